/** Exports that show confidential fields or leave the house are acts of their own in the log. */
import { appendEntries } from './append.js'
import { keepCheckpoint } from './checkpoint.js'
import { prepareEntry } from './entries.js'
import type { Programme } from './programme.js'
import { timestamp } from './programme.js'

/** What is noted of an export. */
export interface NotedExport {
  readonly kind: string
  readonly audience: 'confidential' | 'public'
  readonly asOf: number
  readonly format: string
}

/** Appends the entry of an export; gives its number (n + 1). Throws `programme-read-only`. */
export async function noteExport(programme: Programme, noted: NotedExport): Promise<number> {
  const entry = prepareEntry('exported', {
    at: timestamp(programme.now()),
    by: noted.audience === 'public' ? 'publisher' : 'reader of confidential records',
    kind: noted.kind,
    audience: noted.audience,
    as_of: String(noted.asOf),
    format: noted.format,
  })
  const { first } = await programme.engine.transaction((session) =>
    appendEntries(session, programme, [entry]),
  )
  await keepCheckpoint(programme)
  return first
}
