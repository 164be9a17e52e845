/** What pages say of problems, and of a register that is looked over: each in the language of the page, and nobody who sits at a browser is told to type a command. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { pageLanguages } from '../core/access/languages.js'
import { problemSentence, type Saying } from '../core/words/problem-sentence.js'
import { repository } from './reading-files.js'
import { argumentsOf, letters } from './support/messages.js'
import { examinedCatalogue, problemCatalogue } from './support/problem-catalogue.js'

/** A command, an option of one, or a statement for the database. */
const command =
  /\btruebearing\b|(?<!\S)--[a-z]|\brun (?:doctor|the command|this (?:command|one))\b|"(?:create|backup) /i

/** Problems that no page of the register shows, each with the work in which it is met. */
const notOnPages: Readonly<Record<string, string>> = {
  'audit-answers-odd': 'a draw',
  'audit-not-announced': 'a draw',
  'audit-not-ours': 'a draw',
  'backup-inconsistent': 'a restore',
  'backup-unreadable': 'a restore',
  'checkpoint-older': 'a witness',
  'collection-unknown': 'the public services',
  'consistency-missing': 'a witness',
  'document-not-readable': 'the publishing of a text in a file; texts of pages lie in the register',
  'export-format-unknown': 'an export to a file by its ending; a page names a format',
  'export-not-public': 'a public export; pages save files for staff',
  'extension-refused': 'the opening of the register, before there is a page',
  'folder-not-writable': 'the opening of the register',
  'form-not-taken': 'the public pages of signing, in words of their own',
  'host-refused': 'the first request, before there is a page',
  'item-unknown': 'the public services',
  'key-already-there': 'the recovery of a log',
  'link-over': 'the public pages of signing, in words of their own',
  'log-forked': 'a witness',
  'mail-address-invalid': 'a test of the sending of mail',
  'mail-password-missing': 'the sending of mail, of which pages say that it does not work',
  'mail-password-open': 'the sending of mail, of which pages say that it does not work',
  'mail-server-refuses': 'the sending of mail, of which pages say that it does not work',
  'mail-test-not-taken': 'a test of the sending of mail',
  'mapping-not-found': 'an import with a mapping in a file; a page sends its mapping',
  'not-a-backup': 'a restore',
  'not-a-person': 'an erasure',
  'only-in-person': 'the request of a program with a token',
  'only-reading': 'the public services',
  'parameter-repeated': 'the public services',
  'port-taken': 'the start of the service',
  'postgis-missing': 'the opening of the register',
  'programme-code-invalid': 'the making of a programme',
  'programme-not-empty': 'a restore',
  'programme-unknown': 'the opening of the register',
  'public-services-closed': 'the public services',
  'raster-extension-present': 'the opening of the register',
  'receipt-field-unknown': 'a receipt',
  'receipt-too-large': 'a receipt',
  'record-erased': 'a receipt',
  'register-in-use': 'the opening of the register',
  'role-not-made': 'the opening of the register',
  'second-reader-needed': 'an import that accepts at once; one from a page waits',
  'server-encoding': 'the opening of the register',
  'server-locale-c': 'the opening of the register',
  'server-too-old': 'the opening of the register',
  'settings-invalid': 'settings in a file; a page changes one by one',
  'signed-document-unknown': 'a list beside a file; on a page it belongs to a text',
  'signing-request-unknown': 'signing by e-mail, as it is listed and forgotten',
  'tile-unknown': 'the public services',
  'token-refused': 'the request of a program with a token',
  'too-many-requests': 'the public pages of signing, in words of their own',
  'witness-state-not-readable': 'a witness',
}

const folder = join(repository, 'messages', 'troubles')
const wordsIn = (language: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(folder, `${language}.json`), 'utf8'))
const others = pageLanguages.filter((language) => language !== 'en')
const english = wordsIn('en')
const examined = examinedCatalogue()
const problems = new Map([...problemCatalogue(), ...examined])
/** `CODE.detail` says one member of a list. */
const isOfMember = (key: string) => key.includes('.')
const detailsOf = (key: string): readonly string[] | undefined => {
  const [code = '', list] = key.split('.')
  const details = problems.get(code)?.details
  return list === undefined ? details && [...details.keys()] : details?.get(list)
}

