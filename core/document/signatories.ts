/** Who signed: those who agreed to be named, as agreed, and the counts of the rest. */
import { parseCsv, printCsv } from './csv.js'
import { signatoriesNotReadable } from './problems.js'

/** One line of signatories.csv. `name` empty: so many people of that capacity who are not named. */
export interface SignatoryLine {
  readonly name: string
  readonly capacity: string
  readonly organisation: string
  readonly position: string
  readonly relation: string
  readonly count: number
}

const columns = ['name', 'capacity', 'organisation', 'position', 'relation', 'count'] as const

/**
 * Reads the list that lies beside a document: a header with at least `name`, `capacity` and `name_in_public`. Whoever
 * does not have "yes" there is counted and not named. Whose kin somebody is, the way and the day of signing are never
 * taken over: naming the dead needs a consent of its own. Throws `signatories-not-readable`.
 */
export function readSignatories(text: string): readonly SignatoryLine[] {
  const [header, ...rows] = parseCsv(text) ?? []
  if (!header) throw signatoriesNotReadable({ reason: 'it is no CSV' })
  for (const needed of ['name', 'capacity', 'name_in_public']) {
    if (!header.includes(needed)) throw signatoriesNotReadable({ reason: `it has no column ${needed}` })
  }
  const named: SignatoryLine[] = []
  const rest = new Map<string, number>()
  for (const [index, row] of rows.entries()) {
    if (row.every((cell) => cell.trim() === '')) continue
    if (row.length !== header.length) {
      throw signatoriesNotReadable({
        reason: `line ${index + 2} has ${row.length} cells and not ${header.length}`,
      })
    }
    const cell = (name: string) => (row[header.indexOf(name)] ?? '').trim()
    const capacity = cell('capacity') || 'not stated'
    if (cell('name_in_public').toLowerCase() !== 'yes' || cell('name') === '') {
      rest.set(capacity, (rest.get(capacity) ?? 0) + 1)
      continue
    }
    const [name, organisation, position, relation] = ['name', 'organisation', 'position', 'relation'].map(
      cell,
    )
    named.push({
      name: name ?? '',
      capacity,
      organisation: organisation ?? '',
      position: position ?? '',
      relation: relation ?? '',
      count: 1,
    })
  }
  const unnamed = [...rest].sort(([one], [other]) => (one < other ? -1 : 1))
  return [
    ...named,
    ...unnamed.map(([capacity, count]) => ({
      name: '',
      capacity,
      organisation: '',
      position: '',
      relation: '',
      count,
    })),
  ]
}

/** signatories.csv of a bundle. */
export function printSignatories(lines: readonly SignatoryLine[]): string {
  return printCsv([columns, ...lines.map((line) => columns.map((column) => String(line[column])))])
}

/** Reads signatories.csv of a bundle; null where it does not have its one form. Never throws. */
export function parseSignatories(text: string): readonly SignatoryLine[] | null {
  const [header, ...rows] = parseCsv(text) ?? []
  if (header?.join() !== columns.join()) return null
  const lines = rows.map((row): SignatoryLine => {
    const [name = '', capacity = '', organisation = '', position = '', relation = '', count = ''] = row
    return { name, capacity, organisation, position, relation, count: Number(count) }
  })
  const fits = lines.every(
    ({ count, name }) => Number.isSafeInteger(count) && count > 0 && (name === '' || count === 1),
  )
  return fits && printSignatories(lines) === text ? lines : null
}
