/** messages/names/: eight languages with the same keys, which are those that the definitions need, and names on a page. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { describe, test } from 'node:test'
import { verifyBundle } from '../core/verify/verify.js'
import { definitionMessages, sentenceMessages } from '../core/words/keys.js'
import type { Messages } from '../core/words/messages.js'
import { messages } from '../core/words/messages.js'
import { say, sentences } from '../core/words/sentences.js'
import { readSentence, tell, toldIn } from '../core/words/told.js'
import { newPrinter } from '../publish/print/printed-files.js'
import { nodeCrypto } from '../store/node-crypto.js'
import { readWith, skipWithoutPoppler } from './printed.js'
import { appeal, exampleLog, inMemory, publishExample } from './verify-example.js'

const ofDefinitions = /^(?:kind|field|code|dimension|entry|figure|sentence|rule|channel)\./
const others = Object.entries(messages).filter(([language]) => language !== 'en')

test('8 languages have the same keys in one order, and no text is empty', () => {
  equal(others.length, 7)
  const keys = Object.keys(messages.en ?? {})
  deepEqual(keys, [...keys].sort())
  for (const [language, own] of others) {
    deepEqual(Object.keys(own), keys, language)
    deepEqual(
      Object.entries(own).filter(([, text]) => text.trim() === ''),
      [],
      language,
    )
  }
})

test('the keys are those that the definitions need, and their English is the definition’s own', () => {
  const own = Object.entries(messages.en ?? {}).filter(([key]) => ofDefinitions.test(key))
  const needed = [...definitionMessages()].sort(([one], [other]) => (one < other ? -1 : 1))
  ok(needed.length > 1000, `${needed.length}`)
  deepEqual(own, needed)
})

test('each text has the gaps of its English, no exclamation mark and no English word for ground without danger', () => {
  const gaps = (text = '') => (text.match(/\{\w+\}/g) ?? []).sort()
  for (const [language, own] of Object.entries(messages)) {
    for (const [key, text] of Object.entries(own)) {
      deepEqual(gaps(text), gaps(messages.en?.[key]), `${language} ${key}`)
      ok(!/[!！¡]|\bsafe\b/i.test(text), `${language} ${key}: ${text}`)
    }
  }
})

test('each file says in its own words that nobody whose language it is has read it', () => {
  const said = Object.values(messages).map((own: Messages) => own['about.read_by_native_speaker'])
  equal(new Set(said).size, 8)
})

test('no more than 1 text in 10 is as in English where words are shared, and 1 in 100 elsewhere', () => {
  for (const [language, own] of others) {
    const same = Object.entries(own).filter(
      ([key, text]) => ofDefinitions.test(key) && text === messages.en?.[key] && /[a-z]{4}/i.test(text),
    )
    // "direct" and "type" are French too, "general" Spanish, "model" Azerbaijani.
    const mostAlike: Readonly<Record<string, number>> = { fr: 107, es: 107, az: 32 }
    ok(same.length <= (mostAlike[language] ?? 11), `${language}: ${same.map(String).join(' | ')}`)
  }
})

test('a sentence is read back with its gaps, the longest first, in time that grows with its length', () => {
  const said = say('counted_range', { count: '1,234', unit: 'people', entry: 9, least: 3, most: 4 })
  const [key] = sentenceMessages().find(([, english]) => readSentence(said, english)) ?? []
  equal(key, 'sentence.counted_range')
  deepEqual(Object.fromEntries(readSentence(said, sentences.counted_range) ?? []), {
    count: '1,234',
    unit: 'people',
    entry: '9',
    least: '3',
    most: '4',
  })
  equal(readSentence('many words', sentences.many_of), null)
  equal(readSentence('13 + 28 = 41', sentences.many_of), null, 'a sum is no length of time')
  const hostile = '{a} '.repeat(40)
  equal(readSentence(`${'x '.repeat(50_000)}!`, `${hostile}?`), null)
})

test('a bundle’s words tell a sentence within a sentence, and leave what is nobody’s to translate as it is', () => {
  const words = {
    fr: {
      terms: {},
      sentences: {
        [sentences.period_on_date]: 'La période dure {length}.',
        [sentences.many_of]: '{count} {unit}',
        years: 'ans',
      },
    },
  }
  const told = toldIn(words, 'fr')
  const parts = tell(told, say('period_on_date', { length: '3 years' }))
  deepEqual(parts?.map(({ text }) => text).join(''), 'La période dure 3 ans.')
  equal(tell(told, 'Something else.'), null)
  deepEqual(tell(told, '13 + 28 = 41'), [{ text: '13 + 28 = 41', isValue: true }])
  equal(toldIn(words, 'toString'), undefined)
})

describe('a published letter in 8 languages', async () => {
  const translations = Object.fromEntries(
    others.map(([tag]) => [tag, '[87](#recent) [20](#recent?outcome=killed)\n']),
  )
  const { files } = await publishExample(exampleLog(), appeal, [], { print: newPrinter(), translations })
  const pageOf = (tag: string) => Buffer.from(files.get(`index.${tag}.html`) ?? []).toString()

  test('no definition, condition, remark, capacity or kind of document stands in English on the 7 other pages', () => {
    for (const [tag, own] of others) {
      const page = pageOf(tag)
      const main = page.slice(page.indexOf('<header>'), page.indexOf('id="method"'))
      const english = [...main.matchAll(/<span lang="en" dir="ltr">([\s\S]*?)<\/span>/g)].map(
        ([, text]) => text,
      )
      deepEqual(english, [], tag)
      for (const key of [
        'figure.casualties@1.title',
        'figure.items-found@1.text',
        'code.outcome.killed',
        'code.status.security_forces',
        'code.capacity.kin',
        'code.way.mark',
        'code.document.appeal',
        'sentence.people',
      ])
        ok(main.includes(escaped(own[key] ?? key)), `${tag}: ${own[key]}`)
      ok(
        !/\b(?:Casualties|killed|Counted|Holds when|may fall|security forces|kin of|appeal)\b/.test(
          textOf(main),
        ),
        tag,
      )
    }
  })

  test('the bundle is checked with the names it brings, and a changed name is found', async () => {
    deepEqual((await verifyBundle(inMemory(files), nodeCrypto)).problems, [])
    const figures = Buffer.from(files.get('figures.json') ?? []).toString()
    ok(figures.includes('personnes tuées'))
    const changed = new Map(files).set(
      'figures.json',
      Buffer.from(figures.replace('personnes tuées', 'personnes blessées')),
    )
    const { problems } = await verifyBundle(inMemory(changed), nodeCrypto)
    const named = new Set(problems.map(({ file }) => file))
    ok(named.has('figures.json') && named.has('index.fr.html'), [...named].join())
  })

  test('a bundle in English alone brings no words', async () => {
    const { files: plain } = await publishExample(exampleLog())
    ok(!('words' in JSON.parse(Buffer.from(plain.get('figures.json') ?? []).toString())))
  })

  test('the printed sheets are in their languages too', { skip: skipWithoutPoppler }, () => {
    for (const [tag, key] of [
      ['fr', 'figure.casualties@1.title'],
      ['ru', 'code.outcome.killed'],
      ['zh', 'code.status.civilian'],
      ['hy', 'figure.items-found@1.title'],
      ['az', 'code.outcome.injured'],
    ] as const) {
      const sheet = readWith('pdftotext', files.get(`document.${tag}.pdf`)!, ['-layout']).replace(/\s+/g, '')
      ok(
        sheet.includes((messages[tag]?.[key] ?? key).replace(/\s+/g, '')),
        `${tag} ${key}\n${sheet.slice(0, 2000)}`,
      )
      ok(!/Peoplekilled|Counted87/.test(sheet), tag)
    }
    match(readWith('pdftotext', files.get('document.fr.pdf')!), /personnes tuées/)
  })
})

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll("'", '&#39;').replaceAll('"', '&quot;')
}

/** Without tags, attributes, queries in code and what is quoted from others. */
function textOf(page: string): string {
  return page.replace(/<code[\s\S]*?<\/code>/g, '').replace(/<[^>]*>/g, ' ')
}
