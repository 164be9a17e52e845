import assert from 'node:assert/strict'
import { test } from 'node:test'
import { flatCodes } from '../record/codes.js'
import { commonFields } from '../record/common.js'
import { kindNamed } from '../record/kinds.js'
import { definitions } from './catalogue.js'
import { describeFigures } from './describe.js'
import { codedColumns, dimensionsOf } from './dimensions.js'
import { parseFigureLink, withConditions } from './link.js'
import { parseQuery } from './parse.js'
import { printQuery } from './print.js'

const linked = (query: string, conditions: string) =>
  printQuery(withConditions(parseQuery(query), conditions))

test('a link adds its conditions to those of the figure', () => {
  assert.equal(
    linked('casualties in 2031 where sex = male by outcome', '?outcome=killed&status=civilian'),
    'casualties@1 in 2031 where sex = male and outcome = killed and status = civilian by outcome',
  )
  assert.equal(linked('deaths', ''), 'deaths@1')
  assert.equal(
    linked('share of casualties where sex = male, base all', '?outcome=killed'),
    'share of casualties@1 where sex = male and outcome = killed, base all',
  )
})

test('a link with a word that the figure does not know names the column within its conditions', () => {
  const refused = (conditions: string) => {
    try {
      withConditions(parseQuery('casualties'), conditions)
    } catch (error) {
      return error as { code: string; details: { column: number; expected: string[] } }
    }
    return assert.fail(`understood: ${conditions}`)
  }
  assert.equal(refused('?outcome=kiled').details.column, 10)
  assert.equal(refused('?outcome=kiled').details.expected[0], 'killed')
  assert.equal(refused('?outcome=killed&gender=male').details.column, 17)
  for (const hostile of [
    '?outcome',
    '?outcome=',
    '?=killed',
    '?outcome=killed&&',
    '?outcome=killed&',
    '?outcome=killed sex=male',
    "?sex=male'--",
    '?sex=male=male',
  ])
    assert.equal(refused(hostile).code, 'query-not-understood', hostile)
})

test('only a fragment in kebab-case is a link to a figure', () => {
  assert.deepEqual(parseFigureLink('#recent?outcome=killed'), {
    figure: 'recent',
    conditions: '?outcome=killed',
  })
  assert.deepEqual(parseFigureLink('#recent-2031'), { figure: 'recent-2031', conditions: '' })
  for (const other of ['recent', '#Recent', '#', '#a b', 'claim:x', 'https://example.org/#recent', '#-a'])
    assert.equal(parseFigureLink(other), null, other)
})

test('every definition rests on codes and columns that its kind has', () => {
  for (const definition of definitions) {
    const kind = kindNamed(definition.kind)
    const columns = codedColumns(kind)
    const conditions = [
      ...definition.among,
      ...definition.counted,
      ...definition.apart.flatMap(({ where }) => where),
    ]
    for (const { dimension, codes } of conditions) {
      const column = columns.find(({ name }) => name === dimension)
      const known = flatCodes(column?.codes ?? []).map(({ code }) => code)
      for (const code of codes) assert.ok(known.includes(code), `${definition.id}: ${dimension} ${code}`)
    }
    for (const field of definition.dateFields) {
      const own = [
        ...commonFields,
        ...kind.fields,
        ...(kind.copies ?? []).flatMap(() => kindNamed('accident').fields),
      ]
      assert.equal(own.find(({ name }) => name === field)?.value.type, 'date', `${definition.id}: ${field}`)
    }
    assert.ok(dimensionsOf(definition).every(({ privacy }) => privacy !== 'confidential'))
    const names = dimensionsOf(definition).map(({ name }) => name)
    assert.equal(new Set(names).size, names.length, `${definition.id} has a dimension twice`)
  }
})

test('every example of the page is a query', () => {
  const page = describeFigures(definitions)
  const examples = /Examples:\n\n```\n([^`]+)```/.exec(page)?.[1]?.trim().split('\n') ?? []
  assert.ok(examples.length >= 6)
  for (const example of examples) parseQuery(example)
})
