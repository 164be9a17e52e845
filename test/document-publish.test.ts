import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { checkDocument } from '../core/document/check.js'
import { parseDocument } from '../core/document/parse.js'
import { readSignatories } from '../core/document/signatories.js'
import { toUtf8 } from '../core/log/bytes.js'
import { verifyBundle } from '../core/verify/verify.js'
import { nodeCrypto } from '../store/node-crypto.js'
import {
  appeal,
  exampleLog,
  exampleRegister,
  inMemory,
  publishExample,
  signatories,
} from './verify-example.js'

function textOf(files: ReadonlyMap<string, Uint8Array>, name: string): string {
  return Buffer.from(files.get(name)!).toString()
}

test('a document is published with every file that formats.md names, the same bytes each time', async () => {
  const { files } = await publishExample(exampleLog())
  deepEqual(
    [...files.keys()],
    [
      'METHOD.md',
      'check.html',
      'check.js',
      'document.md',
      'figures.json',
      'index.html',
      'log/checkpoint',
      'log/key.vkey',
      'log/proofs.json',
      'manifest.json',
      'manifest.sig',
      'rows/civilian-share.status.csv',
      'rows/items.csv',
      'rows/recent.csv',
      'rows/recent.outcome.csv',
      'rows/recent.status.csv',
      'signatories.csv',
    ],
  )
  const again = await publishExample(exampleLog())
  for (const [path, bytes] of files) deepEqual(again.files.get(path), bytes, path)
})

