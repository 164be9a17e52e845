/** What became of a published document: sent, received, replied, silent; each an entry of the log. */
import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import type { Delivery } from '../core/document/deliveries.js'
import { askStates, correctionsDue, refusalOf } from '../core/document/deliveries.js'
import { addDelivery, deliveryState, headAt } from '../publish/delivery.js'
import { publishDocument } from '../publish/publish-document.js'
import { logSize } from '../store/append.js'
import type { Programme } from '../store/programme.js'
import { changeMethod } from '../store/programme-changes.js'
import { rebuild } from '../store/rebuild.js'
import { importText, newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { csv, victims } from './support/victims.js'

const known = {
  to: [{ id: 'sg', channel: 'letter' }, { id: 'chair' }],
  asks: [
    { id: 'a1', to: 'sg', reply_by: '2041-06-30' },
    { id: 'a2', to: ['sg', 'chair'] },
  ],
}

function step(changes: Partial<Delivery>): Delivery {
  const none = { ask: null, channel: null, reference: null, note: null }
  return { publication: 12, addressee: 'sg', step: 'sent', on: '2041-03-05', ...none, ...changes }
}

const refusal = (one: Delivery, recorded: readonly Delivery[], today = '2041-07-01') =>
  refusalOf(one, known, { recorded, today })?.why ?? null

test('a step is refused for 7 reasons and no other', () => {
  const sent = [step({})]
  equal(refusal(step({}), []), null)
  equal(refusal(step({ addressee: 'nobody' }), []), 'addressee_unknown')
  equal(refusal(step({ addressee: 'chair', ask: 'a1' }), sent), 'ask_unknown')
  equal(refusal(step({ on: '2041-07-02' }), []), 'later_than_today')
  equal(refusal(step({ step: 'received' }), []), 'not_sent')
  equal(refusal(step({ step: 'received' }), sent), null)
  const silent = step({ step: 'silent', ask: 'a1', on: '2041-07-01' })
  equal(refusal(silent, sent), null)
  equal(refusal({ ...silent, on: '2041-06-30' }, sent), 'not_yet_due')
  equal(refusal({ ...silent, ask: 'a2' }, sent), 'ask_without_date')
  equal(refusal(silent, [...sent, step({ step: 'replied', ask: 'a1' })]), 'replied')
  equal(refusal(silent, [...sent, step({ step: 'replied' })]), 'replied')
  equal(refusal(silent, [...sent, step({ step: 'replied', ask: 'a2' })]), null)
})

test('of 3 asks one is due after its day, and a reply that names none answers both of one addressee', () => {
  const states = (recorded: readonly Delivery[], today: string) =>
    askStates(known, recorded, today).map(({ ask, addressee, state }) => `${ask} ${addressee} ${state}`)
  deepEqual(states([], '2041-06-30'), ['a1 sg open', 'a2 sg open', 'a2 chair open'])
  deepEqual(states([], '2041-07-01'), ['a1 sg due', 'a2 sg open', 'a2 chair open'])
  const replied = [step({ step: 'replied' })]
  deepEqual(states(replied, '2041-07-01'), ['a1 sg replied', 'a2 sg replied', 'a2 chair open'])
  const silent = [step({ step: 'silent', ask: 'a1' })]
  deepEqual(states(silent, '2041-07-01'), ['a1 sg silent', 'a2 sg open', 'a2 chair open'])
})

test('a correction is due to the 2 who had an earlier publication and not the last', () => {
  const sent = [step({}), step({ addressee: 'chair' }), step({ addressee: 'third', publication: 20 })]
  deepEqual(correctionsDue(sent, 20), ['chair', 'sg'])
  deepEqual(correctionsDue([...sent, step({ publication: 20 })], 20), ['chair'])
})

const text = (number: string) =>
  `---\nkind: report\ntitle: T\ndate: 2043-06-01\nid: letter\nto:\n  - { id: sg, office: Chair, channel: letter }\nasks:\n  - { id: a1, to: sg, reply_by: 2042-12-31 }\nfigures:\n  all: items-found\n---\nThere are [${number}](#all) items.\n\nAnswer us. {#a1}\n`

describeEngines('deliveries', (kind) => {
  const register = sharedRegister(kind)
  let programme: Programme
  let folder: string
  let path: string
  const size = () => programme.engine.transaction((session) => logSize(session, programme.programmeId))
  before(async () => {
    folder = mkdtempSync(join(tmpdir(), 'truebearing-delivery-'))
    path = join(folder, 'letter.md')
    programme = await newProgramme(register.engine, register.place, 'POST')
    await changeMethod(programme, '# Method\n')
    await importText(programme, csv(victims(1, 20)))
    writeFileSync(path, text('0'))
  })
  after(() => rmSync(folder, { recursive: true }))

  test('before it is published nothing is recorded; then 4 steps are 4 entries, and the same again is none', async () => {
    const sent = { addressee: 'sg', step: 'sent', ask: null, reference: 'R/12', note: null } as const
    await rejects(addDelivery(programme, await headAt(path), sent), { code: 'document-not-published' })
    const { entry: published } = await publishDocument(programme, path, join(folder, 'out'))
    const before = await size()
    await addDelivery(programme, await headAt(path), sent)
    equal((await addDelivery(programme, await headAt(path), sent)).again, true)
    const more = { ...sent, reference: null }
    await addDelivery(programme, await headAt(path), { ...more, step: 'received', note: 'a stamp' })
    await rejects(addDelivery(programme, await headAt(path), { ...more, step: 'silent' }), {
      code: 'delivery-not-fitting',
      exitCode: 1,
      message: /--ask\. Nothing was recorded\.$/,
    })
    await addDelivery(programme, await headAt(path), { ...more, step: 'silent', ask: 'a1' })
    await addDelivery(programme, await headAt(path), { ...more, step: 'replied', ask: 'a1' })
    equal(await size(), before + 4)
    const state = await deliveryState(programme, await headAt(path))
    deepEqual(
      state.recorded.map(({ step, publication, channel, reference }) => [
        step,
        publication,
        channel,
        reference,
      ]),
      [
        ['sent', published, 'letter', 'R/12'],
        ['received', published, null, null],
        ['silent', published, null, null],
        ['replied', published, null, null],
      ],
    )
    equal(state.asks[0]?.state, 'replied')
    deepEqual(state.corrections, [])
  })

  test('deliveries move no count: publishing again writes the same entry, and a rebuild changes none of 4', async () => {
    equal((await publishDocument(programme, path, join(folder, 'out'))).again, true)
    await rebuild(programme)
    equal((await deliveryState(programme, await headAt(path))).recorded.length, 4)
  })

  test('a changed text is a new publication, and the correction is due to the 1 who had the first', async () => {
    writeFileSync(path, text('none'))
    equal((await publishDocument(programme, path, join(folder, 'out'))).again, false)
    const state = await deliveryState(programme, await headAt(path))
    deepEqual(state.corrections, ['sg'])
    match(String(state.publication), /^\d+$/)
  })
})
