/**
 * Which row of a corrected file replaces which row of the old one: a gone and a new row are paired one to one where
 * each is the other's only best match, at most two columns apart (records.md, "Import").
 */

/** A row as cells, with whatever the caller knows it by. */
export interface RowCells<Id> {
  readonly id: Id
  readonly cells: readonly string[]
}

/** A gone row and the new row that replaces it, with the columns (0-based) that changed. */
export interface Pair<Gone, New> {
  readonly gone: Gone
  readonly added: New
  readonly columns: readonly number[]
}

const mostColumnsApart = 2
/** Above this many rows in one bucket nothing tells them apart well enough to be called a correction. */
const largestBucket = 2000

/**
 * Pairs rows; those that match several equally well are left alone, both as gone and as new. Rows of the same text
 * cannot be told apart, so they are paired as a group, as many as there are on both sides.
 */
export function pairRows<Gone, New>(
  gone: readonly RowCells<Gone>[],
  added: readonly RowCells<New>[],
): readonly Pair<Gone, New>[] {
  const goneGroups = groupEqual(gone)
  const addedGroups = groupEqual(added)
  const best = new BestMatches(goneGroups.length, addedGroups.length)
  for (const [oneIndex, otherIndex] of candidates(goneGroups, addedGroups)) {
    const distance = changedColumns(cellsOf(goneGroups, oneIndex), cellsOf(addedGroups, otherIndex)).length
    if (distance <= mostColumnsApart) best.add(oneIndex, otherIndex, distance)
  }
  return best.mutual().flatMap(([oneIndex, otherIndex]) => {
    const columns = changedColumns(cellsOf(goneGroups, oneIndex), cellsOf(addedGroups, otherIndex))
    const others = addedGroups[otherIndex]?.id ?? []
    return (goneGroups[oneIndex]?.id ?? []).flatMap((id, index) => {
      const other = others[index]
      return index < others.length && other !== undefined ? [{ gone: id, added: other, columns }] : []
    })
  })
}

function cellsOf<Id>(rows: readonly RowCells<Id>[], index: number): readonly string[] {
  return rows[index]?.cells ?? []
}

/** Rows of the same text as one row whose id is the list of theirs. */
function groupEqual<Id>(rows: readonly RowCells<Id>[]): readonly RowCells<Id[]>[] {
  const groups = new Map<string, { id: Id[]; cells: readonly string[] }>()
  for (const row of rows) {
    const key = JSON.stringify(row.cells)
    const group = groups.get(key)
    if (group) group.id.push(row.id)
    else groups.set(key, { id: [row.id], cells: row.cells })
  }
  return [...groups.values()]
}

/** The columns in which two rows differ; a missing cell differs from any text. */
export function changedColumns(one: readonly string[], other: readonly string[]): readonly number[] {
  const columns: number[] = []
  for (let column = 0; column < Math.max(one.length, other.length); column += 1) {
    if (one[column] !== other[column]) columns.push(column)
  }
  return columns
}

/**
 * Pairs that can be at most two columns apart: of three groups of columns, at least one is then equal whole, so only
 * rows that share a group need be compared. Each pair comes once.
 */
function* candidates<Gone, New>(
  gone: readonly RowCells<Gone>[],
  added: readonly RowCells<New>[],
): Generator<readonly [number, number]> {
  const seen = new Set<number>()
  for (let group = 0; group <= mostColumnsApart; group += 1) {
    const buckets = new Map<string, number[]>()
    gone.forEach((row, index) => {
      const key = groupKey(row.cells, group)
      const bucket = buckets.get(key)
      if (bucket) bucket.push(index)
      else buckets.set(key, [index])
    })
    for (const [otherIndex, row] of added.entries()) {
      const bucket = buckets.get(groupKey(row.cells, group)) ?? []
      if (bucket.length > largestBucket) continue
      for (const oneIndex of bucket) {
        const pair = oneIndex * added.length + otherIndex
        if (seen.has(pair)) continue
        seen.add(pair)
        yield [oneIndex, otherIndex]
      }
    }
  }
}

function groupKey(cells: readonly string[], group: number): string {
  return JSON.stringify(cells.filter((_, column) => column % (mostColumnsApart + 1) === group))
}

/** For each row its nearest rows on the other side, and whether there is only one. */
class BestMatches {
  readonly #ofGone: (Nearest | undefined)[]
  readonly #ofAdded: (Nearest | undefined)[]

  constructor(gone: number, added: number) {
    this.#ofGone = new Array<Nearest | undefined>(gone)
    this.#ofAdded = new Array<Nearest | undefined>(added)
  }

  add(one: number, other: number, distance: number): void {
    this.#ofGone[one] = nearer(this.#ofGone[one], other, distance)
    this.#ofAdded[other] = nearer(this.#ofAdded[other], one, distance)
  }

  mutual(): readonly (readonly [number, number])[] {
    const pairs: [number, number][] = []
    this.#ofGone.forEach((nearest, one) => {
      if (!nearest?.only) return
      const back = this.#ofAdded[nearest.index]
      if (back?.only && back.index === one) pairs.push([one, nearest.index])
    })
    return pairs
  }
}

interface Nearest {
  readonly index: number
  readonly distance: number
  readonly only: boolean
}

function nearer(known: Nearest | undefined, index: number, distance: number): Nearest {
  if (!known || distance < known.distance) return { index, distance, only: true }
  return distance === known.distance ? { ...known, only: false } : known
}
