/** Tables as core/disclosure joins them: every record that any of them counts, described in all of their columns. */
import type { ListedFile } from '../core/disclosure/differences.js'
import type { Joined, JoinedTable, Profile } from '../core/disclosure/joined-tables.js'
import type { RowColumn } from '../core/document/breakdowns.js'
import { isPlace } from '../core/document/breakdowns.js'
import { dimensionNamed } from '../core/figure/dimensions.js'
import { printQuery } from '../core/figure/print.js'
import type { Session } from '../store/engine/engine.js'
import type { CountedRecord } from '../store/figure/records.js'
import type { Programme } from '../store/programme.js'
import { recordsOf } from './records.js'

/** Joins tables of one figure. Reads the records of each period, place and entry once. */
export async function joinFiles(programme: Programme, files: readonly ListedFile[]): Promise<Joined> {
  const shared = new SharedList()
  const populations = new Map<string, ListedFile>()
  const tables = files.map((file): JoinedTable => {
    const name = populationOf(file)
    if (!populations.has(name)) populations.set(name, file)
    const { columns, base, definition } = file.breakdown
    return {
      name: file.name,
      population: [...populations.keys()].indexOf(name),
      where: base.where.map((condition) => {
        const dimension = dimensionNamed(definition, condition.dimension)
        const column = {
          dimension,
          asked: isPlace(dimension) ? condition.codes : [],
          isBy: !isPlace(dimension),
        }
        return { at: shared.add(column), column, condition }
      }),
      columns: columns.map((column) => ({
        at: shared.add(column),
        column,
        isCoarse: file.level === 'as asked',
      })),
    }
  })
  const read = await programme.engine.transaction((session) =>
    readPopulations(session, programme, { populations: [...populations.values()], columns: shared.columns }),
  )
  return { columns: shared.columns, tables, ...read }
}

/** Columns by what they say: one of places also by the places it tells apart. */
class SharedList {
  readonly columns: RowColumn[] = []
  readonly #at = new Map<string, number>()

  add({ dimension, asked, isBy }: RowColumn): number {
    const isAsked = isPlace(dimension) && !isBy
    const name = JSON.stringify([dimension.name, isAsked ? asked : null])
    const known = this.#at.get(name)
    if (known !== undefined) return known
    this.#at.set(name, this.columns.length)
    return this.columns.push({ dimension, asked: isAsked ? asked : [], isBy: !isAsked }) - 1
  }
}

/** A period and place as of an entry, whatever the conditions. */
function populationOf({ breakdown: { base } }: ListedFile): string {
  return printQuery({ ...base, where: [] })
}

function placeAndPeriod({ breakdown: { base } }: ListedFile): string {
  return printQuery({ ...base, where: [], asOf: null })
}

async function readPopulations(
  session: Session,
  programme: Programme,
  what: { readonly populations: readonly ListedFile[]; readonly columns: readonly RowColumn[] },
): Promise<Pick<Joined, 'profiles' | 'possible'>> {
  const { populations, columns } = what
  const read = (file: ListedFile, asOf: number | null): Promise<readonly CountedRecord[]> =>
    recordsOf(session, programme, {
      ...file.breakdown,
      base: { ...file.breakdown.base, where: [], asOf },
      columns,
    })
  const latest = Math.max(...populations.map(({ breakdown }) => breakdown.base.asOf ?? 0))
  const states = new Groups()
  const unchanged = new Groups()
  for (const [index, file] of populations.entries()) {
    const { asOf } = file.breakdown.base
    for (const { recordId, keys } of await read(file, asOf)) states.add(recordId, keys, [index])
  }
  for (const name of new Set(populations.map(placeAndPeriod))) {
    const [first] = populations.filter((file) => placeAndPeriod(file) === name)
    if (!first) continue
    const same = [...populations.keys()].filter(
      (index) => populations[index] && placeAndPeriod(populations[index]) === name,
    )
    for (const { recordId, keys } of await read(first, latest)) unchanged.add(recordId, keys, same)
  }
  return { profiles: states.profiles(), possible: unchanged.profiles() }
}

/** Records with the populations they are in; one whose keys changed between two entries stands once for each state. */
class Groups {
  readonly #found = new Map<string, { readonly keys: readonly string[]; readonly populations: Set<number> }>()

  add(recordId: string, keys: readonly string[], populations: readonly number[]): void {
    const name = JSON.stringify([recordId, keys])
    const found = this.#found.get(name) ?? { keys, populations: new Set<number>() }
    for (const population of populations) found.populations.add(population)
    this.#found.set(name, found)
  }

  profiles(): readonly Profile[] {
    const counted = new Map<string, Profile>()
    for (const { keys, populations } of this.#found.values()) {
      const sorted = [...populations].sort((one, other) => one - other)
      const name = JSON.stringify([sorted, keys])
      const count = 1 + (counted.get(name)?.count ?? 0)
      counted.set(name, { populations: sorted, keys, count })
    }
    return [...counted.values()]
  }
}
