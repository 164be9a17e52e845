/** Problems of backing up, restoring and recovering. */
import { defineProblem } from '../core/problem.js'

export const problem = {
  backupNotWritten: defineProblem(
    'backup-not-written',
    3,
    507,
    ({ path, why }: { path: string; why: string }) =>
      `The backup ${path} could not be written (${why === 'ENOSPC' ? 'the disk is full' : why}). Nothing is left of it; an older file of that name is as it was. Give another file with --out.`,
  ),
  notABackup: defineProblem(
    'not-a-backup',
    1,
    422,
    () =>
      'This file is not a Truebearing backup. Nothing was changed. Give the file that "backup --out" wrote.',
  ),
  backupUnreadable: defineProblem(
    'backup-unreadable',
    1,
    422,
    ({ frame }: { frame: number }) =>
      `The backup cannot be read at piece ${frame + 1}: the passphrase is another one, or the file was changed or cut. Nothing was restored. Try the passphrase again, then another copy of the file.`,
  ),
  backupInconsistent: defineProblem(
    'backup-inconsistent',
    1,
    422,
    ({ entry, what }: { entry: number; what: string }) =>
      `Entry ${entry} of this backup does not agree with its own log: ${what}. Nothing was restored. Use another copy of the backup.`,
  ),
  programmeNotEmpty: defineProblem(
    'programme-not-empty',
    1,
    409,
    ({ code, entries }: { code: string; entries: number }) =>
      `Programme ${code} already holds ${entries} entries here. Nothing was restored. Restore into a new folder (--data) or another server database.`,
  ),
  keyAlreadyThere: defineProblem(
    'key-already-there',
    1,
    409,
    ({ code }: { code: string }) =>
      `Programme ${code} is not read-only: its key is here and its log continues its last checkpoint. There is nothing to recover.`,
  ),
}
