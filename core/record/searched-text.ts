/** Which texts of a record are searched by its lists, from the definition of its kind. */
import type { Field, Kind, Value, Values } from './definition.js'
import { isHeldBack } from './held-back.js'
import { wordsOf } from './searched-words.js'

/** The column of a derived table that holds the words under which a record is found, each after a space. */
export const searchedColumn = 'searched'

/** How a version came in is said of every record in the same words. */
const ofEveryRecord: ReadonlySet<string> = new Set(['reason', 'sources'])
/** Beside a name in a list: no word of the name. */
const besideNames: ReadonlySet<string> = new Set(['language', 'script'])

/** The fields that lists search: texts, and lists with texts, that whoever may list the records may read. */
export function searchedFields(fields: readonly Field[]): readonly Field[] {
  return fields.filter(
    ({ name, privacy, value }) =>
      privacy !== 'confidential' &&
      !ofEveryRecord.has(name) &&
      (value.type === 'text' || (value.type === 'list' && value.parts.some(isSearchedPart))),
  )
}

function isSearchedPart({ name, privacy, value }: Field): boolean {
  return value.type === 'text' && privacy !== 'confidential' && !besideNames.has(name)
}

/**
 * The words of a record, each with a space before it; null where it has none. A record that is held back as a whole has
 * none, so that no search tells what it says.
 */
export function searchedText(kind: Kind, fields: readonly Field[], values: Values): string | null {
  if (isHeldBack(kind, values)) return null
  const words = new Set<string>()
  for (const field of fields)
    for (const text of textsOf(field, values[field.name] ?? null))
      for (const word of wordsOf(text)) words.add(word)
  return words.size === 0 ? null : ` ${[...words].join(' ')}`
}

function textsOf({ value: type }: Field, value: Value): readonly string[] {
  if (typeof value === 'string') return [value]
  if (type.type !== 'list' || !Array.isArray(value)) return []
  return value.flatMap((row: Value) =>
    Array.isArray(row)
      ? type.parts.flatMap((part, at) => {
          const text: unknown = row[at]
          return isSearchedPart(part) && typeof text === 'string' ? [text] : []
        })
      : [],
  )
}
