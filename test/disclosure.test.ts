/** Withholding of small cells: published examples, a random attack on what was protected, and linked tables. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { before, describe, test } from 'node:test'
import { auditCells } from '../core/disclosure/attack.js'
import { protectTable } from '../core/disclosure/protect.js'
import type { LinearSolver } from '../core/disclosure/solver.js'
import type { LinkedCells } from '../core/disclosure/table.js'
import { crossTable, linkTables } from '../core/disclosure/table.js'
import { Chance } from '../examples/generate/random.js'
import { linearSolver } from '../publish/solver.js'

let solve: LinearSolver

/** A table of two sides from its inner rows. */
function matrix(rows: readonly string[], columns: readonly string[], counts: readonly (readonly number[])[]) {
  return crossTable({
    sides: [
      { name: 'row', codes: rows },
      { name: 'column', codes: columns },
    ],
    count: ([row = '', column = '']) => counts[rows.indexOf(row)]?.[columns.indexOf(column)] ?? 0,
  })
}

function cellAt({ cells }: LinkedCells, fixed: Readonly<Record<string, string>>): number {
  const key = JSON.stringify(Object.entries(fixed).sort(([one], [other]) => (one < other ? -1 : 1)))
  const found = cells.findIndex((cell) => cell.key === key)
  ok(found >= 0, key)
  return found
}

before(async () => {
  solve = await linearSolver()
})

describe('two published examples', () => {
  // Counts of the data microdata1 of the R package sdcTable (Meindl), region by gender; its cells are numbered from 1.
  const regions = () =>
    matrix(
      ['A', 'B', 'C', 'D'],
      ['male', 'female'],
      [
        [18, 2],
        [14, 19],
        [12, 10],
        [11, 14],
      ],
    )

  for (const leastWidth of [2, 5]) {
    test(`of 15 cells 5, 6, 11 and 12 are withheld, at a width of ${leastWidth}`, () => {
      const table = regions()
      const primary = [cellAt(table, { row: 'A', column: 'female' })]
      equal(table.cells[primary[0] ?? -1]?.value, 2)
      const { withheld } = protectTable(table, { primary, leastWidth, solve })
      deepEqual(
        withheld.map((cell) => cell + 1),
        [5, 6, 11, 12],
      )
    })
  }

  // The 4 by 4 table of sdcTable's test of its simple heuristic: two withheld in every sum, and one still found.
  test('w|b is found as 47 although no sum has it alone, and one cell more, x|d, hides it', () => {
    const table = matrix(
      ['w', 'x', 'y', 'z'],
      ['a', 'b', 'c', 'd'],
      [
        [30, 47, 64, 89],
        [90, 124, 5, 31],
        [92, 100, 59, 85],
        [800, 991, 651, 685],
      ],
    )
    const at = (name: string) => cellAt(table, { row: name[0] ?? '', column: name[1] ?? '' })
    const primary = ['wa', 'wb', 'wc', 'xa', 'xc', 'yb', 'yd', 'zb', 'zd'].map(at)
    const asked = [at('wb')]
    const [found] = auditCells(table, new Set(primary), { asked, solve })
    deepEqual([found?.low, found?.high], [47, 47])
    const { withheld } = protectTable(table, { primary, leastWidth: 5, solve })
    deepEqual(
      withheld.filter((cell) => !primary.includes(cell)),
      [at('xd')],
    )
    const [after] = auditCells(table, new Set(withheld), { asked, solve })
    ok((after?.high ?? 0) - (after?.low ?? 0) >= 5, JSON.stringify(after))
  })
})

test('of 200 random tables of two and three sides no small cell is told closer than k = 5 (seed 20411)', () => {
  const random = new Chance(20411)
  let small = 0
  for (let round = 0; round < 200; round += 1) {
    const three = round % 4 === 3
    const sizes = three ? [2, 3, 3] : [random.integer(3, 5), random.integer(3, 5)]
    const sides = sizes.map((size, side) => ({
      name: `side${side}`,
      codes: Array.from({ length: size }, (_, code) => `c${code}`),
    }))
    const counts = new Map<string, number>()
    const count = (codes: readonly string[]) => {
      const key = codes.join()
      const known =
        counts.get(key) ?? (random.integer(1, 6) === 1 ? random.integer(1, 4) : random.integer(0, 60))
      counts.set(key, known)
      return known
    }
    const table = crossTable({ sides, count })
    const primary = smallCells(table)
    small += primary.length
    const { withheld } = protectTable(table, { primary, leastWidth: 5, solve })
    for (const { cell, low, high } of auditCells(table, new Set(withheld), { asked: primary, solve })) {
      ok(high - low >= 5, `table ${round}, cell ${table.cells[cell]?.key}: [${low}, ${high}]`)
      const value = table.cells[cell]?.value ?? -1
      ok(low <= value && value <= high, `table ${round}: ${value} is not in [${low}, ${high}]`)
    }
  }
  ok(small > 200, `${small} small cells`)
})

test('a cell withheld in one table is withheld in the 2 tables that share it', () => {
  const outcome = { name: 'outcome', codes: ['killed', 'injured'] }
  const status = { name: 'status', codes: ['civilian', 'forces'] }
  const sex = { name: 'sex', codes: ['female', 'male'] }
  const first = crossTable({
    sides: [outcome, status],
    count: ([one, other]) =>
      ({ killedcivilian: 40, killedforces: 31, injuredcivilian: 100, injuredforces: 116 })[
        `${one}${other}`
      ] ?? 0,
  })
  const second = crossTable({
    sides: [outcome, sex],
    count: ([one, other]) =>
      ({ killedfemale: 3, killedmale: 68, injuredfemale: 30, injuredmale: 186 })[`${one}${other}`] ?? 0,
  })
  const linked = linkTables([first, second])
  equal(linked.cells.length, 9 + 9 - 3)
  const primary = [cellAt(linked, { outcome: 'killed', sex: 'female' })]
  const { withheld } = protectTable(linked, { primary, leastWidth: 5, solve })
  const [audited] = auditCells(linked, new Set(withheld), { asked: primary, solve })
  ok((audited?.high ?? 0) - (audited?.low ?? 0) >= 5)
  // Alone, the second table withholds the four inner cells; the first shows that both totals of outcome stay.
  deepEqual(
    withheld.map((cell) => linked.cells[cell]?.key.includes('sex')),
    [true, true, true, true],
  )
})

function smallCells({ cells }: LinkedCells): number[] {
  return cells.flatMap(({ value }, cell) => (value > 0 && value < 5 ? [cell] : []))
}
