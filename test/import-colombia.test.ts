/** The register of 12,390 victims as Colombia publishes it: taken in, again, shuffled, longer, corrected, taken back. */
import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { undoImport } from '../intake/import/undo.js'
import type { LoadedMapping } from '../intake/table/load-mapping.js'
import { loadMapping } from '../intake/table/load-mapping.js'
import type { Programme } from '../store/programme.js'
import { rebuild } from '../store/rebuild.js'
import type { How } from './import-register.js'
import {
  countsOf,
  describeImports,
  entries,
  figure,
  figureJson,
  importPath,
  rules,
} from './import-register.js'
import { randomFrom, repository, sharedFile, skipWithout } from './reading-files.js'
import { derivedRows } from './support/tables.js'

const published = sharedFile('colombia-victims', 'SituacionVictimas.csv')
const skip = skipWithout(published)

describeImports("Colombia's register of victims", (register) => {
  const folder = mkdtempSync(join(tmpdir(), 'truebearing-colombia-'))
  let programme: Programme
  let mapping: LoadedMapping
  let lines: readonly string[] = []
  let header = ''

  before(async () => {
    if (skip) return
    programme = await register.programme()
    mapping = await loadMapping(join(repository, 'examples', 'mappings', 'colombia-victims.json'))
    const [first = '', ...rows] = readFileSync(published, 'utf8').trimEnd().split('\n')
    header = first
    lines = rows
  })
  after(() => rmSync(folder, { recursive: true }))

  function take(name: string, rows: readonly string[], how: How = {}) {
    const path = join(folder, name)
    writeFileSync(path, `${[header, ...rows].join('\n')}\n`)
    return importPath(programme, path, mapping, { source: 'colombia', ...how })
  }
  const takePublished = () => importPath(programme, published, mapping, { source: 'colombia' })
  const undo = (report: { readonly id: string | null }) => undoImport(programme, Number(report.id))

  test('every row of the file is accepted, and every figure is the one counted by hand', {
    skip,
  }, async () => {
    const report = await takePublished()
    assert.deepEqual(countsOf(report), { rows: 12_390, accepted: 12_390 })
    assert.deepEqual([...new Set(report.found.map((finding) => finding.rule))], ['place-made-from-name'])
    const parts = async (query: string) => (await figure(programme, query)).parts
    assert.equal((await figure(programme, 'casualties')).total, 12_390)
    assert.deepEqual(await parts('casualties by outcome'), { killed: 2352, injured: 10_038 })
    assert.deepEqual(await parts('casualties by status'), { civilian: 5022, security_forces: 7368 })
    assert.deepEqual(await parts('casualties by sex'), { male: 11_677, female: 673, unknown: 40 })
    assert.equal((await parts('casualties by age_group')).child, 1277)
    assert.equal((await figure(programme, 'casualties in 2006')).total, 1224)
    const period = await figure(programme, 'casualties from 2006-11-10 to 2009-09-19')
    assert.deepEqual([period.total, period.mayFall], [2444, 141])
    const accidents = await figure(programme, 'accidents')
    assert.deepEqual([accidents.total, accidents.unknown], [0, 12_390])
  })

  test('the same file again changes nothing and writes nothing', { skip }, async () => {
    const before = await entries(programme)
    assert.deepEqual(countsOf(await takePublished()), { rows: 12_390, unchanged: 12_390 })
    assert.equal(await entries(programme), before)
  })

  test('the same rows in another order change nothing', { skip }, async () => {
    const before = await entries(programme)
    const report = await take('shuffled.csv', shuffled(lines))
    assert.deepEqual(countsOf(report), { rows: 12_390, unchanged: 12_390 })
    assert.equal(await entries(programme), before + 1, 'only that the file was received is written down')
  })

  test('of a file with one row more, that row is taken in; undone, all is as before', { skip }, async () => {
    const figures = await figuresNow(programme)
    const report = await take('longer.csv', [...lines, newRow])
    assert.deepEqual(countsOf(report), { rows: 12_391, accepted: 1, unchanged: 12_390 })
    assert.equal((await figure(programme, 'casualties')).total, 12_391)
    assert.deepEqual(await undo(report), { withdrawn: 2, restored: 0 })
    assert.deepEqual(await figuresNow(programme), figures)
  })

  test('three corrected outcomes are shown first, then updated, and the past stays', { skip }, async () => {
    const figures = await figuresNow(programme)
    const size = await entries(programme)
    const old = await figureJson(programme, `casualties by outcome, status as of ${size}`)
    const corrected = withOtherOutcome(lines, [5000, 7000, 9000])

    const shown = await take('corrected.csv', corrected, { dryRun: true })
    const change = (row: number, before: string, after: string) => ({
      row,
      field: 'victim.outcome',
      before,
      after,
    })
    assert.deepEqual(
      shown.changes.map(({ recordId: _, ...rest }) => rest).sort((one, other) => one.row - other.row),
      changedRows(lines, corrected).map((row) => change(row, ...outcomes(corrected[row - 1] ?? ''))),
    )
    assert.equal(await entries(programme), size, 'a dry run writes nothing')

    const report = await take('corrected.csv', corrected)
    assert.deepEqual(countsOf(report), { rows: 12_390, unchanged: 12_387, updated: 3 })
    assert.notDeepEqual(await figuresNow(programme), figures)
    assert.equal(await figureJson(programme, `casualties by outcome, status as of ${size}`), old)
    assert.deepEqual(countsOf(await take('corrected.csv', corrected)), { rows: 12_390, unchanged: 12_390 })
    assert.deepEqual(await undo(report), { withdrawn: 0, restored: 3 })
    assert.deepEqual(await figuresNow(programme), figures)
    assert.deepEqual(countsOf(await takePublished()), { rows: 12_390, unchanged: 12_390 })
  })

  test('an import whose records were corrected by a later one is not taken back alone', {
    skip,
  }, async () => {
    const report = await take('corrected-again.csv', withOtherOutcome(lines, [40]))
    await assert.rejects(() => undoImport(programme, 2), { code: 'undo-later-first' })
    await undo(report)
  })

  test('a further part of the list is no edition of it: nothing is paired, nothing is gone', {
    skip,
  }, async () => {
    const figures = await figuresNow(programme)
    const others = withOtherOutcome(
      lines.slice(100, 400),
      Array.from({ length: 300 }, (_, index) => index),
    )
    const known = new Set(lines)
    const fresh = others.map((line, index) => line.replace(/^[^,]*/, `DEPARTMENT ${index % 3}`))
    assert.ok(fresh.every((line) => !known.has(line)))
    const report = await take('part.csv', [...lines.slice(0, 50), ...fresh])
    assert.deepEqual(countsOf(report), { rows: 350, accepted: 300, unchanged: 50 })
    assert.deepEqual(report.changes, [])
    await undo(report)
    assert.deepEqual(await figuresNow(programme), figures)
  })

  test('a cut file tells its last row apart and takes in no half of it', { skip }, async () => {
    const before = await entries(programme)
    const path = join(folder, 'cut.csv')
    const whole = readFileSync(published)
    writeFileSync(path, whole.subarray(0, whole.lastIndexOf('"') - 5))
    const report = await importPath(programme, path, mapping, { source: 'colombia', dryRun: true })
    assert.equal(report.waiting, 1)
    assert.ok(rules(report.found).some((rule) => rule.startsWith('blocks: row-cut-off')))
    assert.equal(report.accepted + report.updated, 0)
    assert.equal(await entries(programme), before)
  })

  test('the tables are those that a rebuild makes from the log', { skip }, async () => {
    const { engine, programmeId } = programme
    const before = await derivedRows(engine, programmeId)
    await rebuild(programme)
    assert.deepEqual(await derivedRows(engine, programmeId), before)
  })
})

