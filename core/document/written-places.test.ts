import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { parseDocument } from './parse.js'
import { writtenPlaces } from './written-places.js'

const head = (language: string) =>
  `---\nkind: letter\ntitle: 7 letters\ndate: 2043-06-01\nlanguage: ${language}\nfigures:\n  all: casualties\n---\n`

/** What the author wrote at the place of each number. */
function written(body: string, language = 'en'): readonly (string | null)[] {
  const text = head(language) + body
  const place = writtenPlaces(text)
  return parseDocument(text, 'letter').numbers.map((number) => {
    const span = place(number.block, number)
    return span === null ? null : text.slice(span.start, span.end)
  })
}

test('10 numbers among marks of Markdown are found where they were written', () => {
  deepEqual(
    written(
      'So far [40](#all?year=40 "40") people, **12** killed and _28_ injured.\n' +
        '\n> a quote of 3\n> lines and [about 4](#all)\n\n1. 1 shoe\n2. `5` mines\n\n## 6 of 6 ##\n',
    ),
    ['40', '12', '28', '3', 'about 4', '1', '5', '6', '6'],
  )
})

test('a number after an escape, an entity, a picture and a link by name is found', () => {
  deepEqual(
    written(
      '\\*8\\* &amp; 9 ![11 graves](x.png) [13][ref] & <https://example.org/14> 15\n\n[ref]: https://a.b/16\n',
    ),
    ['8', '9', '11', '13', '15'],
  )
})

test('2 cells of 1 row that say the same stand in 2 places', () => {
  const body = '| killed | injured |\n|---|---|\n| 17 | 17 |\n'
  const text = head('en') + body
  const place = writtenPlaces(text)
  const spans = parseDocument(text, 'letter').numbers.map((number) => place(number.block, number)?.start)
  equal(new Set(spans).size, 2)
  ok(spans.every((start) => start !== undefined && text.slice(start, start + 2) === '17'))
})

test('what lies behind an escaped bar of a cell has no place, and the next row has', () => {
  deepEqual(written('| a |\n|---|\n| x \\| 18 |\n| 19 |\n'), [null, '19'])
})

test('a word that hedges a number outside its link, and Arabic digits, are found as they were written', () => {
  deepEqual(written('There were **about** [400](#all).\n  And 5.\n'), ['about** [400', '5'])
  deepEqual(written('حتى الآن [٤٠](#all) قتيلاً، منهم ١٢.\n', 'ar'), ['٤٠', '١٢'])
})

test('a text with ends of lines of 2 units has the places of one with ends of 1', () => {
  const text = `${head('en')}One line.\nAnd 21.\n`
  const [number] = parseDocument(text, 'letter').numbers.slice(-1)
  ok(number)
  const span = writtenPlaces(text.replaceAll('\n', '\r\n'))(number.block, number)
  equal(span && text.slice(span.start, span.end), '21')
})
