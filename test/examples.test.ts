import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { fromCsv } from '../examples/generate/csv.js'
import { examplesFolder, makeExamples } from '../examples/make.js'
import { loadMapping } from '../intake/table/load-mapping.js'
import { mappedRows } from '../intake/table/mapped-rows.js'
import { parseMapping } from '../intake/table/mapping.js'

const examples = makeExamples()
const programmes = ['ildoma', 'nevaru']
const textOf = (path: string): string => examples.get(path) ?? ''
const largestCsvBytes = 600_000

describe('the invented programmes', () => {
  test('come out of the script as they lie in the repository', () => {
    for (const [path, text] of examples) {
      assert.ok(
        readFileSync(join(examplesFolder, path), 'utf8') === text,
        `examples/${path} differs: run examples/make.js`,
      )
    }
  })

  test('say that they are invented, in every row and at the head of every text', () => {
    for (const [path, text] of examples) {
      if (path.endsWith('.csv'))
        assert.ok(
          fromCsv(text).every((row) => row.example === 'invented'),
          path,
        )
      else assert.match(text.split('\n').slice(0, 4).join('\n'), /invented/i, path)
    }
  })

  test('stay small enough to read and mail', () => {
    for (const [path, text] of examples) assert.ok(Buffer.byteLength(text) < largestCsvBytes, path)
  })

  for (const programme of programmes) {
    test(`${programme} has thirty years, about 3,000 people, and tens of thousands of items`, () => {
      const people = fromCsv(textOf(`${programme}/casualties.csv`))
      const items = fromCsv(textOf(`${programme}/items.csv`))
      assert.ok(Math.abs(people.length - 3000) < 300, `${people.length} people`)
      assert.ok(items.reduce((sum, row) => sum + Number(row.quantity), 0) > 30_000)
    })

    test(`${programme} has explosions that hit several people`, () => {
      const people = fromCsv(textOf(`${programme}/casualties.csv`))
      const accidents = new Set(people.map((row) => row.explosion_no ?? row.event_id))
      assert.ok(accidents.size < people.length)
    })
  }
})

describe('their mapping files', () => {
  for (const [path, text] of examples) {
    if (!/mapping-.*\.json$/.test(path)) continue
    const table = path.replace('mapping-', '').replace('.json', '.csv')

    test(`${path} loads and speaks of every column of ${table}`, () => {
      const mapping = parseMapping(text)
      const named = JSON.stringify(mapping.records)
      const [header = ''] = textOf(table).split('\n')
      for (const column of header.split(',')) {
        assert.ok(named.includes(`"${column}"`) || Object.hasOwn(mapping.ignored ?? {}, column), column)
      }
    })

    test(`${path} reads every row of ${table} without a doubt`, async () => {
      const loaded = await loadMapping(join(examplesFolder, path))
      let rows = 0
      for await (const batch of mappedRows(join(examplesFolder, table), loaded, {
        receivedOn: '2022-12-01',
      })) {
        assert.deepEqual([...batch.findings, ...batch.rows.flatMap((row) => row.findings)], [])
        rows += batch.rows.length
      }
      assert.equal(rows, fromCsv(textOf(table)).length)
    })
  }
})

describe('their appeals', () => {
  test('bind every number to a figure or a claim that the claims list holds', () => {
    for (const programme of programmes) {
      const text = textOf(`${programme}/appeal.md`)
      const claims = new Set(fromCsv(textOf(`${programme}/claims.csv`)).map((row) => row.claim_id))
      const targets = [...text.matchAll(/\]\((?:claim:([\w-]+)|#[\w?=&]+)\)/g)]
      assert.ok(targets.length >= 12)
      for (const [whole, claim] of targets) assert.ok(claim === undefined || claims.has(claim), whole)
    }
  })

  test('name the same dispute with numbers that differ', () => {
    const [ildoma = '', nevaru = ''] = programmes.map((programme) => textOf(`${programme}/appeal.md`))
    assert.match(ildoma, /\[96\]\(claim:/)
    assert.match(nevaru, /\[530\]\(claim:/)
  })

  test('stand behind the numbers at the head of the README', () => {
    const readme = readFileSync(join(examplesFolder, '..', 'README.md'), 'utf8')
    const [, hit, killed, civilians] =
      /(\d+) people hit, (\d+) of them killed, (\d+) civilians/.exec(readme) ?? []
    const appeal = textOf('ildoma/appeal.md')
    assert.ok(appeal.includes(`[${hit}](#recent)`))
    assert.ok(appeal.includes(`[${killed}](#recent?outcome=killed)`))
    assert.ok(appeal.includes(`[${civilians}](#recent?status=civilian)`))
  })
})