const newRow =
  'ANTIOQUIA,5,GRANADA,"5,313",Rural,Vereda inventada,"2,023",1,Mayor de 18 años,no,Civil,Mujer,Herido,6.143703,-75.185183,Campo,"(6.143703, -75.185183)",Agricultura'

/** Numbers of some figures without what names the log (root, entry). */
async function figuresNow(programme: Programme): Promise<readonly unknown[]> {
  const queries = ['casualties by outcome, sex', 'casualties in 2006 by status', 'accidents']
  const found: unknown[] = []
  for (const query of queries) found.push(await figure(programme, query))
  return found
}

function shuffled(lines: readonly string[]): readonly string[] {
  const below = randomFrom(12_390)
  const mixed = [...lines]
  for (let at = mixed.length - 1; at > 0; at -= 1) {
    const other = below(at + 1)
    ;[mixed[at], mixed[other]] = [mixed[other] ?? '', mixed[at] ?? '']
  }
  return mixed
}

/** What `withOtherOutcome` found in a row, and what it made of it. */
function outcomes(corrected: string): [string, string] {
  return corrected.includes(',Muerto,') ? ['injured', 'killed'] : ['killed', 'injured']
}

function withOtherOutcome(lines: readonly string[], rows: readonly number[]): readonly string[] {
  const chosen = new Set(rows)
  return lines.map((line, index) => {
    if (!chosen.has(index)) return line
    return line.includes(',Muerto,')
      ? line.replace(',Muerto,', ',Herido,')
      : line.replace(',Herido,', ',Muerto,')
  })
}

/**
 * Row numbers whose text is new: a corrected row may have the text of others, and then the last of them is the new one.
 */
function changedRows(before: readonly string[], after: readonly string[]): readonly number[] {
  const left = new Map<string, number>()
  for (const line of before) left.set(line, (left.get(line) ?? 0) + 1)
  return after.flatMap((line, index) => {
    const known = left.get(line) ?? 0
    left.set(line, known - 1)
    return known > 0 ? [] : [index + 1]
  })
}
