/** What an author is told of a text as a whole, of its channels and of a long list: in each language, gaps and all. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { channels, consultativeStatuses } from '../core/document/channels.js'
import { parseDocument } from '../core/document/parse.js'
import { sentenceMessages } from '../core/words/keys.js'
import { messages } from '../core/words/messages.js'
import { say } from '../core/words/sentences.js'
import { tell } from '../core/words/told.js'
import { letters } from './support/messages.js'

/** A text in Russian of so many words, to every channel in every status and in none, with asks that fit nothing. */
function remarksOf(words: number): readonly string[] {
  const to = channels.flatMap(({ id }) =>
    [...consultativeStatuses, null].map((status) =>
      [`{ id: ${id}-${status}, channel: ${id}`, ...(status === null ? [] : [`status: ${status}`])].join(', '),
    ),
  )
  const head = [
    'kind: appeal',
    'title: T',
    'date: 2043-03-02',
    'language: ru',
    'to:',
    ...to.map((each) => `  - ${each} }`),
    'asks:',
    '  - { id: a1, to: letter-null, kind: demand }',
    '  - { id: a2, to: nobody, kind: demand }',
  ]
  const body = `${'слово '.repeat(words)}\n\nМы просим. {#a9}\n\nБyква \u202e.\n`
  return parseDocument(`---\n${head.join('\n')}\n---\n${body}`, 'text.md').remarks
}

const remarks = [...new Set([300, 1600, 2300].flatMap(remarksOf))]
const sentencesIn = (language: string) =>
  Object.fromEntries(sentenceMessages().map(([key, english]) => [english, messages[language]?.[key] ?? key]))

test('of a text every remark is told in each of 7 languages, with nothing of English in its gaps', () => {
  for (const beginning of ['Too long', 'Line ', 'The ask a1', 'The ask a2 is addressed', 'A paragraph'])
    ok(
      remarks.some((remark) => remark.startsWith(beginning)),
      beginning,
    )
  ok(remarks.length > 15, `${remarks.length}`)
  for (const language of Object.keys(messages).filter((each) => each !== 'en')) {
    const told = { terms: {}, sentences: sentencesIn(language) }
    for (const remark of [...remarks, say('released_more', { count: 200 })]) {
      const parts = tell(told, remark)
      ok(parts, `${language}: ${remark}`)
      const filled = parts.filter(({ isValue }) => isValue).map(({ text }) => text)
      deepEqual(
        filled.filter((text) => /[a-z]{2} [a-z]{2}/i.test(text)),
        [],
        remark,
      )
      const own = parts.map(({ text, isValue }) => (isValue ? ' ' : text)).join('')
      if (letters[language] === undefined) continue
      ok(letters[language]?.test(own) && !/[a-z]{4}/i.test(own), `${language}: ${own}`)
    }
  }
})

test('what passes a limit is said first', () => {
  const isOver = remarksOf(2300)
    .slice(3)
    .map((remark) => remark.startsWith('Too long'))
  const first = isOver.indexOf(true)
  equal(isOver.slice(first).lastIndexOf(true), isOver.filter(Boolean).length - 1)
})
