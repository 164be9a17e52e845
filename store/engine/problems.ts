/** Problems of opening and using a database. */
import { defineProblem } from '../../core/problem.js'

export const problem = {
  statementCancelled: defineProblem(
    'statement-cancelled',
    1,
    499,
    () => 'The work was cancelled. What was acknowledged before is kept.',
  ),
  diskFull: defineProblem(
    'disk-full',
    3,
    507,
    () =>
      'The disk is full. The last step was not done; everything acknowledged before is kept. Free some space and run the command again.',
  ),
  registerInUse: defineProblem(
    'register-in-use',
    3,
    423,
    (holder: { directory: string; processId: number; host: string; isElsewhere: boolean }) => inUse(holder),
  ),
  folderNotWritable: defineProblem(
    'folder-not-writable',
    3,
    403,
    ({ directory, why }: { directory: string; why: string }) =>
      `The folder ${directory} cannot be written (${why}). Nothing was changed. Give another folder with --data, or ask its owner for the right to write.`,
  ),
  databaseUnreachable: defineProblem(
    'database-unreachable',
    3,
    503,
    ({ server, why }: { server: string; why: string }) =>
      `The database server ${server} cannot be reached: ${why}. Nothing was changed. Check DATABASE_URL and that the server runs.`,
  ),
  databaseLost: defineProblem(
    'database-lost',
    3,
    503,
    ({ why }: { why: string }) =>
      `The connection to the database server ended (${why}). The last step may or may not have been done; everything acknowledged before is kept. Check the server and run the command again.`,
  ),
  postgisMissing: defineProblem(
    'postgis-missing',
    3,
    503,
    ({ database, why }: { database: string; why: string }) =>
      `The database ${database} has no PostGIS (${why}). Install the package postgresql-15-postgis-3 on the server and run "create extension postgis" in the database as its administrator.`,
  ),
  serverTooOld: defineProblem(
    'server-too-old',
    3,
    503,
    ({ found, needed }: { found: string; needed: string }) =>
      `The database server has ${found}; ${needed} or newer is needed.`,
  ),
  serverLocale: defineProblem(
    'server-locale-c',
    3,
    503,
    ({ database, locale }: { database: string; locale: string }) =>
      `The database ${database} has lc_ctype ${locale}: names in Arabic, Cyrillic or Khmer would not be found in it. Make the database anew with "create database NAME template template0 lc_ctype 'C.UTF-8' lc_collate 'C.UTF-8'".`,
  ),
  serverEncoding: defineProblem(
    'server-encoding',
    3,
    503,
    ({ database, encoding }: { database: string; encoding: string }) =>
      `The database ${database} keeps text as ${encoding}, which cannot hold every name. Make the database anew with "create database NAME template template0 encoding 'UTF8' lc_ctype 'C.UTF-8' lc_collate 'C.UTF-8'".`,
  ),
  extensionRefused: defineProblem(
    'extension-refused',
    3,
    503,
    ({ database, extension, why }: { database: string; extension: string; why: string }) =>
      `The extension ${extension} cannot be made in the database ${database} (${why}). Run "create extension ${extension}" in it as its administrator.`,
  ),
  rasterPresent: defineProblem(
    'raster-extension-present',
    3,
    503,
    () =>
      'The extension postgis_raster is in this register. With it the embedded engine answers with empty rows and no error, so the register is not opened. Remove the extension.',
  ),
}

function inUse(holder: { directory: string; processId: number; host: string; isElsewhere: boolean }): string {
  const { directory, processId, host, isElsewhere } = holder
  if (isElsewhere) {
    return `The register in ${directory} was opened by process ${processId} of ${host}, another machine or container that cannot be asked from here. Nothing was changed. End that process; if it is gone for certain, delete the file lock in the folder, and run this command again.`
  }
  return `The register in ${directory} is in use by process ${processId}. Nothing was changed. Wait until that command ends, or end it, and run this one again.`
}
