/** The files of a record by the command line: added, listed, saved with a reason, followed, withdrawn, erased. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { existsSync, mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { openRegister } from '../store/open-programme.js'
import { acceptRecord, photograph, photographThatTells, sha256Of } from './attached-files.js'
import { day } from './figure-register.js'
import { command, newProgramme } from './support/programmes.js'
import type { TestPlace } from './support/registers.js'
import { describeEngines, newPlace } from './support/registers.js'

describeEngines('truebearing attach', (kind) => {
  let place: TestPlace
  let files = ''
  before(async () => {
    place = await newPlace(kind)
    const engine = await openRegister(place)
    const programme = await newProgramme(engine, place, 'EXAMPLE')
    const hazard = {
      local_id: 'H-12',
      class: 'minefield',
      status: 'open',
      information_date: day('2043-01-01'),
    }
    await acceptRecord(programme, 'hazard', hazard)
    await engine.close()
    files = mkdtempSync(join(place.directory, 'files-'))
  })
  after(() => place.remove())

  const attach = (...words: readonly string[]) => command(place, 'attach', 'H-12', ...words)
  const json = async <T>(...words: readonly string[]): Promise<T> => {
    const { status, out, error } = await attach(...words, '--json')
    equal(status, 0, error)
    return JSON.parse(out) as T
  }
  interface Listed {
    readonly attachments: readonly { readonly entry: number; readonly fileName: string | null }[]
  }

  test('a closed photograph leaves with a reason alone, never over a file that is there, and 1 entry says so', async () => {
    const bytes = photograph(2000)
    const path = join(files, 'Invented Name.jpg')
    writeFileSync(path, bytes)
    const added = await json<{ entry: number; again: boolean; sha256: string; foundType: string }>(
      ...['add', path, '--shows', 'injury', '--given-by', 'An invented hospital', '--given-on', '2043-05-02'],
    )
    deepEqual([added.again, added.sha256, added.foundType], [false, sha256Of(bytes), 'image/jpeg'])
    const { out } = await attach()
    match(out, /injury, image\/jpeg, 2,000 bytes, [0-9a-f]{64}; closed/)
    ok(!out.includes('Invented Name') && !out.includes('hospital'))
    const entry = String(added.entry)
    const target = join(files, 'copy.jpg')
    equal((await attach('save', entry, '--out', target)).status, 2)
    ok(!existsSync(target))
    const saved = await json<{ entry: number; fileName: string }>(
      ...['save', entry, '--out', target, '--reason', 'The hospital asks which hand'],
    )
    equal(saved.fileName, 'Invented Name.jpg')
    ok(saved.entry > added.entry)
    deepEqual(new Uint8Array(readFileSync(target)), bytes)
    equal(statSync(target).mode & 0o077, 0)
    writeFileSync(target, 'something of mine')
    equal((await attach('save', entry, '--out', target, '--reason', 'again')).status, 3)
    equal(readFileSync(target, 'utf8'), 'something of mine')
  })

  test('a photograph that tells its position is saved without it, and as it came with --original and a reason', async () => {
    const path = join(files, 'fence.jpg')
    writeFileSync(path, photographThatTells(2000, 9))
    const { out } = await attach('add', path, '--shows', 'marking')
    match(out, /It carries hidden: position, device\./)
    const { attachments } = await json<Listed>('list')
    const entry = String(attachments.find(({ fileName }) => fileName === 'fence.jpg')?.entry)
    const [copy, original] = [join(files, 'fence-copy.jpg'), join(files, 'fence-original.jpg')]
    await json('save', entry, '--out', copy)
    deepEqual(new Uint8Array(readFileSync(copy)), photograph(2000, 9))
    equal((await attach('save', entry, '--out', original, '--original')).status, 2)
    ok(!existsSync(original))
    await json('save', entry, '--out', original, '--original', '--reason', 'A court asks')
    deepEqual(new Uint8Array(readFileSync(original)), photographThatTells(2000, 9))
    await command(place, 'erase', '--attachment', entry, '--reason', 'invented')
  })

  test('custody, a withdrawal and an erasure are told by the list', async () => {
    const path = join(files, 'fence.txt')
    writeFileSync(path, 'an invented fence')
    const { entry } = await json<{ entry: number }>('add', path, '--shows', 'marking', '--type', 'image/png')
    await json(
      'custody',
      String(entry),
      '--step',
      'stored',
      '--held-by',
      'office, cabinet 3',
      '--on',
      '2043-05-03',
    )
    const { out } = await attach()
    match(out, /marking, text\/plain \(its sender said image\/png\)/)
    match(out, /2043-05-03 {2}stored {2}office, cabinet 3/)
    await json('withdraw', String(entry), '--reason', 'another hazard')
    match((await attach()).out, /fence\.txt; withdrawn/)
    const erased = await command(place, 'erase', '--attachment', String(entry), '--reason', 'a face is seen')
    equal(erased.status, 0, erased.error)
    match((await attach()).out, new RegExp(`entry ${entry} {2}erased by law`))
    equal((await json<Listed>('list')).attachments.length, 3)
    const examined = await command(place, 'doctor')
    match(examined.out, /files.*1 kept, each has its hash/)
  })

  test('what is no word, no day, no file and no entry is refused, and nothing is written', async () => {
    const size = (await json<Listed>('list')).attachments.length
    const path = join(files, 'fence.txt')
    const statuses = [
      await attach('add', path, '--shows', 'everything'),
      await attach('add', path, '--shows', 'ground', '--given-on', 'yesterday'),
      await attach('add', join(files, 'nothing here'), '--shows', 'ground'),
      await attach('save', '1', '--out', join(files, 'x')),
      await attach('sell', '1'),
    ].map(({ status }) => status)
    deepEqual(statuses, [2, 2, 2, 1, 2])
    equal((await json<Listed>('list')).attachments.length, size)
  })
})