test('each problem is said in all seven languages beside English, or no page shows it', () => {
  ok(problems.size > 220, String(problems.size))
  for (const language of others) {
    const codes = Object.keys(wordsIn(language)).filter((key) => !isOfMember(key))
    deepEqual([...codes, ...Object.keys(notOnPages)].sort(), [...problems.keys()].sort(), language)
  }
  for (const [code, work] of Object.entries(notOnPages)) ok(work.length > 5, code)
})

test('what is said of a register that is looked over is a whole sentence on English pages too', () => {
  ok(examined.size > 15, String(examined.size))
  deepEqual(
    [...examined.keys()].filter((code) => !english[code]),
    [],
  )
})

test('there is one file for each language, with the same keys in one order in all but English', () => {
  deepEqual(readdirSync(folder).sort(), pageLanguages.map((language) => `${language}.json`).sort())
  const keys = Object.keys(wordsIn('fr'))
  deepEqual(keys, [...keys].sort())
  for (const language of others) deepEqual(Object.keys(wordsIn(language)), keys, language)
  deepEqual(
    Object.keys(english).filter((key) => !keys.includes(key)),
    [],
  )
})

test('each sentence is read as ICU, and asks for nothing that the problem does not tell', () => {
  for (const language of pageLanguages)
    for (const [key, text] of Object.entries(wordsIn(language))) {
      const details = detailsOf(key) ?? []
      const unknown = argumentsOf(text, language).filter((name) => !details.includes(name))
      deepEqual(unknown, [], `${language} ${key}`)
    }
})

test('what the English sentence shows stands in every other language too', () => {
  const shownBy = (key: string): readonly string[] => {
    const own = english[key]
    if (own !== undefined) return argumentsOf(own, 'en')
    if (!isOfMember(key)) return problems.get(key)?.shown ?? []
    return argumentsOf(wordsIn('fr')[key] ?? '', 'fr')
  }
  for (const language of others)
    for (const [key, text] of Object.entries(wordsIn(language))) {
      const shown = argumentsOf(text, language)
      deepEqual(
        shownBy(key).filter((name) => !shown.includes(name)),
        [],
        `${language} ${key}`,
      )
    }
})

test('each choice among codes offers the same codes in every language', () => {
  for (const [key, text] of Object.entries(wordsIn('fr')))
    for (const language of others)
      deepEqual(
        choicesIn(wordsIn(language)[key] ?? '', language),
        choicesIn(text, 'fr'),
        `${language} ${key}`,
      )
})

test('a choice among the few codes that a detail can be offers each of them, but the one for which the last stands', () => {
  let closed = 0
  for (const [key, text] of Object.entries(wordsIn('fr')))
    for (const choice of choicesIn(text, 'fr')) {
      const [detail = '', options = ''] = choice.split(': ')
      const codes = problems.get(key)?.codes.get(detail) ?? []
      if (codes.length === 0) continue
      closed += 1
      const named = options.split(',').filter((each) => each !== 'other' && each !== 'none')
      deepEqual(
        named.filter((each) => !codes.includes(each)),
        [],
        `${key} ${detail}`,
      )
      equal(codes.filter((each) => !named.includes(each)).length, 1, `${key} ${detail}`)
    }
  ok(closed > 10, String(closed))
})

/** The codes of each choice, without how a language counts. */
function choicesIn(text: string, language: string): readonly string[] {
  const found: string[] = []
  const look = (parts: unknown): void => {
    for (const { type, value, options } of parts as {
      type: number
      value: string
      options?: Record<string, { value: unknown }>
    }[]) {
      // 5 is a choice among codes (icu-messageformat-parser).
      if (type === 5) found.push(`${value}: ${Object.keys(options ?? {}).sort()}`)
      for (const option of Object.values(options ?? {})) look(option.value)
    }
  }
  look(new IntlMessageFormat(text, language, undefined, { ignoreTag: true }).getAst())
  return [...new Set(found)].sort()
}

