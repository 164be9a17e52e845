/** Problems of files that belong to records. */
import { defineProblem } from '../../core/problem.js'

export const problem = {
  attachmentUnknown: defineProblem(
    'attachment-unknown',
    1,
    404,
    ({ entry }: { entry: string }) =>
      `There is no file of this record under entry ${entry}. Nothing was opened or changed. The list of the record's files names the entry of each.`,
  ),
  attachmentErased: defineProblem(
    'attachment-erased',
    1,
    410,
    ({ entry }: { entry: number }) =>
      `The file of entry ${entry} was erased by law. Its bytes are gone; the log keeps that it was there.`,
  ),
  attachmentWithdrawn: defineProblem(
    'attachment-withdrawn',
    1,
    409,
    ({ entry }: { entry: number }) =>
      `The file of entry ${entry} was withdrawn from this record already. Nothing was changed.`,
  ),
  attachmentClosed: defineProblem(
    'attachment-closed',
    1,
    403,
    ({ entry }: { entry: number }) =>
      `The file of entry ${entry} is closed. It is opened with a reason that is logged, by whoever may open confidential values, and read within ten minutes.`,
  ),
  attachmentOriginal: defineProblem(
    'attachment-original',
    1,
    403,
    ({ entry }: { entry: number }) =>
      `The original of the file of entry ${entry} can tell where, when, with what and by whom it was made. It is opened with a reason that is logged, by whoever may open confidential values, and read within ten minutes. Without that the copy goes out that does not tell it.`,
  ),
  attachmentNoCopy: defineProblem(
    'attachment-no-copy',
    1,
    409,
    ({ entry, type }: { entry: number; type: string }) =>
      `Of the file of entry ${entry} (${type}) no copy can be made from which we know that all is gone that is hidden in it. Nothing went out. Its original is opened with a reason by whoever may open confidential values.`,
  ),
  fileEmpty: defineProblem(
    'file-empty',
    1,
    422,
    () => 'The file has no bytes. Nothing was kept. Look at the original, and send it again.',
  ),
  fileErased: defineProblem(
    'file-erased',
    1,
    409,
    ({ entry }: { entry: number }) =>
      `Exactly these bytes were erased by law, by entry ${entry}. Nothing was kept.`,
  ),
  fileMoved: defineProblem(
    'file-moved',
    1,
    409,
    () =>
      'The file changed while it was read. Nothing was kept. Wait until nobody writes to it, and give it again.',
  ),
  fileChanged: defineProblem(
    'file-changed',
    3,
    500,
    ({ sha256 }: { sha256: string }) =>
      `The kept file with the hash ${sha256} no longer has it: its bytes changed on the disk, or some are missing. It was not given out. Run "truebearing doctor", and restore the newest backup.`,
  ),
} as const
