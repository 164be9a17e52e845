import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { type pageVersions, readFiguresFile } from '../core/document/figures-file.js'
import { holdTranslations } from '../core/document/hold-translation.js'
import { renderPages } from '../core/document/page.js'
import { readSignatories } from '../core/document/signatories.js'
import { toHex, toUtf8 } from '../core/log/bytes.js'
import { signNote } from '../core/log/note.js'
import { verifierKey } from '../core/log/verifier-key.js'
import { checkFiles } from '../core/verify/files.js'
import { manifestNote, manifestText } from '../core/verify/manifest.js'
import { ProblemList } from '../core/verify/problem-list.js'
import { checkManifestSignature } from '../core/verify/signatures.js'
import { keySentence, verifyBundle } from '../core/verify/verify.js'
import type { Files } from '../publish/bundle.js'
import { nodeCrypto, sha256 } from '../store/node-crypto.js'
import type { ExampleLog } from './verify-example.js'
import { exampleLog, inMemory, method, publishExample, signatories } from './verify-example.js'

const published = await publishExample(exampleLog())
const key = verifierKey(sha256, published.log.signer.name, published.log.key.publicKey)

function verify(files: Files, options: Partial<Parameters<typeof verifyBundle>[1]> = {}) {
  return verifyBundle(inMemory(files), { ...nodeCrypto, key, ...options })
}

function changed(name: string, change: (bytes: Uint8Array) => Uint8Array): Files {
  const files = new Map(published.files)
  files.set(name, change(Uint8Array.from(files.get(name)!)))
  return files
}

/** The manifest made again and signed with a key. */
function resigned(files: Files, log: ExampleLog): Files {
  const listed = [...files].filter(([path]) => !path.startsWith('manifest.'))
  const manifest = toUtf8(manifestText(new Map(listed.map(([path, bytes]) => [path, toHex(sha256(bytes))]))))
  const signature = signNote(sha256, manifestNote(toHex(sha256(manifest))), log.signer)
  return new Map([...listed, ['manifest.json', manifest], ['manifest.sig', signature]])
}

function replaced(name: string, from: string, to: string): Files {
  const text = Buffer.from(published.files.get(name)!).toString()
  ok(text.includes(from), `${name} holds ${from}`)
  return changed(name, () => toUtf8(text.replace(from, to)))
}

test('a bundle is whole under the key that was given, and names every figure', async () => {
  const answer = await verify(published.files)
  deepEqual(answer.problems, [])
  equal(answer.ok, true)
  equal(answer.key.trusted, true)
  equal(answer.receipt, null)
  equal(answer.figures.find(({ query }) => query.includes('where outcome = killed'))?.total, 20)
  equal(keySentence(answer, true), 'the key you gave')
  deepEqual(answer.notes, ['nobody outside has seen this log'])
})

test('without a key it says only that the bundle is whole, and which key to compare', async () => {
  const answer = await verify(published.files, { key: undefined })
  equal(answer.ok, true)
  equal(answer.key.trusted, false)
  match(
    keySentence(answer, false),
    /^the key inside this bundle: this shows only that the bundle is whole; compare [0-9a-f]{64} with the one in the letter$/,
  )
})

function flipped(name: string, at: number): Files {
  return changed(name, (copy) => {
    copy[at]! ^= 1 << (at % 8)
    return copy
  })
}

test('every flipped byte of every listed file is seen, and the file is named', () => {
  for (const [name, bytes] of published.files) {
    if (name.startsWith('manifest.')) continue
    // Rows are alike: of them one byte in 29.
    for (let at = 0; at < bytes.length; at += name.startsWith('rows/') ? 29 : 1) {
      const problems = new ProblemList()
      checkFiles(flipped(name, at), sha256, problems)
      deepEqual(
        problems.list.map(({ file }) => file),
        [name],
        `${name} byte ${at}`,
      )
    }
  }
})

test('every flipped byte of the manifest and of its signature breaks the signature', async () => {
  for (const name of ['manifest.json', 'manifest.sig']) {
    for (let at = 0; at < published.files.get(name)!.length; at += 1) {
      const problems = new ProblemList()
      await checkManifestSignature(flipped(name, at), nodeCrypto, key, problems)
      deepEqual(
        problems.list.map(({ file }) => file),
        [name],
        `${name} byte ${at}`,
      )
    }
  }
})

