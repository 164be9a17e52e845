/** What a published translation says of its own numbers, on its page, in its PDF and beside the answer of `verify`. */
import { deepEqual, match, ok } from 'node:assert/strict'
import { describe, test } from 'node:test'
import { verifyBundle } from '../core/verify/verify.js'
import { newPrinter } from '../publish/print/printed-files.js'
import { nodeCrypto } from '../store/node-crypto.js'
import { readWith, skipWithoutPoppler } from './printed.js'
import { appeal, exampleLog, inMemory, publishExample } from './verify-example.js'

const french = `Depuis le 2 mars 2038, [au cours des trois dernières années](#recent), [quatre-vingt-sept](#recent) personnes ont
été victimes de mines. Parmi elles, [20](#recent?outcome=killed) ont été tuées et [67](#recent?outcome=injured) blessées ;
[50](#recent?status=civilian) sont des civils ([57,5 %](#civilian-share)) et [37](#recent?status=security_forces) étaient
dans les forces de sécurité. Les équipes ont trouvé [environ 60 000](#items) objets ; [plus de 400 000](claim:survey-2039)
mines ont été posées. Nous connaissons trois villages sans route.
`
const parted = french
  .replace('[37](#recent?status=security_forces)', '[36](#recent?status=security_forces)')
  .replace('[environ 60 000]', '[plus de 60 000]')
const cleared = `---
translator: Mirel Oste
cleared:
  - { number: 3, is: missing, why: les villages sont nommés }
---
${french.replace('trois villages', 'des villages')}`

async function published(translations: Readonly<Record<string, string>>) {
  const { files } = await publishExample(exampleLog(), appeal, [], { print: newPrinter(), translations })
  const text = (name: string) => Buffer.from(files.get(name)!).toString()
  return { files, text }
}

/** The section of a page with every number. */
function numbersOf(page: string): string {
  return /<section id="numbers">([\s\S]*?)<\/section>/.exec(page)?.[1] ?? ''
}

test('the list of numbers of a translated page has the words and lines of the translation for 10 numbers', async () => {
  const { text } = await published({ fr: french })
  const numbers = numbersOf(text('index.fr.html'))
  for (const words of [
    'environ 60 000',
    'plus de 400 000',
    'quatre-vingt-sept',
    'au cours des trois dernières années',
  ])
    ok(numbers.includes(`<bdi>${words}</bdi> (ligne `), words)
  ok(
    !/about 60 thousand|more than 400,000|over the past/.test(
      numbers.replace(/<span lang="en"[\s\S]*?<\/span>/g, ''),
    ),
  )
  match(numbers, /<bdi>environ 60 000<\/bdi> \(ligne 4\)/)
  match(numbers, /Des 10 nombres lus dans cette traduction, chacun est comme dans le texte qui fait foi\./)
  ok(numbersOf(text('index.html')).includes('about 60 thousand'))
})

test('3 numbers that part a translation from the text that counts are shown at its head and with both words', async () => {
  const { files, text } = await published({ fr: parted })
  const page = text('index.fr.html')
  match(page, /<a href="#translation">Nombres de cette traduction [^<]*\s4<\/a>/)
  const numbers = numbersOf(page)
  match(numbers, /<bdi>36<\/bdi> \(ligne 3\)\s:\s<b>diffère<\/b>[^<]*\s37</)
  match(numbers, /<bdi>36<\/bdi> \(ligne 3\)\s:\s<b>absent du texte qui fait foi<\/b>/)
  match(
    numbers,
    /<bdi lang="en" dir="ltr">37<\/bdi> \(ligne 24 du texte qui fait foi\)\s:\s<b>absent de cette traduction/,
  )
  match(
    numbers,
    /<bdi>plus de 60 000<\/bdi> \(ligne 4\)\s;\s<bdi lang="en" dir="ltr">about 60 thousand<\/bdi> \(ligne 27/,
  )
  ok(!text('index.html').includes('translation"'))
  const answer = await verifyBundle(inMemory(files), nodeCrypto)
  deepEqual(answer.problems, [])
  deepEqual(
    answer.notes.filter((note) => note.startsWith('document.fr.md')),
    [
      'document.fr.md, line 3: "36" differs; counted 37. The page says so.',
      'document.fr.md: "37" (37) is not found in the translation. It stands in line 24 of document.md. The page says so.',
      'document.fr.md, line 3: "36" (36) is not in the text that counts. The page says so.',
      'document.fr.md, line 4: "plus de 60 000" says more than 60,000, the text that counts says about 60,000. The page says so.',
    ],
  )
})

test('a difference that the translator cleared is shown with who and why, and verify has no note of it', async () => {
  const { files, text } = await published({ fr: cleared })
  const page = text('index.fr.html')
  ok(!page.includes('<a href="#translation">'))
  match(
    numbersOf(page),
    /accepté par le traducteur ou la traductrice Mirel Oste\s:\sles villages sont nommés/,
  )
  const { notes } = await verifyBundle(inMemory(files), nodeCrypto)
  deepEqual(
    notes.filter((note) => note.startsWith('document.fr.md')),
    [],
  )
})

test('a page in which 1 number was changed after publishing is named, and so is a translation', async () => {
  const { files, text } = await published({ fr: parted })
  const mended = text('document.fr.md').replace('[36]', '[37]')
  const changed = new Map(files).set('document.fr.md', Buffer.from(mended))
  const { problems } = await verifyBundle(inMemory(changed), nodeCrypto)
  deepEqual([...new Set(problems.map(({ file }) => file))].sort(), ['document.fr.md', 'index.fr.html'])
})

test('a translation in a language without numbers says so on its page and beside the answer of verify', async () => {
  const { files, text } = await published({ xx: 'Lore 12 ipsum.\n' })
  match(text('index.xx.html'), /No numbers are read in this language/)
  const { notes } = await verifyBundle(inMemory(files), nodeCrypto)
  ok(notes.includes('document.xx.md: no numbers are read in this language, and the page says so.'))
})

describe('on paper', { skip: skipWithoutPoppler }, () => {
  test('the sheet and list of a printed translation have its own words, and 4 differences beside them', async () => {
    const { files } = await published({ fr: parted })
    const sheet = readWith('pdftotext', files.get('document.fr.pdf')!).replace(/\s+/g, ' ')
    ok(sheet.includes('plus de 400 000 (Survey of Orvane'), sheet)
    ok(!sheet.includes('more than 400,000 ('))
    ok(sheet.includes('Nombres de cette traduction qui ne sont pas comme dans le texte qui fait foi : 4'))
    ok(sheet.includes('about 60 thousand (ligne 27 du texte qui fait foi)'))
  })
})
