import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { describe, test } from 'node:test'
import { namedLine, printSignatories } from '../core/document/signatories.js'
import { toUtf8 } from '../core/log/bytes.js'
import { verifyBundle } from '../core/verify/verify.js'
import { newPrinter } from '../publish/print/printed-files.js'
import { nodeCrypto } from '../store/node-crypto.js'
import { readWith, skipWithoutPoppler, unpacked } from './printed.js'
import { appeal, exampleLog, inMemory, publishExample, signatories } from './verify-example.js'

/** A tag of a row: 64 digits in hex, in the order of their numbers. */
const tag = (index: number) => index.toString(16).padStart(64, '0')

async function printed(text = appeal, changes: Parameters<typeof publishExample>[3] = {}) {
  const { files } = await publishExample(exampleLog(), text, [], { print: newPrinter(), ...changes })
  return files
}

const files = await printed()
const pdf = files.get('document.pdf')!

test('document.pdf is sealed, listed in the manifest, and the same bytes from 2 printers', async () => {
  const again = (await printed()).get('document.pdf')
  deepEqual(again, pdf)
  ok(Buffer.from(files.get('manifest.json')!).toString().includes('"document.pdf"'))
  const answer = await verifyBundle(inMemory(files), nodeCrypto)
  deepEqual(answer.problems, [])
  ok(answer.notes.some((note) => note.startsWith('document.pdf: sealed as it is')))
  const changed = new Map(files).set(
    'document.pdf',
    pdf.map((byte, at) => (at === 2000 ? byte ^ 1 : byte)),
  )
  const broken = await verifyBundle(inMemory(changed), nodeCrypto)
  deepEqual([...new Set(broken.problems.map(({ file }) => file))], ['document.pdf'])
})

test('the file holds no date but 2041-03-01, no author and no name of a program', () => {
  const bytes = unpacked(pdf)
  equal(/typst|krilla|\/Author|\/Producer|CreatorTool/i.exec(bytes), null)
  const dates = bytes.match(/D:\d{8,14}|<xmp:(?:Create|Modify)Date>[^<]*/g) ?? []
  equal(dates.length, 4)
  ok(dates.every((date) => /2041-?03-?01/.test(date) && /0{6}|00:00:00/.test(date)))
  ok(Buffer.from(signatories).includes('5a'.repeat(32)) && !bytes.includes('5a5a'))
})

