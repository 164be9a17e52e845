/** The CSV form of a transcription: one line a landmark, point, corner, row, mine, type, element or field of a record. */
import { transcriptionNotValid } from '../problems.js'
import type { TableRow } from '../table/table.js'

type Line = Readonly<Record<string, string>>
type Json = Record<string, unknown>

/** What a line may be, and the list of the record that it goes into. */
const lists: Readonly<Record<string, { readonly list: string; readonly nameAs: 'name' | 'number' | null }>> =
  {
    landmark: { list: 'landmarks', nameAs: 'name' },
    point: { list: 'points', nameAs: 'name' },
    row: { list: 'rows', nameAs: 'number' },
    mine: { list: 'mines', nameAs: 'number' },
    type: { list: 'mine_types', nameAs: null },
  }

const whats = ['field', 'positions', 'corner', 'closing_leg', 'element', ...Object.keys(lists)]

/** The content of a JSON transcription, from the lines of a CSV one. Throws `transcription-not-valid`. */
export function recordsOfLines(header: readonly string[], rows: readonly TableRow[], path: string): unknown {
  const records = new Map<string, Json>()
  for (const { row, cells } of rows) {
    const line = Object.fromEntries(
      header.flatMap((name, index) => (cells[index] ? [[name, cells[index]] as const] : [])),
    )
    const number = line.record ?? ''
    const record = records.get(number) ?? { number }
    records.set(number, record)
    const problem = addLine(record, line)
    if (problem !== null)
      throw transcriptionNotValid({ path, issues: [{ path: `line ${row + 1}`, message: problem }] })
  }
  return { transcription: 1, records: [...records.values()] }
}

/** Adds one line to its record; says what is wrong with it, or null. */
function addLine(record: Json, { record: _, what = '', name, value, ...rest }: Line): string | null {
  const into = lists[what]
  if (into) {
    const named = into.nameAs && name !== undefined ? { [into.nameAs]: name } : {}
    listIn(record, into.list).push({ ...named, ...rest })
    return null
  }
  switch (what) {
    case 'field':
      if (name === undefined) return 'a field needs its name'
      record[name] = value
      return null
    case 'element':
      if (name === undefined) return 'an element needs its name'
      record.elements = { ...(record.elements as Json | undefined), [name]: value }
      return null
    case 'corner':
      listIn(record, 'outline').push(name)
      return null
    case 'positions':
    case 'closing_leg':
      record[what] = rest
      return null
    default:
      return `"what" must be one of ${whats.join(', ')}, and is "${what}"`
  }
}

function listIn(record: Json, name: string): unknown[] {
  const held = record[name]
  if (Array.isArray(held)) return held
  const made: unknown[] = []
  record[name] = made
  return made
}
