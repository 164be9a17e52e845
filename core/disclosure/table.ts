/** Tables as cells and sums: the shape in which numbers that hang together are protected and attacked. */

/** One published or withheld number. */
export interface Cell {
  /** The same key in two tables is the same number. */
  readonly key: string
  /** A whole number of records, at least 0. */
  readonly value: number
}

/** That the parts add up to the total; positions in `cells`. */
export interface Sum {
  readonly total: number
  readonly parts: readonly number[]
}

/** Numbers that hang together: one table, or several that share cells. */
export interface LinkedCells {
  readonly cells: readonly Cell[]
  readonly sums: readonly Sum[]
}

/** A dimension of a table: its name and its codes, of which none is the total. */
export interface Side {
  readonly name: string
  readonly codes: readonly string[]
}

/** A table of counts with all of its totals. */
export interface CrossTable {
  readonly sides: readonly Side[]
  /** What is counted in an inner cell, by one code a side; 0 where nothing is said. */
  readonly count: (codes: readonly string[]) => number
}

/**
 * The cells of a table, totals among them, and every sum along a side. Cells come in the order of their codes, the
 * total first on each side, the last side quickest. A key names the sides and codes that are fixed, so that the totals
 * of two tables over the same records are one cell.
 */
export function crossTable({ sides, count }: CrossTable): LinkedCells {
  const places: (readonly (string | null)[])[] = sides.reduce<(readonly (string | null)[])[]>(
    (made, { codes }) => made.flatMap((place) => [null, ...codes].map((code) => [...place, code])),
    [[]],
  )
  const at = new Map(places.map((place, index) => [JSON.stringify(place), index]))
  const find = (place: readonly (string | null)[]) => {
    const index = at.get(JSON.stringify(place))
    if (index === undefined) throw new Error(`no cell ${JSON.stringify(place)}`)
    return index
  }
  const sums = places.flatMap((place, total) =>
    place.flatMap((code, side): Sum[] =>
      code === null
        ? [{ total, parts: (sides[side]?.codes ?? []).map((part) => find(place.with(side, part))) }]
        : [],
    ),
  )
  const cells = places.map((place) => ({ key: keyOf(sides, place), value: addUp(sides, count, place) }))
  return { cells, sums: sums.filter(({ parts }) => parts.length > 0) }
}

function keyOf(sides: readonly Side[], place: readonly (string | null)[]): string {
  const fixed = sides.flatMap(({ name }, side) => {
    const code = place[side]
    return code === null || code === undefined ? [] : [[name, code] as const]
  })
  return JSON.stringify([...fixed].sort(([one], [other]) => (one < other ? -1 : 1)))
}

function addUp(
  sides: readonly Side[],
  count: CrossTable['count'],
  place: readonly (string | null)[],
): number {
  const open = place.indexOf(null)
  if (open < 0) return count(place.map(String))
  return (sides[open]?.codes ?? []).reduce(
    (sum, code) => sum + addUp(sides, count, place.with(open, code)),
    0,
  )
}

/** Several tables as one: cells of the same key are one cell. Throws a bug where they do not hold the same number. */
export function linkTables(tables: readonly LinkedCells[]): LinkedCells {
  const cells: Cell[] = []
  const at = new Map<string, number>()
  const sums = new Map<string, Sum>()
  for (const table of tables) {
    const moved = table.cells.map((cell) => {
      const known = at.get(cell.key)
      if (known === undefined) {
        at.set(cell.key, cells.length)
        return cells.push(cell) - 1
      }
      if (cells[known]?.value !== cell.value) throw new Error(`${cell.key} is counted in two ways`)
      return known
    })
    for (const { total, parts } of table.sums) {
      const sum = { total: moved[total] ?? -1, parts: parts.map((part) => moved[part] ?? -1) }
      sums.set(JSON.stringify(sum), sum)
    }
  }
  return { cells, sums: [...sums.values()] }
}
