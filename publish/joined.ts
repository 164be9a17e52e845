/** What all tables together tell: those of a document joined with every one that was published before. */
import type { ListedFile } from '../core/disclosure/differences.js'
import type { ExposedGroup } from '../core/disclosure/joined-audit.js'
import { exposedGroups } from '../core/disclosure/joined-audit.js'
import type { Joined, JoinedCells, JoinedTable } from '../core/disclosure/joined-tables.js'
import { joinTables, narrowTo } from '../core/disclosure/joined-tables.js'
import type { SmallCombination } from '../core/disclosure/small-rows.js'
import { isDecided } from '../core/disclosure/small-rows.js'
import type { WithholdingRule } from '../core/figure/decisions.js'
import { definitionName } from '../core/figure/definition.js'
import { smallestK } from '../core/figure/withhold.js'
import type { Programme } from '../store/programme.js'
import { joinFiles } from './join-files.js'
import { linearSolver } from './solver.js'

/** The tables of a document, and those of before. */
export interface ToBePublished {
  readonly files: readonly ListedFile[]
  readonly earlier: readonly ListedFile[]
  readonly rule: WithholdingRule
}

/** Most classes of records in one audit; where there would be more, as many tables go in together as fit. */
const mostClasses = 1000

/**
 * What anybody could tell of 1 to k - 1 records from all tables of one figure, and could not from those of before alone.
 * Tables of different figures are compared two by two only (core/disclosure/differences.ts).
 */
export async function toldByAll(
  programme: Programme,
  { files, earlier, rule }: ToBePublished,
): Promise<readonly SmallCombination[]> {
  const looked = (file: ListedFile) =>
    file.breakdown.definition.smallNumbers !== 'shown' && !isDecided(file.breakdown, rule)
  const told: SmallCombination[] = []
  for (const figure of new Set(files.filter(looked).map(figureOf))) {
    const of = (list: readonly ListedFile[]) =>
      list.filter((file) => looked(file) && figureOf(file) === figure)
    const [own, before] = [of(files), of(earlier)]
    // One table alone tells what it says, which is looked at where it is made.
    if (own.length + before.length < 2) continue
    const joined = await joinFiles(programme, [...own, ...before])
    told.push(...(await toldOfFigure(joined, own, Math.max(smallestK, rule.k))))
  }
  return told
}

function figureOf({ breakdown }: ListedFile): string {
  return definitionName(breakdown.definition)
}

async function toldOfFigure(
  joined: Joined,
  own: readonly ListedFile[],
  k: number,
): Promise<readonly SmallCombination[]> {
  const solve = await linearSolver()
  const [ours, before] = [joined.tables.slice(0, own.length), joined.tables.slice(own.length).reverse()]
  const exposed = (tables: readonly JoinedTable[]) => {
    const cells = tables.length === 0 ? null : joinTables(narrowTo(joined, tables), mostClasses)
    return cells ? exposedGroups(cells, { k, solve }) : []
  }
  const told: SmallCombination[] = []
  for (const tables of setsThatFit(joined, ours, before)) {
    const found = exposed(tables)
    if (found.length === 0) continue
    const known = new Set(exposed(tables.filter((table) => before.includes(table))).map(nameOf))
    const fresh = found.filter((group) => !known.has(nameOf(group)))
    told.push(...fresh.map((group) => inWords(joined, tables, group, ours)))
  }
  return told
}

/** Each of ours is in a set, with as many of the others as fit; mostly there is one set that holds all. */
function setsThatFit(
  joined: Joined,
  ours: readonly JoinedTable[],
  before: readonly JoinedTable[],
): readonly (readonly JoinedTable[])[] {
  const fits = (tables: readonly JoinedTable[]): JoinedCells | null =>
    joinTables(narrowTo(joined, tables), mostClasses)
  if (fits([...ours, ...before])) return [[...ours, ...before]]
  const sets: JoinedTable[][] = []
  for (const first of ours) {
    if (sets.some((set) => set.includes(first))) continue
    const set = [first]
    for (const table of [...ours, ...before]) if (table !== first && fits([...set, table])) set.push(table)
    sets.push(set)
  }
  return sets
}

function nameOf({ populations, keys }: ExposedGroup): string {
  return JSON.stringify([populations, keys])
}

/** Most tables that a refusal names. */
const mostNamed = 6

function inWords(
  { columns }: Joined,
  tables: readonly JoinedTable[],
  group: ExposedGroup,
  ours: readonly JoinedTable[],
): SmallCombination {
  const { populations, keys, low, high } = group
  const named = (list: readonly JoinedTable[]) => {
    const names = [...new Set(list.map(({ name }) => name))]
    const rest = names.length > mostNamed ? ` and ${names.length - mostNamed} more` : ''
    return names.slice(0, mostNamed).join(', ') + rest
  }
  const [inside, outside] = [
    populations === null ? [] : tables.filter(({ population }) => populations.includes(population)),
    populations === null ? [] : tables.filter(({ population }) => !populations.includes(population)),
  ]
  const conditions = [
    ...keys.flatMap((key, at) =>
      key === null || key === '' ? [] : [`${columns[at]?.dimension.name}=${key}`],
    ),
    ...(inside.length > 0 && outside.length > 0
      ? [`counted in ${named(inside)} and not in ${named(outside)}`]
      : []),
  ]
  return {
    path: (ours.find((table) => tables.includes(table)) ?? ours[0])?.name ?? '',
    combination: conditions.join(', '),
    why: `joined with ${named(tables)} it tells of between ${low} and ${high} records`,
  }
}