test('no sentence of a page names a command in any of 8 languages, and none shouts', () => {
  const commanding = [...problems].filter(([, { source }]) => command.test(source)).map(([code]) => code)
  ok(commanding.length > 30, String(commanding.length))
  deepEqual(
    commanding.filter((code) => !notOnPages[code] && !english[code]),
    [],
  )
  for (const language of pageLanguages)
    for (const [key, words] of Object.entries(wordsIn(language))) {
      equal(command.test(words), false, `${language} ${key}`)
      ok(words.trim() !== '' && !/[!！¡]/.test(words), `${language} ${key}`)
    }
})

test('each sentence stands in the letters of its language', () => {
  for (const [language, some] of Object.entries(letters))
    for (const [key, text] of Object.entries(wordsIn(language)))
      if (!isOfMember(key)) ok(some.test(text), `${language} ${key}`)
})

describe('the sentence of a problem', () => {
  const saying = (messages: Readonly<Record<string, string>>): Saying => ({
    messages,
    fill: (_, text, values) =>
      String(new IntlMessageFormat(text, 'en', undefined, { ignoreTag: true }).format(values)),
    word: (detail, text) => (detail === 'state' ? `the state ${text}` : text),
  })
  const say = (text: string, details: Readonly<Record<string, unknown>>, more = {}) =>
    problemSentence({ code: 'any', message: 'In English.', details }, saying({ any: text, ...more }))

  test('shows nothing, an empty list and an empty text as none, and truth as a word', () => {
    const details = { a: null, b: [], c: '', d: undefined, e: true }
    equal(say('{a} {b} {c} {d} {e}', details), 'none none none none true')
    equal(say('{a, select, none {no row} other {row {a}}}', { a: 7 }), 'row 7')
  })

  test('shows a list with commas, its members by a message of their own where there is one, and of a long one the beginning', () => {
    equal(say('{names}', { names: ['one', 'two'] }), 'one, two')
    const lines = [
      { line: 3, source: '' },
      { line: 12, source: 'A talk' },
    ]
    const ofLine = { 'any.lines': 'line {line}{source, select, none {} other { “{source}”}}' }
    equal(say('{lines}', { lines }, ofLine), 'line 3; line 12 “A talk”')
    equal(say('{lines}', { lines }), '3 none, 12 A talk')
    equal(say('{roles}', { roles: ['a', 'b'] }, { 'any.roles': '<{each}>' }), '<a>; <b>')
    match20(say('{rows}', { rows: Array.from({ length: 90 }, (_, index) => index + 1) }))
  })

  test('says codes in words of the register, and a problem within a problem by its own sentence', () => {
    equal(say('{state}', { state: 'accepted' }), 'the state accepted')
    const reason = { code: 'inner', message: 'Inner, in English.', details: { column: 4 } }
    equal(
      say('Not counted: {reason}', { reason }, { inner: 'At column {column}.' }),
      'Not counted: At column 4.',
    )
    equal(say('Not counted: {reason}', { reason }), 'Not counted: Inner, in English.')
  })

  test('is none of the page where a detail is missing that it asks for, or where the page has no words', () => {
    equal(say('{size} entries', {}), null)
    equal(say('{lines}', { lines: [{ line: 1 }] }, { 'any.lines': '{row}' }), null)
    equal(problemSentence({ code: 'other', message: '', details: {} }, saying({})), null)
  })

  test('of every problem is said where every detail is there, in each language', () => {
    for (const language of others) {
      const messages = wordsIn(language)
      for (const [code, { details }] of problems) {
        if (notOnPages[code]) continue
        const each = [...details].map(([name, members]) => [name, sample(members)] as const)
        const told = { code, message: '', details: Object.fromEntries(each) }
        ok((problemSentence(told, saying(messages)) ?? '').length > 5, `${language} ${code}`)
      }
    }
  })
})

/** Something to fill in: a number, which is a text too, or a list of one member. */
function sample(members: readonly string[]): unknown {
  if (members.length === 0) return 3
  return members.includes('each') ? ['x'] : [Object.fromEntries(members.map((name) => [name, 3]))]
}

function match20(text: string | null): void {
  equal(text?.split(', ').length, 21)
  ok(text?.endsWith('19, 20, …'), text ?? '')
}
