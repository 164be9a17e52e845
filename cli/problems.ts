/** Problems of the command line itself. */
import { defineProblem } from '../core/problem.js'

export const problem = {
  unknownCommand: defineProblem(
    'unknown-command',
    2,
    400,
    ({ command }: { command: string }) =>
      `There is no command "${command}". "truebearing help" lists the commands.`,
  ),
  wrongUse: defineProblem(
    'wrong-use',
    2,
    400,
    ({ what, usage }: { what: string; usage: string }) => `${what}\nUsage: truebearing ${usage}`,
  ),
  fileNotReadable: defineProblem(
    'file-not-readable',
    2,
    400,
    ({ path, why }: { path: string; why: string }) => `${path} cannot be read: ${why}. Nothing was changed.`,
  ),
  minefieldRecordUnknown: defineProblem(
    'minefield-record-unknown',
    2,
    404,
    ({ asked }: { asked: string }) =>
      `There is no minefield record "${asked}" as of that entry. Nothing was assessed. Look at --all, which lists the number of each.`,
  ),
  fileNotWritable: defineProblem(
    'file-not-writable',
    3,
    500,
    ({ path, why }: { path: string; why: string }) =>
      `${path} cannot be written: ${why}. Nothing else was changed. Give another file.`,
  ),
  routeNotReadable: defineProblem(
    'route-not-readable',
    2,
    400,
    ({ path, why }: { path: string; why: string }) =>
      `${path} is not read as a route: ${why}. Give a GeoJSON file (RFC 7946) with a LineString or MultiLineString, longitude before latitude.`,
  ),
  folderNotEmpty: defineProblem(
    'folder-not-empty',
    2,
    409,
    ({ directory, name }: { directory: string; name: string }) =>
      `${directory} is not empty (it holds ${name}) and is no register. Nothing was changed. Give a new or empty folder.`,
  ),
  passphraseNeeded: defineProblem(
    'passphrase-needed',
    2,
    400,
    () =>
      'A passphrase is needed. Give --passphrase-file F, or run the command on a terminal, where it is asked.',
  ),
}
