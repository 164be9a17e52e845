/** Entries that rows of a benchmark can speak of; what they say does not matter. */
import { appendEntries } from '../store/append.js'
import { prepareEntry } from '../store/entries.js'
import type { Programme } from '../store/programme.js'

/** Appends that many. */
export async function appendFillers(programme: Programme, count: number): Promise<void> {
  const values = {
    at: '2026-11-24T12:00:00Z',
    by: 'administrator',
    setting: 'contact',
    value: '""',
    reason: null,
  }
  await programme.engine.transaction((session) =>
    appendEntries(
      session,
      programme,
      Array.from({ length: count }, () => prepareEntry('programme-changed', values)),
    ),
  )
}
