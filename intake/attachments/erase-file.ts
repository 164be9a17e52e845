/** Lawful erasure of one file of a record, such as a photograph in which somebody is seen. Its record stays as it is. */
import { toHex } from '../../core/log/bytes.js'
import { appendEntries } from '../../store/append.js'
import { oneFile } from '../../store/attachments/erase-attachments.js'
import { problem } from '../../store/attachments/problems.js'
import { keepCheckpoint } from '../../store/checkpoint.js'
import { scrub } from '../../store/engine/scrub.js'
import { prepareEntry } from '../../store/entries.js'
import { eraseBodies, noteErasedOutside } from '../../store/erase-bodies.js'
import { scrubbedTables } from '../../store/erase-traces.js'
import type { Programme } from '../../store/programme.js'
import { oneAtATime, timestamp } from '../../store/programme.js'
import { problem as programmeProblem } from '../../store/programme-problems.js'

/** What the erasure of a file did. */
export interface FileErasure {
  /** Number of the `erased` entry. */
  readonly entry: number
  /** Numbers of the entries whose bodies went: the file's own, and those of its custody. */
  readonly erased: readonly number[]
  /** False where another file of a record, or an import, consists of the same bytes: they stay for that one. */
  readonly bytesErased: boolean
}

/** Erases the file of an attachment-added entry. Throws `attachment-unknown` and `programme-read-only`. */
export async function eraseFile(
  programme: Programme,
  attachment: number,
  reason: string,
): Promise<FileErasure> {
  const { engine, programmeId } = programme
  if (programme.readOnlyBecause) throw programmeProblem.readOnly({ ...programme.readOnlyBecause })
  const erasure = await oneAtATime(programme, () =>
    engine.transaction(async (session) => {
      const found = await oneFile(session, programmeId, attachment)
      if (!found) throw problem.attachmentUnknown({ entry: String(attachment) })
      const { first } = await appendEntries(session, programme, [
        prepareEntry('erased', {
          at: timestamp(programme.now()),
          by: 'administrator',
          entries: found.entries.map((n) => String(n + 1)),
          files: found.files.map(({ before }) => [toHex(before)]),
          reason,
        }),
      ])
      await eraseBodies(session, programmeId, { ...found, erasedAt: first })
      return { entry: first, erased: found.entries.map((n) => n + 1), bytesErased: found.files.length > 0 }
    }),
  )
  noteErasedOutside(programme, erasure.erased)
  await keepCheckpoint(programme)
  await scrub(engine, scrubbedTables)
  return erasure
}