test('a flipped byte is refused by the whole check and its file is named', async () => {
  for (const [name, bytes] of published.files) {
    for (let at = 0; at < bytes.length; at += Math.ceil(bytes.length / 12)) {
      const answer = await verify(flipped(name, at))
      equal(answer.ok, false, `${name} byte ${at}`)
      ok(
        answer.problems.some(({ file }) => file === name),
        `${name} byte ${at} is not named`,
      )
    }
  }
})

test('a removed file is named, and so is an added one', async () => {
  for (const name of published.files.keys()) {
    const files = new Map(published.files)
    files.delete(name)
    const answer = await verify(files)
    ok(
      answer.problems.some(({ file, what }) => file === name && what.includes('missing')),
      name,
    )
  }
  const added = await verify(new Map([...published.files, ['extra.html', toUtf8('more')]]))
  deepEqual(added.problems, [
    { file: 'extra.html', line: null, what: 'the file is not listed in manifest.json' },
  ])
})

test('a file added with a manifest made again and signed is one that the log does not seal', async () => {
  const files = resigned(new Map([...published.files, ['extra.html', toUtf8('more')]]), published.log)
  const answer = await verify(files)
  deepEqual(answer.problems, [{ file: 'extra.html', line: null, what: 'the log does not seal this file' }])
})

test('a changed file is refused by the log even where the manifest was made and signed again', async () => {
  for (const [name, from, to] of [
    ['document.md', '[87](#recent)', '[88](#recent)'],
    ['figures.json', '"total": 87', '"total": 88'],
    ['METHOD.md', 'Interviews', 'Rumours'],
    ['signatories.csv', 'Tessa Vole', 'Tessa Vale'],
    ['index.html', 'about 60 thousand', 'about 80 thousand'],
  ] as const) {
    const answer = await verify(resigned(replaced(name, from, to), published.log))
    ok(
      answer.problems.some(({ file, what }) => file === name && what.includes('entry 12 of the log seals')),
      name,
    )
  }
})

test('the line of a number that was changed is named', async () => {
  const answer = await verify(
    resigned(
      replaced('document.md', '[20](#recent?outcome=killed)', '[21](#recent?outcome=killed)'),
      published.log,
    ),
  )
  const named = answer.problems
    .filter(({ file }) => file === 'document.md')
    .map(({ line, what }) => `${line}: ${what}`)
  ok(named.includes('23: the number 21 is differs (20); published is 20: matches'), named.join('\n'))
})

test('the page is drawn again: another page than the one its figures give is named with a line', async () => {
  const answer = await verify(
    resigned(replaced('index.html', '<bdi>=</bdi> matches</b>', '<bdi>≠</bdi> differs</b>'), published.log),
  )
  ok(
    answer.problems.some(
      ({ file, line, what }) => file === 'index.html' && line! > 20 && what.includes('is not the one'),
    ),
  )
})

test('everything signed again with another key is refused under the given key and only whole without one', async () => {
  const other = await publishExample(exampleLog(9))
  const refused = await verify(other.files)
  equal(refused.ok, false)
  equal(refused.key.trusted, false)
  ok(
    refused.problems.some(
      ({ file, what }) => file === 'log/key.vkey' && what.includes('not the key you gave'),
    ),
  )
  equal(keySentence(refused, true), 'not the key you gave')
  const whole = await verify(other.files, { key: undefined })
  equal(whole.ok, true)
  match(keySentence(whole, false), /shows only that the bundle is whole/)
})

test('the manifest signed again with another key alone is refused', async () => {
  const answer = await verify(resigned(published.files, exampleLog(9)), { key: undefined })
  ok(answer.problems.some(({ file }) => file === 'manifest.sig'))
})

