import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { unzipSync } from 'fflate'
import { SaxesParser } from 'saxes'
import { parseDocument } from '../core/document/parse.js'
import { wordParts } from '../core/print/word.js'
import { newPrinter } from '../publish/print/printed-files.js'
import { appeal, exampleLog, publishExample } from './verify-example.js'

const statement = appeal
  .replace(
    'body: Example Nations }',
    'body: Example Nations, channel: hrc-written-statement, status: special }',
  )
  .replace(
    'We demand',
    '1. first\n2. second\n   - inner\n\n> quoted **strong**\n\n| a | b |\n|---|--:|\n| x | 1 |\n\nWe demand',
  )

async function wordFile(text: string) {
  const { files } = await publishExample(exampleLog(), text, [], { print: newPrinter() })
  return files.get('document.docx')
}

/** Element names of an XML text in order; throws where it is not well formed. */
function elementsOf(xml: string): readonly string[] {
  const names: string[] = []
  const parser = new SaxesParser({ xmlns: false })
  parser.on('opentag', ({ name }) => names.push(name))
  parser.on('error', (error) => {
    throw error
  })
  parser.write(xml).close()
  return names
}

test('a channel that wants Word gets document.docx, the same bytes twice, and a letter gets none', async () => {
  const made = await wordFile(statement)
  ok(made)
  deepEqual(await wordFile(statement), made)
  equal(await wordFile(appeal), undefined)
})

test('the Word file has 7 well-formed parts, the text without signs, 2 names of 3 and no date but its own', async () => {
  const parts = unzipSync((await wordFile(statement))!)
  const texts = new Map(Object.entries(parts).map(([path, bytes]) => [path, Buffer.from(bytes).toString()]))
  equal(texts.size, 7)
  for (const xml of texts.values()) ok(elementsOf(xml).length > 1)
  const xml = texts.get('word/document.xml')!
  const plain = xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '')
  for (const part of [
    'Letter of the people of Orvane',
    'To: Secretary-General, Example Nations',
    'Tessa Vole',
  ])
    ok(plain.includes(part), part)
  ok(plain.includes('over the past 3 years, 87 people became casualties of mines. Of those, 20 were killed'))
  ok(!/[≈“]|\{#a1\}|Somebody/.test(plain))
  const names = elementsOf(xml)
  equal(names.filter((name) => name === 'w:tbl').length, 1)
  equal(names.filter((name) => name === 'w:numPr').length, 5)
  const all = [...texts.values()].join('')
  deepEqual([...new Set(all.match(/\b\d{4}-\d\d-\d\dT[\d:]+Z/g))], ['2041-03-01T00:00:00Z'])
  equal(/creator|lastModifiedBy|Application|Company/i.exec(texts.get('docProps/core.xml')!), null)
})

test('a text from right to left is marked so in every paragraph, and 3 odd letters break no XML', () => {
  const paragraph = { type: 'paragraph', runs: [{ text: '٤٥ & <b> \u0001\ud800\uffff' }] } as const
  const parts = wordParts({
    title: 'x',
    language: 'ar',
    rightToLeft: true,
    date: '2041-03-01',
    about: ['y'],
    sheet: [],
    rest: [paragraph],
  })
  const xml = parts.get('word/document.xml')!
  equal(xml.match(/<w:bidi\/>/g)?.length, 3)
  equal(xml.match(/<w:rtl\/>/g)?.length, 3)
  ok(elementsOf(xml).length > 5)
  ok(xml.includes('٤٥ &amp; &lt;b&gt; \ufffd\ufffd\ufffd'))
})

function hints(more: string, body = ''): readonly string[] {
  const text = appeal.replace('body: Example Nations }', `body: Example Nations, ${more} }`)
  return parseDocument(`${text}\n${body}`, 'letter.md').remarks
}

test('a text of more than 1,500 words is too long for a special status, not for a general one, and never refused', () => {
  const words = Array.from({ length: 1500 }, () => 'word').join(' ')
  const special = hints('channel: hrc-written-statement, status: special', words)
  match(
    special[0]!,
    /^Too long for this channel\. .*at most 1,500 words from an organisation of special status; this text has 1,567\.$/,
  )
  ok(
    !hints('channel: hrc-written-statement, status: general', words).some((hint) =>
      hint.startsWith('Too long'),
    ),
  )
  const open = hints('channel: hrc-written-statement', words)
  ok(open.some((hint) => hint.includes('say which is yours with status:')))
  ok(special.some((hint) => hint.includes('read 2026-11') && hint.includes('OHCHR')))
  deepEqual(hints('channel: letter', words), [])
  deepEqual(hints('channel: e-mail', words), [])
})

test('2 channels to Geneva take English, French and Spanish, and say so of Armenian', () => {
  const text = `---\nkind: appeal\ntitle: x\ndate: 2041-03-01\nto:\n  - { id: a, channel: special-procedures }\n  - { id: b, channel: ecosoc-statement }\n---\nx\n`
  equal(parseDocument(text, 'a.md').remarks.filter((remark) => remark.includes('taken in')).length, 0)
  match(parseDocument(text, 'a.md').remarks.join(' '), /cannot be anonymous/)
})
