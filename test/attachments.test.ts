/** Files of records over the API: added, listed, opened, saved; and files, names and people that are not what they say. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { before, test } from 'node:test'
import { outsideFiles } from '../store/programme.js'
import { newRecordId } from '../store/record-id.js'
import type { RecordsWithFiles } from './attached-files.js'
import { attachmentsOver, fillRecords, photograph, photographThatTells, sha256Of } from './attached-files.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

describeEngines('files of records', (kind) => {
  const shared = sharedRegister(kind)
  const service = servedAccounts(shared, 'ATTACHED')
  const files = attachmentsOver(service)
  let enters: SignedIn
  let reviews: SignedIn
  let analyses: SignedIn
  let records: RecordsWithFiles
  let hazard = ''
  let accident = ''
  before(async () => {
    records = await fillRecords(service.programme)
    ;({ hazard, accident } = records)
    enters = await service.person('enters', ['data_entry'])
    reviews = await service.person('reviews', ['reviewer'])
    analyses = await service.person('analyses', ['analyst'])
  })
  const get = (as: SignedIn, path: string) => service.ask('GET', `/api/${path}`, { as })
  const post = (as: SignedIn, path: string, body: object) => service.ask('POST', `/api/${path}`, { as, body })
  const added = async (
    record: string,
    name: string,
    bytes: Uint8Array<ArrayBuffer> | string,
    said: object,
  ) => {
    const answer = await files.add(enters, record, { name, bytes, said })
    equal(answer.status, 201, await answer.clone().text())
    return (await answer.json()) as { entry: number; again: boolean; foundType: string }
  }
  const logSize = async () => {
    const as = await service.person(`log${Math.random()}`, ['auditor'])
    return ((await (await get(as, 'log')).json()) as { size: number }).size
  }

  test('a photograph of the ground is added once, listed with hash and giver, and saved with the same bytes', async () => {
    const bytes = photograph(300_000)
    const said = {
      shows: 'ground',
      claimedType: 'image/jpeg',
      givenBy: 'An invented surveyor',
      givenOn: '2043-05-02',
    }
    const first = await added(hazard, 'río 1.jpg', bytes, said)
    const size = await logSize()
    const second = await added(hazard, 'another name.jpg', bytes, said)
    deepEqual([first.again, second.again, second.entry], [false, true, first.entry])
    equal(await logSize(), size)
    const [listed, ...more] = await files.list(analyses, hazard)
    equal(more.length, 0)
    deepEqual(
      [
        listed?.sha256,
        listed?.sizeBytes,
        listed?.fileName,
        listed?.foundType,
        listed?.typeDiffers,
        listed?.isClosed,
      ],
      [sha256Of(bytes), 300_000, 'río 1.jpg', 'image/jpeg', false, false],
    )
    equal(listed?.givenBy, 'An invented surveyor')
    const saved = await get(analyses, `${hazard}/attachments/${first.entry}`)
    equal(sha256Of(new Uint8Array(await saved.arrayBuffer())), sha256Of(bytes))
    const headers = ['content-type', 'x-content-type-options', 'cache-control', 'content-length'].map(
      (name) => saved.headers.get(name),
    )
    deepEqual(headers, ['application/octet-stream', 'nosniff', 'no-store', '300000'])
    equal(
      saved.headers.get('content-disposition'),
      `attachment; filename="r_o 1.jpg"; filename*=UTF-8''r%C3%ADo%201.jpg`,
    )
    match(saved.headers.get('content-security-policy') ?? '', /default-src 'none'/)
    const { folder } = outsideFiles(service.programme.directory, service.programme.code)
    // The second one was asked for again and answered; neither waits any more.
    equal(existsSync(join(folder, 'uploads')) ? readdirSync(join(folder, 'uploads')).length : 0, 0)
  })

  test('a photograph that tells its position goes out without it, and as it came with a reason alone', async () => {
    const bytes = photographThatTells(5000, 40)
    const said = { shows: 'marking', claimedType: 'image/jpeg' }
    const sent = await files.add(enters, hazard, { name: 'tells.jpg', bytes, said })
    const { entry, hidden, goesOut } = (await sent.json()) as Record<string, unknown>
    deepEqual([hidden, goesOut], [['position', 'device'], 'copy'])
    const path = `${hazard}/attachments/${entry}`
    const saved = async (as: SignedIn, query = '') =>
      new Uint8Array(await (await get(as, `${path}${query}`)).arrayBuffer())
    deepEqual(await saved(analyses), photograph(5000, 40))
    equal(await codeOf(await get(reviews, `${path}?form=original`)), '403 attachment-original')
    equal(await codeOf(await post(analyses, `${path}/open`, { reason: 'I want it' })), '403 right-missing')
    const opened = (await (await post(reviews, `${path}/open`, { reason: 'A court asks' })).json()) as {
      entry: number
      hidden: readonly string[]
    }
    deepEqual(opened.hidden, ['position', 'device'])
    equal(sha256Of(await saved(reviews, `?form=original&opened=${opened.entry}`)), sha256Of(bytes))
    deepEqual(await saved(reviews, `?opened=${opened.entry}`), photograph(5000, 40))
    equal(
      await codeOf(await get(analyses, `${path}?form=original&opened=${opened.entry}`)),
      '403 attachment-original',
    )
    const listed = (await files.list(analyses, hazard)).find((each) => each.entry === entry)
    equal(listed?.sha256, sha256Of(bytes))
  })

  test('a PDF, a broken picture and a closed one that tells its position never go out by themselves', async () => {
    const ground = { shows: 'ground' }
    const pdf = await added(hazard, 'report.pdf', '%PDF-1.7\n<</Author (N. N.)>>', ground)
    const broken = await added(hazard, 'cut.jpg', photographThatTells(900, 41).slice(0, 300), ground)
    for (const { entry } of [pdf, broken]) {
      const path = `${hazard}/attachments/${entry}`
      equal(await codeOf(await get(reviews, path)), '409 attachment-no-copy')
      const opened = (await (await post(reviews, `${path}/open`, { reason: 'To read it' })).json()) as {
        entry: number
      }
      equal((await get(reviews, `${path}?form=original&opened=${opened.entry}`)).status, 200)
    }
    const person = await added(hazard, 'person.jpg', photographThatTells(900, 42), { shows: 'person' })
    const path = `${hazard}/attachments/${person.entry}`
    equal(await codeOf(await get(reviews, `${path}?form=original`)), '403 attachment-closed')
  })

  test('a page and a script that claim to be pictures are listed as what they are, and saved as bytes', async () => {
    const page = '<!doctype html><script>fetch("/api/people")</script>'
    const drawing = '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'
    const said = { shows: 'ground', claimedType: 'image/jpeg' }
    const one = await added(hazard, 'lies.jpg', page, said)
    const two = await added(hazard, 'draws.svg', drawing, said)
    const three = await added(hazard, 'runs.jpg', 'MZ\x90\0 no picture', said)
    deepEqual(
      [one.foundType, two.foundType, three.foundType],
      ['text/html', 'image/svg+xml', 'application/x-msdownload'],
    )
    const listed = await files.list(analyses, hazard)
    deepEqual(
      [one, two, three].map(({ entry }) => listed.find((each) => each.entry === entry)?.typeDiffers),
      [true, true, true],
    )
    const saved = await get(analyses, `${hazard}/attachments/${one.entry}`)
    equal(saved.headers.get('content-type'), 'application/octet-stream')
    ok(saved.headers.get('content-disposition')?.startsWith('attachment;'))
    equal(await saved.text(), page)
  })

  test('a file of 0 bytes, a path for a name and a name of 201 letters are refused, and nothing is kept', async () => {
    const size = await logSize()
    const said = { shows: 'ground' }
    const add = (name: string, bytes: string) => files.add(enters, hazard, { name, bytes, said })
    equal(await codeOf(await add('nothing.jpg', '')), '422 file-empty')
    for (const name of [
      '../../key.pem',
      '/etc/passwd',
      'C:\\photos\\1.jpg',
      '.hidden',
      'a\u202egpj.exe',
      'x'.repeat(201),
    ])
      equal(await codeOf(await add(name, 'bytes')), '422 file-name-invalid', name)
    equal(await logSize(), size)
  })

  test('a name of 200 Chinese letters is kept as the text that it is', async () => {
    const name = '水'.repeat(200)
    const { entry } = await added(hazard, name, photograph(10, 5), { shows: 'ground' })
    const listed = await files.list(analyses, hazard)
    equal(listed.find((each) => each.entry === entry)?.fileName, name)
  })

  test('9 MiB come back as they were sent, piece by piece', async () => {
    const bytes = photograph(9 << 20, 7)
    const { entry } = await added(accident, 'long.bin', bytes, { shows: 'ground' })
    const saved = await get(analyses, `${accident}/attachments/${entry}`)
    equal(sha256Of(new Uint8Array(await saved.arrayBuffer())), sha256Of(bytes))
  })

  test('a photograph of an injury is closed: no name in the list, no bytes without a reason, and 10 minutes with one', async () => {
    const bytes = photograph(5000, 3)
    const said = { shows: 'injury', givenBy: 'An invented hospital', note: 'left hand' }
    const { entry } = await added(accident, 'Invented Name, hand.jpg', bytes, said)
    const path = `${accident}/attachments/${entry}`
    equal(
      (
        await post(enters, `${path}/custody`, {
          step: 'received',
          heldBy: 'Nurse Invented',
          on: '2043-05-03',
        })
      ).status,
      201,
    )
    for (const as of [enters, analyses, reviews]) {
      const listed = (await files.list(as, accident)).find((each) => each.entry === entry)
      deepEqual(
        [listed?.isClosed, listed?.fileName, listed?.givenBy, listed?.note, listed?.sha256],
        [true, null, null, null, sha256Of(bytes)],
      )
      deepEqual(
        listed?.custody.map(({ step, heldBy }) => [step, heldBy]),
        [['received', null]],
      )
      equal(await codeOf(await get(as, path)), '403 attachment-closed')
    }
    equal(await codeOf(await post(analyses, `${path}/open`, { reason: 'I am curious' })), '403 right-missing')
    equal(await codeOf(await post(reviews, `${path}/open`, { reason: ' ' })), '422 body-invalid')
    const answer = await post(reviews, `${path}/open`, { reason: 'The hospital asks which hand' })
    const opened = (await answer.json()) as { entry: number; attachment: Record<string, unknown> }
    deepEqual(
      [opened.attachment.fileName, opened.attachment.givenBy, opened.attachment.note],
      ['Invented Name, hand.jpg', 'An invented hospital', 'left hand'],
    )
    const withOpening = `${path}?opened=${opened.entry}`
    const saved = await get(reviews, withOpening)
    equal(sha256Of(new Uint8Array(await saved.arrayBuffer())), sha256Of(bytes))
    // The opening is of one person, one file and ten minutes.
    const other = await service.person('reviews2', ['reviewer'])
    equal(await codeOf(await get(other, withOpening)), '403 attachment-closed')
    equal(await codeOf(await get(analyses, withOpening)), '403 attachment-closed')
    const second = await added(accident, 'second.jpg', photograph(5000, 4), { shows: 'injury' })
    const ofOther = `${accident}/attachments/${second.entry}?opened=${opened.entry}`
    equal(await codeOf(await get(reviews, ofOther)), '403 attachment-closed')
    service.pass(11)
    equal(await codeOf(await get(reviews, withOpening)), '403 attachment-closed')
    const auditor = await service.person('audits', ['auditor'])
    const { openings } = (await (await get(auditor, 'openings')).json()) as {
      openings: Record<string, unknown>[]
    }
    deepEqual(
      [openings[0]?.field, openings[0]?.reason, openings[0]?.entry],
      [`attachments/${entry}`, 'The hospital asks which hand', opened.entry],
    )
  })

  test('what shows an open thing is closed where somebody closes it, and what nobody looked at always is', async () => {
    const one = await added(hazard, 'fence.jpg', photograph(50, 20), { shows: 'marking', closed: true })
    const two = await added(hazard, 'scan.pdf', photograph(50, 21), { shows: 'unknown', closed: false })
    const listed = await files.list(analyses, hazard)
    deepEqual(
      [one, two].map(({ entry }) => listed.find((each) => each.entry === entry)?.isClosed),
      [true, true],
    )
  })

  test('custody is 2 entries in their order, and a file that is withdrawn stays in the list as such', async () => {
    const { entry } = await added(hazard, 'custody.jpg', photograph(60, 22), { shows: 'ordnance' })
    const path = `${hazard}/attachments/${entry}`
    for (const [step, heldBy] of [
      ['received', 'An invented team'],
      ['stored', 'Office, cabinet 3'],
    ])
      equal((await post(enters, `${path}/custody`, { step, heldBy })).status, 201)
    equal(
      await codeOf(await post(enters, `${path}/custody`, { step: 'sold', heldBy: 'x' })),
      '422 body-invalid',
    )
    equal(
      await codeOf(await post(enters, `${path}/withdraw`, { reason: 'another place' })),
      '403 right-missing',
    )
    equal((await post(reviews, `${path}/withdraw`, { reason: 'another place' })).status, 200)
    equal(
      await codeOf(await post(reviews, `${path}/withdraw`, { reason: 'again' })),
      '409 attachment-withdrawn',
    )
    const listed = (await files.list(analyses, hazard)).find((each) => each.entry === entry)
    deepEqual(
      [listed?.state, listed?.custody.map(({ heldBy }) => heldBy)],
      ['withdrawn', ['An invented team', 'Office, cabinet 3']],
    )
  })

  test('ids of others: another record, another town, another programme and nobody are all the same nothing', async () => {
    const { entry } = await added(accident, 'mine.jpg', photograph(70, 23), { shows: 'ground' })
    const regional = await service.limited('regina', ['reviewer', 'data_entry'], [records.towns[0]])
    // The accident lies in her town and the other one does not.
    const { otherAccident } = records
    const there = await added(otherAccident, 'theirs.jpg', photograph(70, 24), { shows: 'ground' })
    equal((await get(regional, `${accident}/attachments/${entry}`)).status, 200)
    const own = `${otherAccident}/attachments`
    for (const answer of [
      await get(regional, own),
      await get(regional, `${own}/${there.entry}`),
      await post(regional, `${own}/${there.entry}/open`, { reason: 'x' }),
      await post(regional, `${own}/${there.entry}/custody`, { step: 'received', heldBy: 'x' }),
      await post(regional, `${own}/${there.entry}/withdraw`, { reason: 'x' }),
      await files.add(regional, otherAccident, { name: 'a.jpg', bytes: 'x', said: { shows: 'ground' } }),
      await get(regional, `accidents/${newRecordId()}/attachments`),
    ])
      equal(await codeOf(answer), '404 record-not-there')
    // The file of one record is not there under another that the caller may see.
    for (const path of [
      `${accident}/attachments/${there.entry}`,
      `${hazard}/attachments/${entry}`,
      `${accident}/attachments/0`,
      `${accident}/attachments/..`,
    ])
      equal((await get(reviews, path)).status, 404, path)
    equal(
      await codeOf(await get(reviews, `${accident.replace('accidents', 'hazards')}/attachments/${entry}`)),
      '404 record-not-there',
    )
  })

  test('what somebody else sent, and what was sent to be read as a table, is added to nothing', async () => {
    const sent = (await (await files.send(enters, 'mine.jpg', 'bytes')).json()) as { id: string }
    const body = { upload: sent.id, shows: 'ground' }
    equal(await codeOf(await post(reviews, `${hazard}/attachments`, body)), '404 upload-unknown')
    const mapping = `uploads/${sent.id}/mapping`
    equal(await codeOf(await post(enters, mapping, { kind: 'victim' })), '404 upload-unknown')
    equal((await post(enters, `${hazard}/attachments`, body)).status, 201)
  })

  test('files of an item that is held back are closed, whatever they show', async () => {
    const { entry } = await added(records.item, 'mine.jpg', photograph(80, 30), { shows: 'ordnance' })
    equal(await codeOf(await get(analyses, `${records.item}/attachments/${entry}`)), '403 attachment-closed')
  })
})
