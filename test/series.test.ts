/** Documents of one series: every number beside what the earlier ones counted, told by reason and count, checked by verify. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { ComparedNumber, SeriesFile } from '../core/document/series-file.js'
import { publishDocument } from '../publish/publish-document.js'
import { verifyPath } from '../publish/verify-path.js'
import { nodeCrypto } from '../store/node-crypto.js'
import type { Programme } from '../store/programme.js'
import { changeMethod } from '../store/programme-changes.js'
import { rebuild } from '../store/rebuild.js'
import { importText, newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { alike, csv } from './support/victims.js'

interface Text {
  readonly id: string
  readonly figures: readonly string[]
  readonly body: string
  readonly series?: string
}

describeEngines('documents of a series', (kind) => {
  const register = sharedRegister(kind)
  let programme: Programme
  let folder: string

  const publish = async ({ id, figures, body, series = 'yearly' }: Text) => {
    const path = join(folder, `${id}.md`)
    const lines = figures.map((line) => `  ${line}\n`).join('')
    const head = `---\nkind: report\ntitle: Report ${id}\ndate: 2043-06-01\nid: ${id}\nseries: ${series}\nfigures:\n${lines}---\n`
    writeFileSync(path, `${head}${body}\n`)
    writeFileSync(join(folder, `${id}.fr.md`), `${body}\n`)
    return publishDocument(programme, path, join(folder, `out-${id}`))
  }
  const fileOf = (id: string) =>
    JSON.parse(readFileSync(join(folder, `out-${id}`, 'series.json'), 'utf8')) as SeriesFile
  const numberOf = (id: string, link: string): ComparedNumber =>
    fileOf(id).numbers.find(({ now }) => now.link === link) ?? ok(false, `${id} has no number ${link}`)!
  const check = (id: string, earlier?: string) =>
    verifyPath(
      {
        path: join(folder, `out-${id}`),
        ...(earlier === undefined ? {} : { earlier: join(folder, `out-${earlier}`) }),
      },
      nodeCrypto,
    )
  const accept = (count: number, name: string, change = {}) =>
    importText(programme, csv(alike(name, count, change)), { source: name })

  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'truebearing-series-'))
    programme = await newProgramme(register.engine, register.place, 'SERIES')
    await changeMethod(programme, 'All five parts.\n')
    await accept(12, 'k', { outcome: 'k' })
    await accept(28, 'i')
  })
  after(() => rmSync(folder, { recursive: true, force: true }))

  test('the first document has no earlier one, and says so in its language', async () => {
    await publish({
      id: 'first',
      figures: ['all: casualties'],
      body: 'So far [40](#all), [12](#all?outcome=killed) of them killed. About 7 villages.',
    })
    const file = fileOf('first')
    deepEqual(
      [file.series, file.document, file.earlier, file.gone, file.unbound],
      ['yearly', 'first', [], [], 1],
    )
    deepEqual(
      file.numbers.map(({ now, before, change }) => [now.link, now.value, before, change]),
      [
        ['#all', 40, [], null],
        ['#all?outcome=killed', 12, [], null],
      ],
    )
    const page = (name: string) => readFileSync(join(folder, 'out-first', name), 'utf8')
    match(page('series.html'), /No earlier document of this series/)
    match(page('series.fr.html'), /Aucun document antérieur de cette série[\s\S]*Victimes d’explosions/)
    match(page('index.html'), /<a href="series\.html">/)
    ok(!/<script/i.test(page('series.html')))
    deepEqual((await check('first')).problems, [])
  })

  test('12 records more are told by reason, the sum holds, and the page says both numbers', async () => {
    await accept(7, 'k2', { outcome: 'k' })
    await accept(5, 'i2')
    await publish({
      id: 'second',
      figures: ['all: casualties'],
      body: 'So far [52](#all), [19](#all?outcome=killed) of them killed.',
    })
    const items = (count: number) => [{ what: 'added', reason: 'recorded since', count }]
    const all = numberOf('second', '#all')
    deepEqual(
      [all.before[0]?.number.value, all.now.value, all.change],
      [40, 52, { told: 'itemised', items: items(12) }],
    )
    deepEqual(numberOf('second', '#all?outcome=killed').change, { told: 'itemised', items: items(7) })
    deepEqual(all.differs, ['as-of'])
    match(
      readFileSync(join(folder, 'out-second', 'series.html'), 'utf8'),
      /Report first[\s\S]*40[\s\S]*52[\s\S]*added 12: recorded since/,
    )
    deepEqual((await check('second')).problems, [])
    deepEqual((await check('second', 'first')).problems, [])
  })

  test('another period is named as what changed, and a number left out stands as gone', async () => {
    await accept(9, 'later', { day: '2042-05-01' })
    await publish({
      id: 'third',
      figures: ['all: casualties in 2042'],
      body: 'In 2042, [9](#all).',
    })
    const all = numberOf('third', '#all')
    deepEqual(all.differs, ['period', 'as-of'])
    deepEqual(
      all.before.map(({ at, number }) => [at, number.value]),
      [
        [0, 40],
        [1, 52],
      ],
    )
    deepEqual(all.change, {
      told: 'itemised',
      items: [
        { what: 'added', reason: 'recorded since', count: 9 },
        { what: 'removed', reason: 'asked otherwise', count: 52 },
      ],
    })
    deepEqual(
      fileOf('third').gone.map(({ link, value }) => [link, value]),
      [['#all?outcome=killed', 19]],
    )
    deepEqual((await check('third', 'second')).problems, [])
    deepEqual((await check('third', 'first')).problems, [])
  })

  test('a document of another series is compared with none of these', async () => {
    await publish({
      id: 'other',
      series: 'letters',
      figures: ['all: casualties'],
      body: 'So far [61](#all).',
    })
    deepEqual(fileOf('other').earlier, [])
    deepEqual((await check('other', 'third')).problems, [])
  })

  test('what the earlier documents said is found again after a rebuild, and the same bytes come out', async () => {
    const files = () => readFileSync(join(folder, 'out-third', 'series.json'), 'utf8')
    const before = files()
    await rebuild(programme)
    equal((await publishDocument(programme, join(folder, 'third.md'), join(folder, 'out-third'))).again, true)
    equal(files(), before)
  })

  test('a changed sum, a document that is left out and a question that is not the one are each named', async () => {
    const spoil = async (change: (file: SeriesFile) => unknown, earlier?: string) => {
      const out = join(folder, 'spoiled')
      rmSync(out, { recursive: true, force: true })
      cpSync(join(folder, 'out-third'), out, { recursive: true })
      const path = join(out, 'series.json')
      const { stableJson } = await import('../core/document/figures-file.js')
      const file = JSON.parse(readFileSync(path, 'utf8')) as SeriesFile
      writeFileSync(path, stableJson(change(file)))
      const { problems } = await verifyPath(
        { path: out, ...(earlier === undefined ? {} : { earlier: join(folder, `out-${earlier}`) }) },
        nodeCrypto,
      )
      return problems
        .filter(({ file: of }) => of === 'series.json')
        .map(({ what }) => what)
        .join('\n')
    }
    const first = (file: SeriesFile, change: Partial<ComparedNumber>) => ({
      ...file,
      numbers: file.numbers.map((number, at) => (at === 0 ? { ...number, ...change } : number)),
    })
    match(
      await spoil((file) =>
        first(file, {
          change: { told: 'itemised', items: [{ what: 'removed', reason: 'asked otherwise', count: 52 }] },
        }),
      ),
      /52 and what came and went give 0, it counts 9/,
    )
    match(await spoil((file) => first(file, { differs: ['as-of'] })), /what is asked otherwise is not/)
    match(
      await spoil((file) => first({ ...file, earlier: file.earlier.slice(1) }, { before: [] }), 'first'),
      /first, published as entry \d+, is of the series and not named in it/,
    )
    match(
      await spoil(
        (file) =>
          first(file, {
            before: (file.numbers[0]?.before ?? []).map((entry) =>
              entry.at === 1 ? { ...entry, number: { ...entry.number, value: 50 } } : entry,
            ),
            change: null,
          }),
        'second',
      ),
      /what is said of it is not what stands in second/,
    )
  })
})