describe('as poppler reads it', { skip: skipWithoutPoppler }, () => {
  test('it is tagged, says that it is PDF/UA-1 and in English, and opens with its title', () => {
    const info = readWith('pdfinfo', pdf)
    match(info, /^Tagged: +yes$/m)
    match(info, /^Title: +Letter of the people of Orvane$/m)
    match(info, /^CreationDate: +Fri Mar {2}1 00:00:00 2041 UTC$/m)
    equal(/^(Creator|Producer|Author):/m.exec(info), null)
    match(readWith('pdfinfo', pdf, ['-meta']), /<pdfuaid:part>1<\/pdfuaid:part>/)
    match(unpacked(pdf), /\/Lang \(en/)
    const tags = readWith('pdfinfo', pdf, ['-struct'])
    for (const tag of ['H1', 'H2', 'Table', 'TH', 'TD', 'L', 'LI'])
      match(tags, new RegExp(`^ *${tag}\\b`, 'm'))
  })

  test('the first page is one sheet: 8 numbers with definition, period, place, entry, sources, a person, the key', () => {
    const sheet = readWith('pdftotext', pdf, ['-f', '1', '-l', '1']).replace(/\s+/g, ' ')
    for (const part of [
      'over the past 3 years',
      'Casualties.',
      '2038-03-02 to 2041-03-01',
      'the whole register',
      'Counted as of entry 11 of its log',
      'Sources: Interviews & hospital books <kept apart>.',
      'Whom to ask: Tessa Vole',
      'more than 400,000 (Survey of Orvane, 2039-05-01)',
      'bound to no figure and no statement: 3 (line 28)',
    ])
      ok(sheet.includes(part), `${part}\n${sheet}`)
    for (const number of ['87', '20', '67', '50', '57.5 %', '37', 'about 60 thousand'])
      ok(sheet.includes(number), number)
    ok(!sheet.includes('We demand an answer'))
    match(sheet, /1 ?\/ ?\d/)
  })

  test('the rest holds the text, 2 names of 3, every number, the method and the fingerprint', () => {
    const rest = readWith('pdftotext', pdf, ['-f', '2']).replace(/\s+/g, ' ')
    for (const part of [
      'We demand an answer.',
      'Secretary-General, Example Nations; an answer is asked for by 2041-06-30',
      'Signed by 3; 2 agreed to be named in public.',
      'Orrin, of the Bridge; victim',
      'line 22: 20 + 67 = 87',
      'casualties@1 from 2038-03-02 to 2041-03-01 where status = civilian',
      'Types of sources',
      'It does not show that a record is true.',
    ])
      ok(rest.includes(part), `${part}\n${rest}`)
    ok(!rest.includes('{#a1}') && !rest.includes('Somebody'))
  })

  test('of 600 who agreed to be named 500 are printed, and all 600 are counted by capacity and way', async () => {
    const nobody = { ownWord: '', organisation: '', position: '', decidedBy: '', decidedOn: '', dead: [] }
    const lines = Array.from({ length: 600 }, (_, index) =>
      namedLine({ name: `Invented ${index}`, capacities: ['supporter'], ...nobody }, tag(index)),
    )
    const counts = {
      signed: 601,
      capacities: [
        { of: 'survivor', count: 1 },
        { of: 'supporter', count: 600 },
      ],
      ways: [
        { of: 'mark', count: 7 },
        { of: 'paper', count: 594 },
      ],
      besideWays: [{ of: 'witnessed', count: 7 }],
      withdrawn: 0,
      otherText: 0,
      erased: 0,
    }
    const many = await printed(appeal, {
      signatories: printSignatories(counts, lines.map(toUtf8), [tag(600)]),
    })
    const text = readWith('pdftotext', many.get('document.pdf')!, ['-layout'])
    match(text, /Invented 499/)
    ok(!text.includes('Invented 500'))
    match(text, /And 100 more, named in signatories\.csv/)
    for (const row of [
      'supporter +600',
      'survivor or victim +1',
      'signed on paper +594',
      'by a mark before a witness +7',
    ])
      match(text, new RegExp(row))
  })

  test('4 numbers of one figure stand each on a line of its own, with its code and no other', () => {
    const sheet = readWith('pdftotext', pdf, ['-f', '1', '-l', '1', '-layout'])
    for (const pair of ['20⁠= killed', '67⁠= injured', '50⁠= civilian', '37⁠= security forces'])
      match(sheet, new RegExp(`^${pair}( {3}|$)`, 'm'))
  })

  test('only bundled fonts are in it', () => {
    const lines = readWith('pdffonts', pdf).split('\n').slice(2).filter(Boolean)
    ok(lines.length >= 3)
    for (const line of lines) match(line, /^[A-Z]{6}\+NotoSans/)
  })

  test('30 figures and 200 numbers still leave a first page of one sheet', async () => {
    const named = Array.from({ length: 30 }, (_, at) => `  f${at}: casualties to 2041-03-01`).join('\n')
    const body = Array.from({ length: 200 }, (_, at) => `There were [87](#f${at % 30}) people.`).join('\n\n')
    const text = appeal
      .replace('figures:\n', `figures:\n${named}\n`)
      .replace('We demand', `${body}\n\nWe demand`)
    const many = (await printed(text)).get('document.pdf')!
    const sheet = readWith('pdftotext', many, ['-f', '1', '-l', '1', '-layout'])
    match(sheet, /and \d+ more, further below/)
    match(sheet, /Fingerprint/)
    match(readWith('pdftotext', many, ['-f', '2', '-l', '2']).trim(), /^Text/)
  })
})

test('text that looks like markup is printed as text', { skip: skipWithoutPoppler }, async () => {
  const body = '#read("/etc/passwd") $x^y$ *a* <b> @ref \\ #let x = y ```typ #panic()```'
  const made = (await printed(`${appeal}\n${body.replaceAll('*', '\\*')}\n`)).get('document.pdf')!
  const text = readWith('pdftotext', made).replace(/\s+/g, ' ')
  ok(text.includes('#read("/etc/passwd") $x^y$ *a* <b> @ref \\ #let x = y typ #panic()'))
})

test('5 letters without a shape, and a sign that turns digits around, are counted', {
  skip: skipWithoutPoppler,
}, async () => {
  const made = (await printed(`${appeal}\nNames: ქეთი and 😀, \u202eabc.\n`)).get('document.pdf')!
  const text = readWith('pdftotext', made).replace(/\s+/g, ' ')
  match(text, /Letters that this file has no shape for: 6\./)
  ok(text.includes('□□□□ and □, □abc.'))
})

test('what Typst refuses is a problem that says that nothing was published', async () => {
  const text = appeal.replace('title: { en: Letter of the people of Orvane }', 'title: { en: "\u0000" }')
  await rejects(printed(text.replace('\u0000', '\\0')), (error: Error & { code?: string }) => {
    return error.code === 'pdf-not-made' && error.message.endsWith('Nothing was published.')
  })
})
