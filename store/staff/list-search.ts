/**
 * Looking for words in a list. A word is found by its beginning; of a search for several each must be found, in the record
 * or in the name of its place.
 *
 * How common the words are is counted first, in the order of an index and no further than needed, so that what is read next
 * does not rest on a guess of the planner: a rare word gives the records themselves, a common one a set that a list in its
 * order looks into, and of one that nearly every record has any page is soon full.
 */
import type { Kind } from '../../core/record/definition.js'
import { searchedColumn } from '../../core/record/searched-text.js'
import type { Session } from '../engine/engine.js'
import { Parameters } from '../figure/parameters.js'
import { isSearched } from '../schema/searched-words.js'
import { hasPlace, listedFields } from './staff-values.js'

/** A word, folded, and the places whose name holds it. */
export interface WantedWord {
  readonly word: string
  readonly placeIds: readonly string[]
}

/** Where records that have the words are looked for. They may lack some of the words, and none that has them all is missing. */
export type Within =
  | { readonly how: 'anywhere' }
  | { readonly how: 'among'; readonly recordIds: readonly string[] }
  | { readonly how: 'having'; readonly word: WantedWord }

/** How many records a word may have to be read in one way or another. */
export interface SearchBounds {
  /** So many are read and sorted at once. */
  readonly mostRead: number
  /** So many are looked up and sorted where the first in order do not fill a page. */
  readonly mostInSet: number
  /** So many of the first in order are looked at before the records of a common word are looked up. */
  readonly firstLookedAt: number
}

/** Those that hold where none are said. */
export const usualBounds: SearchBounds = { mostRead: 5000, mostInSet: 100_000, firstLookedAt: 20_000 }
/** The longest words tell most; a search for more words is no quicker for asking about each. */
const mostCounted = 4

/** Finds where to look. */
export async function withinWords(
  session: Session,
  { kind, programmeId }: { readonly kind: Kind; readonly programmeId: string },
  words: readonly WantedWord[],
  { mostRead, mostInSet }: SearchBounds = usualBounds,
): Promise<Within> {
  const longest = [...words].sort((one, other) => other.word.length - one.word.length).slice(0, mostCounted)
  let within: Within = { how: 'anywhere' }
  let fewest = mostInSet + 1
  for (const word of longest) {
    const parameters = new Parameters()
    const having = recordsHaving(kind, programmeId, word, parameters)
    const [row] = await session.query<{ records: number }>(
      // programme_id: in recordsHaving.
      `select count(*) as records from (${having} limit ${fewest}) as counted`,
      parameters.values,
    )
    const records = row?.records ?? 0
    if (records >= fewest) continue
    fewest = records
    within = { how: 'having', word }
    if (records <= mostRead) return { how: 'among', recordIds: await idsHaving(session, having, parameters) }
  }
  return within
}

async function idsHaving(
  session: Session,
  having: string,
  parameters: Parameters,
): Promise<readonly string[]> {
  // programme_id: in recordsHaving.
  const rows = await session.query<{ record_id: string }>(having, parameters.values)
  return [...new Set(rows.map(({ record_id: id }) => id))]
}

/**
 * Whether more than so many records have the word, told from the index alone; false also where that does not tell. Several
 * words of a record can begin alike, so that more entries are read than records are wanted.
 */
export async function haveMoreThan(
  session: Session,
  { kind, programmeId }: { readonly kind: Kind; readonly programmeId: string },
  word: WantedWord,
  most: number,
): Promise<boolean> {
  const parameters = new Parameters()
  const having = recordsHaving(kind, programmeId, word, parameters)
  const [row] = await session.query<{ records: number }>(
    // programme_id: in recordsHaving.
    `select count(distinct record_id) as records from (${having} limit ${3 * most}) as some_of_them`,
    parameters.values,
  )
  return (row?.records ?? 0) > most
}

/** The column by which a record is found by the name of its place: a place by its own, in any language; null where it has none. */
function placeColumn(kind: Kind): 'place' | 'record_id' | null {
  if (kind.kind === 'place') return 'record_id'
  return hasPlace(listedFields(kind)) ? 'place' : null
}

/** SQL of the records as they are now that have the word, or whose place does; one can come several times. */
export function recordsHaving(
  kind: Kind,
  programmeId: string,
  { word, placeIds }: WantedWord,
  parameters: Parameters,
): string {
  const programme = parameters.add(programmeId, 'uuid')
  const beginning = parameters.add(word, 'text')
  // The last of all characters: what begins so stands before it.
  const end = parameters.add(`${word}\u{10ffff}`, 'text')
  const own = `select record_id from searched_words
    where programme_id = ${programme} and kind = '${kind.kind}' and word >= ${beginning} and word < ${end}`
  const column = placeColumn(kind)
  if (placeIds.length === 0 || column === null) return own
  return `${own} union all select record_id from ${kind.table}
    where programme_id = ${programme} and ${column} = any(${parameters.add(placeIds, 'uuid[]')})
      and role = 'accepted' and current_from is not null and current_to is null`
}

/** SQL over what staff may read: of each of the words that the record has it, or its place. */
export function hasWords(
  kind: Kind,
  words: readonly WantedWord[],
  parameters: Parameters,
): readonly string[] {
  const column = placeColumn(kind)
  return words.map(({ word, placeIds }) => {
    const either = [
      // A folded word has no sign that LIKE reads as a placeholder.
      ...(isSearched(kind) ? [`${searchedColumn} like ${parameters.add(`% ${word}%`, 'text')}`] : []),
      ...(placeIds.length > 0 && column !== null
        ? [`${column} = any(${parameters.add(placeIds, 'uuid[]')})`]
        : []),
    ]
    return either.length === 0 ? 'false' : `(${either.join(' or ')})`
  })
}
