/** All tables of a figure joined: what three of them tell that no two do, by hand, at random, and in a real register. */
import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { exposedGroups } from '../core/disclosure/joined-audit.js'
import type { Joined, JoinedCells, Profile } from '../core/disclosure/joined-tables.js'
import { joinTables } from '../core/disclosure/joined-tables.js'
import type { LinearSolver } from '../core/disclosure/solver.js'
import type { Dimension } from '../core/figure/dimensions.js'
import { Chance } from '../examples/generate/random.js'
import { checkFile } from '../publish/check-document.js'
import { refusedTables } from '../publish/check-tables.js'
import { publishDocument } from '../publish/publish-document.js'
import { chooseLevels, countFiles, earlierFiles } from '../publish/rows.js'
import { linearSolver } from '../publish/solver.js'
import { logSize } from '../store/append.js'
import type { Programme } from '../store/programme.js'
import { changeMethod } from '../store/programme-changes.js'
import { importText, newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { alike, csv } from './support/victims.js'

let solve: LinearSolver
before(async () => {
  solve = await linearSolver()
})

const k = 5
const codes = (count: number) => Array.from({ length: count }, (_, code) => `c${code}`)

function dimension(name: string, count: number): Dimension {
  return {
    name,
    label: name,
    type: 'code',
    codes: codes(count).map((code) => ({ code, label: code })) as unknown as Dimension['codes'],
    privacy: 'public',
  }
}

/** Tables by some of the sides, over one population. */
function tablesBy(
  sizes: readonly number[],
  by: readonly (readonly number[])[],
  profiles: readonly Profile[],
): Joined {
  const columns = sizes.map((size, side) => ({
    dimension: dimension(`s${side}`, size),
    asked: [],
    isBy: true,
  }))
  return {
    columns,
    profiles,
    possible: profiles,
    tables: by.map((sides, index) => ({
      name: `table ${index}`,
      population: 0,
      where: [],
      columns: sides.map((at) => ({ at, column: columns[at]!, isCoarse: false })),
    })),
  }
}

describe('by hand', () => {
  test('a year of 100 less its parts of 50 and 48 is told as 2, and no 2 of the 3 tell it', () => {
    const populations = [[0, 1], [0, 2], [0]]
    const profiles = [50, 48, 2].map((count, index) => ({
      populations: populations[index] ?? [],
      keys: [],
      count,
    }))
    const year = (members: readonly number[]): Joined => ({
      columns: [],
      profiles,
      possible: profiles,
      tables: members.map((population) => ({ name: `t${population}`, population, where: [], columns: [] })),
    })
    const told = (joined: Joined) => {
      const cells = joinTables(joined, 100)
      ok(cells)
      return exposedGroups(cells, { k, solve }).map(({ low, high }) => [low, high])
    }
    deepEqual(told(year([0, 1, 2])), [[2, 2]])
    // Without one of them the class falls together with another, or is known of no table.
    const without = (gone: number) => ({
      ...year([0, 1, 2].filter((one) => one !== gone)),
      profiles: profiles.map((one) => ({
        ...one,
        populations: one.populations.filter((population) => population !== gone),
      })),
    })
    for (const gone of [0, 1, 2]) deepEqual(told({ ...without(gone), possible: without(gone).profiles }), [])
  })

  // a x b, a x c and b x c are published, each cell 8 or 12. What they leave open is one number: t more in 000, 011, 101
  // and 110, t fewer in the others. Neither 000 nor 111 may fall below 0, so t is from -2 to 2.
  test('3 tables of 2 sides tell 2 cells of 3 sides within 0 to 4, which 2 of the tables leave open', () => {
    const counts: Readonly<Record<string, number>> = {
      ...{ '000': 2, '001': 6, '010': 6, '011': 6 },
      ...{ '100': 6, '101': 6, '110': 6, '111': 2 },
    }
    const profiles = Object.entries(counts)
      .filter(([, count]) => count > 0)
      .map(([name, count]) => ({ populations: [0], keys: [...name].map((code) => `c${code}`), count }))
    const sides = [
      [0, 1],
      [0, 2],
      [1, 2],
    ]
    const small = (by: readonly (readonly number[])[]) => {
      const cells = joinTables(tablesBy([2, 2, 2], by, profiles), 100)
      ok(cells)
      ok(cells.cells.every(({ count }) => count >= k))
      return exposedGroups(cells, { k, solve })
        .map(({ keys, count, low, high }) => ({ keys, count, low, high }))
        .sort((one, other) => (String(one.keys) < String(other.keys) ? -1 : 1))
    }
    deepEqual(small(sides), [
      { keys: ['c0', 'c0', 'c0'], count: 2, low: 0, high: 4 },
      { keys: ['c1', 'c1', 'c1'], count: 2, low: 0, high: 4 },
    ])
    deepEqual(small(sides.slice(0, 2)), [])
  })
})

test('of 25 random joins every group that can be told within 5 is found, as every whole solution says (seed 77)', () => {
  const random = new Chance(77)
  let exposed = 0
  for (let round = 0; round < 25; round += 1) {
    const sizes = [2, 2, 2]
    const profiles: Profile[] = []
    for (let at = 0; at < 8; at += 1) {
      const keys = sizes.map((_, side) => `c${(at >> side) % 2}`)
      const count = random.integer(0, 2) === 0 ? random.integer(0, 4) : random.integer(0, 9)
      if (count > 0) profiles.push({ populations: [0], keys, count })
    }
    const by =
      random.integer(0, 1) === 0
        ? [
            [0, 1],
            [0, 2],
            [1, 2],
          ]
        : [
            [0, 1],
            [1, 2],
          ]
    const cells = joinTables(tablesBy(sizes, by, profiles), 100)
    ok(cells)
    const found = new Map(
      exposedGroups(cells, { k, solve }).map((group) => [JSON.stringify(group.keys), group]),
    )
    const solutions = wholeSolutions(cells)
    for (const [index, { keys, count }] of cells.classes.entries()) {
      if (count === 0 || count >= k) continue
      if (cells.cells.some((cell) => cell.count < k && cell.classes.includes(index))) continue
      const values = solutions.map((solution) => solution[index] ?? 0)
      const [low, high] = [Math.min(...values), Math.max(...values)]
      const group = found.get(JSON.stringify(keys)) ?? nameless(found, cells, index)
      // The attacker's programme allows parts of people: it never calls told what whole numbers leave open.
      if (group) {
        exposed += 1
        ok(group.low <= low && high <= group.high, `round ${round}`)
      }
      if (high - low < k) ok(group, `round ${round}: ${keys} is between ${low} and ${high} and was not found`)
    }
  }
  ok(exposed > 8, `${exposed} exposed`)
})

/** A class that a plainer combination names. */
function nameless(
  found: ReadonlyMap<string, ReturnType<typeof exposedGroups>[number]>,
  { classes }: JoinedCells,
  index: number,
) {
  const fits = (keys: readonly (string | null)[], at: number) =>
    keys.every((key, side) => key === null || key === classes[at]?.keys[side])
  return [...found.values()].find(({ keys }) => classes.every((_, at) => fits(keys, at) === (at === index)))
}

/** Every way in which whole numbers of at least nought fit all cells. */
function wholeSolutions({ classes, cells }: JoinedCells): readonly (readonly number[])[] {
  const found: number[][] = []
  const left = cells.map(({ count }) => count)
  const of = classes.map((_, index) =>
    [...cells.keys()].filter((cell) => cells[cell]?.classes.includes(index)),
  )
  const place = (solution: number[]) => {
    const index = solution.length
    if (index === classes.length) {
      if (left.every((count) => count === 0)) found.push([...solution])
      return
    }
    const most = Math.min(...(of[index] ?? []).map((cell) => left[cell] ?? 0))
    for (let value = 0; value <= most; value += 1) {
      for (const cell of of[index] ?? []) left[cell] = (left[cell] ?? 0) - value
      place([...solution, value])
      for (const cell of of[index] ?? []) left[cell] = (left[cell] ?? 0) + value
    }
  }
  place([])
  return found
}

describeEngines('joined tables of a register', (kind) => {
  const register = sharedRegister(kind)
  let programme: Programme
  let folder: string
  let made = 0
  const write = (figures: readonly string[], body: string) => {
    made += 1
    const path = join(folder, `d${made}.md`)
    const head = `---\nkind: report\ntitle: T\ndate: 2043-06-01\nid: d${made}\nfigures:\n${figures.map((line) => `  ${line}\n`).join('')}---\n`
    writeFileSync(path, `${head}${body}\n`)
    return path
  }
  const publish = (path: string) => publishDocument(programme, path, join(folder, `out${made}`))
  const size = () => programme.engine.transaction((session) => logSize(session, programme.programmeId))

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'truebearing-joined-'))
    programme = await newProgramme(register.engine, register.place, 'JOINED')
    await changeMethod(programme, 'All five parts.\n')
    const rows = [
      ...alike('a', 50, { day: '2040-03-01' }),
      ...alike('b', 48, { day: '2040-09-01' }),
      ...alike('c', 2, { day: '2040-12-20' }),
    ]
    await importText(programme, csv(rows), { source: 'first' })
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('December of 2 people is told by 3 publications of which no 2 tell it: the third is refused', async () => {
    await publish(write(['year: casualties in 2040'], '[100](#year)'))
    await publish(write(['spring: casualties from 2040-01-01 to 2040-06-30'], '[50](#spring)'))
    const path = write(['autumn: casualties from 2040-07-01 to 2040-11-30'], '[48](#autumn)')
    const file = await checkFile(programme, path)
    equal((await refusedTables(programme, file)).length, 1)
    // Two tables at a time, as a naive publication looks at them, let it pass: this is what would have gone out.
    const counted = await countFiles(programme, file.checked, file.asOf)
    const naive = chooseLevels(counted, { k, decisions: [] }, await earlierFiles(programme))
    equal(naive.size, 1)
    const message =
      /rows\/autumn\.csv \(counted in rows\/year\.csv as published in entry \d+ and not in .*\): joined with .* it tells of between 2 and 2 records/
    const before = await size()
    await rejects(publish(path), { code: 'rows-too-small', exitCode: 1, message })
    equal(await size(), before)
  })

  test('records added elsewhere since hide nothing: it is refused still, and published with 7 more in autumn', async () => {
    await importText(programme, csv(alike('d', 9, { day: '2041-02-01' })), { source: 'second' })
    const figures = ['autumn: casualties from 2040-07-01 to 2040-11-30']
    await rejects(publish(write(figures, '[48](#autumn)')), { code: 'rows-too-small' })
    await importText(programme, csv(alike('e', 7, { day: '2040-10-21' })), { source: 'third' })
    const { checked } = await publish(write(figures, '[55](#autumn)'))
    equal(checked.numbers[0]?.verdict, 'matches')
  })
})
