/** Records that may be the same as a reported one: the same place and nearly the same date, as far as the reviewer sees. */
import { deepEqual } from 'node:assert/strict'
import { before, test } from 'node:test'
import type { Values } from '../core/record/definition.js'
import type { Draft, DraftRecord } from '../store/import/drafts.js'
import { likelyTheSame } from '../store/staff/likely-the-same.js'
import { asStaff } from '../store/staff/staff-role.js'
import { day, idOf, interval } from './figure-register.js'
import { writeCurrent } from './served-register.js'
import { newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'

const [tarn, muret] = [idOf(700, 0), idOf(700, 1)]
const dated = { information_date: day('2041-06-01') }

describeEngines('likely duplicates', (kind) => {
  const register = sharedRegister(kind)
  let programme: Awaited<ReturnType<typeof newProgramme>>
  before(async () => {
    programme = await newProgramme(register.engine, register.place, 'ALIKE')
    const accidents: readonly Values[] = [
      { local_id: 'same day', date: day('2041-03-10'), place: tarn, device: 'ap_mine' },
      { local_id: '3 days before', date: day('2041-03-07'), place: tarn },
      { local_id: '4 days before', date: day('2041-03-06'), place: tarn },
      { local_id: 'elsewhere', date: day('2041-03-10'), place: muret },
      { local_id: 'some time in March', date: interval('2041-03-01', '2041-03-31'), place: tarn },
      { local_id: 'another device', date: day('2041-03-10'), place: tarn, device: 'uxo' },
      { local_id: 'elsewhere, same day as nothing', date: day('2040-01-01'), place: muret },
    ]
    await writeCurrent(
      programme,
      'accident',
      { prefix: 720 },
      accidents.map((each) => ({ ...dated, ...each })),
    )
    const victims: readonly Values[] = [
      { local_id: 'a woman', sex: 'female', age_least: '30' },
      { local_id: 'a man', sex: 'male', age_least: '30' },
      { local_id: 'a boy', sex: 'male', age_most: '12' },
      { local_id: 'nothing said' },
    ]
    const copied = { ...dated, accident: idOf(720, 0), date: day('2041-03-10'), place: tarn }
    await writeCurrent(
      programme,
      'victim',
      { prefix: 710 },
      victims.map((each) => ({ ...copied, ...each })),
    )
  })
  const record = (kind: string, recordId: string, values: Values): DraftRecord => ({
    name: kind,
    kind,
    recordId,
    standing: false,
    values,
  })
  /** What is shown beside a row that reports these records, to somebody who is limited to places. */
  const shown = async (records: readonly DraftRecord[], placeIds: readonly string[] | null = null) => {
    const { engine, programmeId } = programme
    const draft = { records } as unknown as Draft
    const found = await engine.transaction((session) =>
      asStaff(session, { programmeId, placeIds }, (staff) => likelyTheSame(staff, draft)),
    )
    return found.map(({ kind: each, localId, because }) => `${each} ${localId}: ${because}`)
  }
  const near = (kind: string, ...names: readonly string[]) =>
    names.map((name) => `${kind} ${name}: same_place_near_date`)
  const accident = (values: Values = {}, id = idOf(721, 0)) =>
    record('accident', id, { date: day('2041-03-10'), place: tarn, ...values })

  test('an accident is shown 2 of 6 others: same place, at most 3 days away, no other device; the same device first', async () => {
    deepEqual(await shown([accident({ device: 'ap_mine' })]), near('accident', 'same day', '3 days before'))
    deepEqual(
      (await shown([accident()])).sort(),
      near('accident', '3 days before', 'another device', 'same day'),
      'of an unknown device none is another',
    )
  })

  test('a date that says a month, no place and the record itself are shown nothing', async () => {
    deepEqual(await shown([accident({ date: interval('2041-03-01', '2041-03-31') })]), [])
    deepEqual(await shown([accident({ place: null })]), [])
    deepEqual(await shown([accident({ device: 'ap_mine' }, idOf(720, 0))]), near('accident', '3 days before'))
  })

  test('a victim is held against 4 by its accident: not shown are those of whom sex and age differ', async () => {
    const row = (values: Values) => [
      record('victim', idOf(711, 0), { accident: idOf(721, 0), ...values }),
      accident(),
    ]
    const victimsOf = async (records: readonly DraftRecord[]) =>
      (await shown(records)).filter((each) => each.startsWith('victim'))
    deepEqual(
      await victimsOf(row({ sex: 'female', age_least: '40' })),
      near('victim', 'a woman', 'a man', 'nothing said'),
    )
    deepEqual(await victimsOf(row({ sex: 'female' })), near('victim', 'a woman', 'nothing said'))
    deepEqual(
      await victimsOf([record('victim', idOf(711, 0), { accident: idOf(720, 0), sex: 'female' })]),
      near('victim', 'a woman', 'nothing said'),
      'of an accident that is known',
    )
  })

  test('a reviewer who is limited to another place is shown none of them, whatever the row says', async () => {
    deepEqual(await shown([accident()], [muret]), [])
    const known = [record('victim', idOf(711, 0), { accident: idOf(720, 0), sex: 'female' })]
    deepEqual(await shown(known, [muret]), [])
    deepEqual(await shown([accident()], []), [])
  })

  test('what has the same number is shown once, for that', async () => {
    deepEqual(await shown([accident({ local_id: 'same day', device: 'ap_mine' })]), [
      'accident same day: same_number',
      ...near('accident', '3 days before'),
    ])
  })
})