test('a number too small to publish, and a missing METHOD.md, stop publishing', async () => {
  const log = exampleLog()
  const register = exampleRegister(log, { withheld: (query) => query.includes('killed') })
  const checked = await checkDocument(parseDocument(appeal, 'letter.md'), register)
  await rejects(publishExample(log, appeal, [], { checked }), {
    code: 'number-withheld',
    exitCode: 1,
    message: /20 \(line 23/,
  })
  await rejects(publishExample(log, appeal, [], { method: null }), { code: 'method-missing', exitCode: 1 })
  await rejects(publishExample(log, appeal, [], { method: ' \n' }), { code: 'method-missing' })
  await rejects(publishExample(log, appeal, [], { signatories: null }), { code: 'signatories-missing' })
})

test('a number that differs is published with its sign, and the check of the bundle says so', async () => {
  const { files } = await publishExample(exampleLog(), appeal.replace('[87](#recent)', '[86](#recent)'))
  ok(textOf(files, 'index.html').includes('>≠</a>'))
  const answer = await verifyBundle(inMemory(files), nodeCrypto)
  equal(answer.ok, true)
  deepEqual(answer.notes.slice(0, 2), [
    'document.md, line 22: 86 differs, and the page says so.',
    'document.md, line 22: 20 + 67 = 87, stated 86, and the page says so.',
  ])
})

test('a text in another language has a page of its own, which says where the numbers were checked', async () => {
  const { files } = await publishExample(exampleLog(), appeal, [], {
    translations: { fr: 'Depuis le 2 mars 2038, 87.\n' },
  })
  ok(textOf(files, 'index.html').includes('<a href="index.fr.html" hreflang="fr"'))
  const page = textOf(files, 'index.fr.html')
  ok(page.startsWith('<!doctype html>\n<html lang="fr" dir="ltr">'))
  ok(page.includes('Depuis le 2 mars 2038, 87.') && page.includes('Ceci est une traduction.'))
  ok(!/id="t1"/.test(page))
  equal((await verifyBundle(inMemory(files), nodeCrypto)).ok, true)
})

test('the page asks nothing of any server, runs nothing and lets no text out of its place', async () => {
  const body = `${appeal}\n<script>alert(1)</script> ![x](https://example.org/p.png) [out](https://example.org/) [run](javascript:alert) **[5](#recent)**\n`
  const { files } = await publishExample(exampleLog(), body)
  const page = textOf(files, 'index.html')
  ok(!/<(script|img|link|iframe|object|form)\b/i.test(page))
  ok(!/@import|url\(|srcset|href="javascript/i.test(page))
  deepEqual(page.match(/(?:src|href)="https?:[^"]*"/g), ['href="https://example.org/"'])
  ok(page.includes('&lt;script&gt;') && page.includes('hospital books &lt;kept apart&gt;'))
  ok(page.startsWith('<!doctype html>\n<html lang="en" dir="ltr">'))
  ok(page.split('Not shown: that a record is true; that no other record exists.').length > 3)
  ok(!/[✓✔]|\b(verified|proved|certified|authentic)\b/i.test(page))
  equal((page.match(/id="t\d+"/g) ?? []).length, (page.match(/id="n\d+"/g) ?? []).length)
})

test('colours of the page keep a contrast of at least 4.5 to 1, light, dark and in print', async () => {
  const { pageStyle } = await import('../core/document/page-style.js')
  const light = (hex: string) => {
    const full = hex.length === 4 ? [...hex.slice(1)].map((digit) => digit + digit).join('') : hex.slice(1)
    const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
      const part = Number.parseInt(full.slice(at, at + 2), 16) / 255
      return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
    })
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }
  const sets = [...pageStyle.matchAll(/:root\{([^}]*)\}/g)].map(
    ([, set = '']) =>
      new Map([...set.matchAll(/--(\w+):(#\w+)/g)].map(([, name = '', hex = '']) => [name, hex])),
  )
  equal(sets.length, 3)
  for (const colours of sets) {
    for (const ink of ['ink', 'soft', 'link']) {
      for (const ground of ['paper', 'wash']) {
        const [one, other] = [light(colours.get(ink)!), light(colours.get(ground)!)].sort((a, b) => b - a)
        ok((one! + 0.05) / (other! + 0.05) >= 4.5, `${ink} on ${ground}`)
      }
    }
  }
})

test('signatories.csv names 2 as they agreed and has a line and a tag for the 1 who is not named', () => {
  const read = readSignatories(signatories)
  deepEqual(
    read.value?.listed.map(({ name, capacities }) => [name, capacities]),
    [
      ['Orrin, of the Bridge', ['survivor']],
      ['Tessa Vole', ['officer']],
    ],
  )
  deepEqual([read.value?.signed, read.value?.named, read.value?.unnamed, read.value?.withdrawn], [3, 2, 1, 1])
  deepEqual(read.value?.ways, [
    { of: 'mark', count: 1 },
    { of: 'paper', count: 2 },
  ])
})

test('signatories.csv with a sum, a line or a tag that does not fit is refused with its line', () => {
  const written = Buffer.from(signatories).toString()
  for (const [from, to, line, reason] of [
    ['signed,,,,,,,,,,,3', 'signed,,,,,,,,,,,4', 1, '2 named and 1 unnamed are not the 4 who signed'],
    ['way,mark,,,,,,,,,,1', 'way,mark,,,,,,,,,,2', 1, 'the ways add up to 4 and not to the 3 who signed'],
    [
      'capacity,kin,,,,,,,,,,1',
      'capacity,kin,,,,,,,,,,9',
      1,
      'kin is counted more often than anybody signed',
    ],
    ['way,mark', 'way,telepathy', 6, 'nothing is counted as "telepathy"'],
    ['0e'.repeat(32), 'c1'.repeat(32), 12, 'one signature stands twice'],
    ['0e'.repeat(32), 'C1'.repeat(32), 12, 'the line is not in its one form'],
    ['named,,Tessa', 'named,,"Tessa"', 12, 'the line is not in its one form'],
    ['named,,Tessa Vole', 'named,,', 12, 'nobody is named'],
    ['withdrawn,,,,,,,,,,,1\n', '', 1, 'it does not say how many are "withdrawn"'],
    ['other_text,,,,,,,,,,,0', 'other_text,,,,,,,,,,,-1', 10, 'the count is not in its one form'],
    ['line,of', 'lines,of', 1, 'the header is another'],
  ] as const) {
    deepEqual(readSignatories(toUtf8(written.replace(from, to))), { value: null, line, reason })
  }
  equal(readSignatories(new Uint8Array(0)).value, null)
  equal(readSignatories(signatories.slice(0, -1)).value, null)
  equal(readSignatories(toUtf8('\u0000"\n"')).value, null)
})
