import { deepEqual, equal, match, ok, rejects, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { checkDocument, checkDraft, checkExitCode, checkJson } from '../core/document/check.js'
import { parseDocument, readDocument } from '../core/document/parse.js'
import { reportLines } from '../core/document/report.js'
import { placeNotFound } from '../core/figure/problems.js'
import { Problem } from '../core/problem.js'
import type { RegisterOptions } from './verify-example.js'
import { appeal, exampleLog, exampleRegister } from './verify-example.js'

const log = exampleLog()

/** A document around a body, with the figures of the example. */
function documentOf(body: string): string {
  return `---
kind: report
title: Report of Orvane
date: 2041-03-01
id: report
figures:
  recent: casualties from 2038-03-02 to 2041-03-01
  none: casualties in 1999
  items: items-found to 2041-03-01
  killed-share: share of casualties from 2038-03-02 to 2041-03-01 where outcome=killed, base known
---
${body}`
}

async function check(body: string, options: RegisterOptions = {}) {
  return checkDocument(parseDocument(documentOf(body), 'report.md'), exampleRegister(log, options))
}

/** One line a number: verdict, text, stated, counted. */
async function verdicts(body: string, options: RegisterOptions = {}) {
  const { numbers } = await check(body, options)
  return numbers.map(({ verdict, text, value, counted }) => `${verdict}: ${text} ${value} ${counted}`)
}

test('the example appeal: every number has its verdict, every sum holds', async () => {
  const checked = await checkDocument(parseDocument(appeal, 'letter.md'), exampleRegister(log))
  deepEqual(
    checked.numbers.map(({ line, verdict, text, counted }) => `${line} ${verdict} ${text} ${counted}`),
    [
      '22 as-worded over the past 3 years 3',
      '22 matches 87 87',
      '23 matches 20 20',
      '23 matches 67 67',
      '24 matches 50 50',
      '24 matches 57.5 % 57.4712643678',
      '24 matches 37 37',
      '27 as-worded about 60 thousand 61234',
      '28 attributed more than 400,000 null',
      '28 unbound 3 null',
    ],
  )
  deepEqual(checked.arithmetic, [
    { line: 22, expression: '20 + 67 = 87', holds: true },
    { line: 22, expression: '50 + 37 = 87', holds: true },
  ])
  deepEqual(checked.document.remarks, [])
  equal(checkExitCode(checked, false), 0)
  equal(checkExitCode(checked, true), 1)
  deepEqual(Object.keys(checkJson(checked)), ['numbers', 'arithmetic'])
  const wordy = { ...checked, document: { ...checked.document, remarks: ['Too long for this channel.'] } }
  deepEqual(checkJson(wordy).remarks, ['Too long for this channel.'])
  deepEqual(Object.keys(checkJson(checked).numbers[0]!), ['text', 'line', 'value', 'verdict', 'counted'])
})

test('a number that differs says what was counted, when it last held and what would have to be recorded', async () => {
  const { numbers, arithmetic } = await check('[90](#recent) people', { lastHeld: async () => 7 })
  equal(numbers[0]?.verdict, 'differs')
  equal(numbers[0]?.lastHeld, 7)
  deepEqual(numbers[0]?.remarks, [
    'Counted 87 people as of entry 11.',
    '1 more may fall in the period.',
    'For it to match, 3 more would have to be recorded, dated or joined.',
    'Not counted now: 1 whose date may fall in the period.',
    'What is stated last held as of entry 7.',
  ])
  deepEqual(arithmetic, [])
  const never = await check('[80](#recent) people', { lastHeld: async () => null })
  match(never.numbers[0]!.remarks.join(' '), /7 fewer would have to be counted.*never held/)
})

test('hedges, words and periods are checked as they are worded', async () => {
  deepEqual(
    await verdicts(
      '[eighty-seven](#recent), [about ninety](#recent), [more than 87](#recent), at least [87](#recent), [over the past 2 years](#recent), [between 80 and 90](#recent)',
    ),
    [
      'matches: eighty-seven 87 87',
      'as-worded: about ninety 90 87',
      'not-as-worded: more than 87 87 87',
      'as-worded: at least 87 87 87',
      'not-as-worded: over the past 2 years 2 3',
      'as-worded: between 80 and 90 80 87',
    ],
  )
})

test('a percentage is checked on the base it names, and on both where it names none', async () => {
  deepEqual(
    await verdicts(
      '[23 %](#killed-share), [23%](#recent?outcome=killed), [24 %](#recent?outcome=killed), 12 %',
    ),
    [
      'matches: 23 % 23 22.9885057471',
      'matches: 23% 23 22.9885057471',
      'differs: 24 % 24 22.9885057471',
      'unbound: 12 % 12 null',
    ],
  )
})

test('nothing recorded is not nought', async () => {
  deepEqual(
    await verdicts(
      '[0](#none), [5](#none?outcome=killed), [0](#recent?outcome=missing), [10 %](#none?outcome=killed)',
    ),
    ['not-covered: 0 0 null', 'not-covered: 5 5 null', 'matches: 0 0 0', 'not-covered: 10 % 10 null'],
  )
})

test('a claim is attributed and never counted; another number than it states differs', async () => {
  deepEqual(
    await verdicts(
      '[400,000](claim:survey-2039), [more than 300,000](claim:survey-2039), [500,000](claim:survey-2039), [7](claim:nobody)',
    ),
    [
      'attributed: 400,000 400000 null',
      'attributed: more than 300,000 300000 null',
      'differs: 500,000 500000 null',
      'not-covered: 7 7 null',
    ],
  )
})

test('a small number is withheld and stops the answer', async () => {
  const checked = await check('[3](#recent?outcome=killed)', {
    withheld: (query) => query.includes('killed'),
  })
  equal(checked.numbers[0]?.verdict, 'withheld')
  equal(checked.numbers[0]?.counted, null)
  equal(checkExitCode(checked, false), 1)
})

test('numbers without a link are listed, in headings, tables, lists and code too', async () => {
  const found = await verdicts(
    '# 5 things\n\n| a | b |\n|---|---|\n| 6 | x |\n\n- seven\n\n> 8 ![9 mines](https://example.org/x.png)\n\n`10`\n\n```\n11\n```\n',
  )
  deepEqual(
    found.map((line) => line.replace(/^unbound: (.*) \d+ null$/, '$1')),
    ['5', '6', 'seven', '8', '9', '10', '11'],
  )
})

test('a link without a number in it is listed as unbound', async () => {
  deepEqual(await verdicts('[many](#recent) and [the site](https://example.org/)'), [
    'unbound: many null null',
  ])
})

test('lines are those of the file', async () => {
  const { numbers } = await check('one\n\ntwo\nthree [87](#recent)\n')
  deepEqual(
    numbers.map(({ text, line }) => `${text} ${line}`),
    ['one 12', 'two 14', 'three 15', '87 15'],
  )
})

test('parts of a figure that are more than the whole, or less than was counted, are a wrong sum', async () => {
  const sums = async (body: string) =>
    (await check(body)).arithmetic.map(({ expression, holds }) => `${expression} ${holds}`)
  deepEqual(await sums('[87](#recent): [20](#recent?outcome=killed) and [67](#recent?outcome=injured)'), [
    '20 + 67 = 87 true',
  ])
  deepEqual(await sums('[87](#recent): [21](#recent?outcome=killed) and [67](#recent?outcome=injured)'), [
    '21 + 67 = 88, stated 87 false',
  ])
  deepEqual(await sums('[87](#recent): [19](#recent?outcome=killed) and [67](#recent?outcome=injured)'), [
    '19 + 67 = 86, stated 87 false',
  ])
  deepEqual(await sums('[87](#recent): [20](#recent?outcome=killed) and [0](#recent?outcome=missing)'), [
    '20 + 0 = 20 of 87, the other parts are not stated true',
  ])
})

test('words that divide a whole are summed where no register is asked, and nothing else is', async () => {
  const sums = async (body: string) =>
    (await check(body)).arithmetic.map(({ expression, holds }) => `${expression} ${holds}`)
  deepEqual(await sums('In that year 412 people, 97 killed and 305 wounded.'), [
    '97 + 305 = 402, stated 412 false',
  ])
  deepEqual(await sums('314 victims, 61 killed and 253 wounded, 149 civilians and 165 military.'), [
    '61 + 253 = 314 true',
    '149 + 165 = 314 true',
  ])
  deepEqual(await sums('We know of 412 people. Of those, 97 were killed and 315 were injured.'), [
    '97 + 315 = 412 true',
  ])
  deepEqual(await sums('97 killed and 305 wounded, 402 in all.'), ['97 + 305 = 402 true'])
  deepEqual(await sums('100 people: 40 men, 30 women and 29 children.'), [
    '40 + 30 + 29 = 99, stated 100 false',
  ])
  for (const silent of [
    '3,393 victims, of them 357 children and 38 women.',
    '412 people in 37 accidents, about 97 killed and 305 wounded.',
    '20 killed and 30 injured in 2040, 25 killed and 35 injured in 2041.',
    '100 people, 60 men and 30 women.',
    '412 mines; 97 people killed and 305 wounded',
    '52 people were killed and 30 were injured.',
  ]) {
    deepEqual(await sums(silent), [], silent)
  }
})

test('the report uses signs and words, never a tick', async () => {
  const checked = await check('[87](#recent), [88](#recent), [more than 300,000](claim:survey-2039), 5')
  const lines = reportLines(checked)
  equal(lines[0], '  12  =  87: matches')
  equal(lines[1], '  12  ≠  88: differs; counted 87')
  ok(lines.some((line) => line.includes('❝  more than 300,000: attributed')))
  ok(lines.some((line) => line.includes('4 numbers: matches 1, differs 1, attributed 1, unbound 1.')))
  ok(!/[✓✔]|verified|proved|certified|authentic/i.test(lines.join('\n')))
})

test('a text that cannot be read is refused with a line', async () => {
  const refused = (text: string) => {
    try {
      parseDocument(text, 'report.md')
    } catch (error) {
      if (error instanceof Problem) return `${error.code} ${error.details.line ?? ''}`.trim()
      throw error
    }
    return 'read'
  }
  equal(refused('no front matter'), 'front-matter-not-understood 1')
  equal(refused(documentOf('').replace('2041-03-01', '2041-02-30')), 'front-matter-not-understood 4')
  equal(
    refused(documentOf('').replace('kind: report', 'kind: report\nkinds: x')),
    'front-matter-not-understood 1',
  )
  equal(refused(documentOf('').replace('kind: report', 'kind: [')), 'front-matter-not-understood 3')
  equal(refused(documentOf('').replace('id: report', 'language: xx')), 'document-language-not-read')
  equal(refused(documentOf('see [5](#nobody)')), 'document-figure-not-understood 12')
  equal(refused(documentOf('5 '.repeat(5001))), 'document-too-long')
  equal(refused('---\na: &a [x]\nb: [*a, *a]\n---\n'), 'front-matter-not-understood 1')
  throws(
    () => parseDocument('---\nkind: report\ntitle: x\ndate: 2041-01-01\n---\n', 'a name with blanks.md'),
    Problem,
  )
})

test('a figure that cannot be counted is named with its line', async () => {
  await rejects(check('[5](#recent?outcome=nothing)'), {
    code: 'document-figure-not-understood',
    message: /line 12/,
  })
  const text = documentOf('[5](#recent)').replace('casualties in 1999', 'casualities in 1999')
  await rejects(checkDocument(parseDocument(text, 'r.md'), exampleRegister(log)), {
    code: 'document-figure-not-understood',
  })
  const away = {
    ...exampleRegister(log),
    count: async () => {
      throw placeNotFound({ place: 'X', nearest: [] })
    },
  }
  await rejects(checkDocument(parseDocument(documentOf('[5](#recent)'), 'r.md'), away), {
    code: 'document-figure-not-understood',
  })
})

test('while a text is written, what cannot be counted is told once each and hides no other verdict', async () => {
  const body =
    'So [87](#recent), [9](#nobody), [8](#nobody) and [5](#recent?outcome=nothing), or [6](#none) of [7](#items).'
  const text = documentOf(body).replace('items: items-found', 'items: items-lost')
  throws(() => parseDocument(text, 'r.md'), { code: 'document-figure-not-understood' })
  const { checked, leftOut } = await checkDraft(readDocument(text, 'r.md'), exampleRegister(log))
  deepEqual(
    checked.numbers.map(({ text: words, verdict, counted }) => `${words} ${verdict} ${counted}`),
    [
      '87 matches 87',
      '9 unbound null',
      '8 unbound null',
      '5 unbound null',
      '6 not-covered null',
      '7 unbound null',
    ],
  )
  match(checked.numbers[1]?.remarks.join() ?? '', /linked to cannot be counted/)
  deepEqual(
    leftOut.map(({ code, details }) => `${code} ${details.figure} ${(details.reason as Problem).code}`),
    [
      'document-figure-left-out items query-not-understood',
      'document-figure-left-out nobody figure-not-named',
      'document-figure-left-out recent?outcome=nothing query-not-understood',
    ],
  )
  match(leftOut[1]?.message ?? '', /it names recent, none, items, killed-share/)
})

test('a database that cannot be reached ends the check of a text that is written', async () => {
  const broken = {
    ...exampleRegister(log),
    count: async () => {
      throw new Problem('database-lost', 3, 503, 'gone', {})
    },
  }
  await rejects(checkDraft(readDocument(documentOf('[5](#recent)'), 'r.md'), broken), {
    code: 'database-lost',
  })
})

test('asks and their paragraphs are told apart', () => {
  const text = appeal.replace('{#a1}', '{#a2}').replace('to: sg, kind', 'to: nobody, kind')
  equal(parseDocument(text, 'letter.md').remarks.length, 3)
})

test('the id is the name of the file where the text gives none', () => {
  const text = documentOf('').replace('id: report\n', '')
  equal(parseDocument(text, '/some/where/winter-letter.md').frontMatter.id, 'winter-letter')
})