test('figures whose parts do not add up are named with their line', async () => {
  const text = Buffer.from(published.files.get('figures.json')!).toString()
  const file = JSON.parse(text)
  file.figures[0].parts[0].value += 1
  const { stableJson } = await import('../core/document/figures-file.js')
  const answer = await verify(changed('figures.json', () => toUtf8(stableJson(file))))
  ok(
    answer.problems.some(
      ({ file: name, line, what }) => name === 'figures.json' && line! > 1 && /parts add up/.test(what),
    ),
  )
})

test('hostile bundles are named and never stop the check', async () => {
  const garbage = [
    '',
    '{',
    '[]',
    'null',
    '{"files":{"../../etc/passwd":"00"}}',
    '{"files":{"__proto__":"x"}}',
    `{"files":${'['.repeat(5000)}`,
    '\u0000',
    '1e999',
    `"${'9'.repeat(400)}"`,
  ]
  for (const name of published.files.keys()) {
    for (const text of garbage) {
      const answer = await verify(changed(name, () => toUtf8(text)))
      equal(answer.ok, false, `${name}: ${text.slice(0, 20)}`)
    }
    equal((await verify(changed(name, () => Uint8Array.of(0xff, 0xfe, 0x00)))).ok, false)
  }
  const figures = Buffer.from(published.files.get('figures.json')!).toString()
  for (const huge of ['1e308', '-5', '9007199254740993', 'null', '"87"', '[]', '{}']) {
    equal(
      (
        await verify(
          resigned(
            changed('figures.json', () => toUtf8(figures.replaceAll('87', huge))),
            published.log,
          ),
        )
      ).ok,
      false,
    )
  }
  const empty = await verify(new Map())
  equal(empty.ok, false)
  ok(empty.problems.some(({ file }) => file === 'manifest.json'))
  const odd = await verify(
    new Map([...published.files, ['../outside', toUtf8('x')], ['.hidden', toUtf8('x')]]),
  )
  deepEqual(
    odd.problems.map(({ file }) => file),
    ['../outside', '.hidden'],
  )
  const failing = await verifyBundle(
    {
      list: async () => {
        throw new Error('the disk is gone')
      },
      readFile: async () => null,
    },
    nodeCrypto,
  )
  ok(failing.problems.some(({ what }) => what === 'the disk is gone'))
})

test('the 3 pages of versions 1 and 2 stay as they are, byte for byte', async () => {
  // Where this changes, give the page a new version and keep drawing the old one: bundles out there carry it.
  const figures = readFiguresFile(Buffer.from(published.files.get('figures.json')!).toString()).value!
  const translations = new Map([['fr', 'Depuis le 2 mars 2038, 87.\n']])
  const draw = {
    checked: published.checked,
    figures: {
      ...figures,
      definitions: [{ name: 'casualties@1', title: 'Casualties', text: 'As it was.', unit: 'people' }],
    },
    method,
    signatories: readSignatories(signatories).value,
    fingerprint: '00'.repeat(32),
    translations,
    held: await holdTranslations(published.checked, Object.fromEntries(translations), figures.asOf),
    series: null,
    files: ['document.fr.md', 'document.md'],
  }
  const pagesOf = (page: (typeof pageVersions)[number]) =>
    [...renderPages({ ...draw, figures: { ...draw.figures, page } })].map(([name, text]) => [
      name,
      toHex(sha256(toUtf8(text))),
    ])
  deepEqual(pagesOf(1), [
    ['index.html', '10bd19e6749e5c46dec8fa09c008c0c8e5eb1fc5702270ec9a0ba3228800d9f7'],
    ['index.fr.html', '4fb6b52b00e1ae3eb481053b3cb43d051d7d2a3f240ed07637289fd9e9459b29'],
    ['check.html', 'f1a278d9c031c2de9ec7d89640146cf388df613d2dafab42f3d0bc5ba5967f4a'],
  ])
  deepEqual(pagesOf(2), [
    ['index.html', '52b9a799976f82217e4c2fd2cc368ddf4df9d2fddde42737a7a7f696986abf8b'],
    ['index.fr.html', '84fc8f27867cfa081ff2790e03fbc36b5a48c5508ad5b1a626a44bebfc32cd5f'],
    ['check.html', '1e412955e10942acf66740530c7592bfcb3539d423c9c831c114b9cfad39e8d7'],
  ])
})
