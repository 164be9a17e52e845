/** Reports on victims that say nothing of their explosion: what is known of it stays as it is. */
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { answerQuery } from '../store/answer-query.js'
import type { Programme } from '../store/programme.js'
import { importText, newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { alike, csv, mapping } from './support/victims.js'

const { victim, person } = mapping.records
const { accident: _, ...ofVictim } = victim.fields
/** The same list without a word of the explosion. */
const victimsAlone = { ...mapping, records: { victim: { ...victim, fields: ofVictim }, person } }
/** A list of explosions. */
const accidentsAlone = {
  mapping: 1,
  title: 'Invented explosions of a test',
  main: 'accident',
  records: {
    accident: {
      kind: 'accident',
      fields: {
        local_id: { column: 'accident' },
        date: { column: 'day' },
        device: { column: 'device' },
        information_date: { column: 'told' },
      },
    },
  },
}

describeEngines('reports beside an explosion', (kind) => {
  const shared = sharedRegister(kind)
  const total = async (programme: Programme, query: string) =>
    (await answerQuery(programme, query, { view: 'inside' })).total
  const accidents = async (programme: Programme) => {
    const { programmeId } = programme
    return programme.engine.transaction((session) =>
      session.query(
        `select local_id, identified, device, version, to_char(date_from, 'YYYY-MM-DD') as day from accidents
         where programme_id = $1 and role = 'accepted' and current_from is not null and current_to is null
         order by local_id`,
        [programmeId],
      ),
    )
  }

  for (const [told, when] of [
    ['2044-05-01', 'newer'],
    ['2043-01-01', 'of the same day'],
    ['2042-01-01', 'older'],
  ] as const)
    for (const accept of [true, false])
      test(`a ${when} report on 3 victims alone ${accept ? 'is accepted' : 'waits'}, and leaves 3 explosions identified, dated and in their version`, async () => {
        const programme = await newProgramme(
          shared.engine,
          shared.place,
          `B${told.slice(0, 4)}${accept ? 'Y' : 'N'}`,
        )
        await importText(programme, csv(alike('b', 3)))
        const before = await accidents(programme)
        deepEqual(
          before.map(({ identified, version }) => [identified, version]),
          [
            ['yes', 1],
            ['yes', 1],
            ['yes', 1],
          ],
        )
        const bring = (decided: boolean) =>
          importText(programme, csv(alike('b', 3, { status: 'p', told })), {
            accept: decided,
            mapping: victimsAlone,
            source: 'another list',
          })
        equal((await bring(accept)).rows, 3)
        deepEqual(await accidents(programme), before)
        // What waited is accepted when it comes again.
        if (!accept) await bring(true)
        deepEqual(await accidents(programme), before)
        equal(await total(programme, 'accidents'), 3)
      })

  test('a stub is identified by the number that a later report gives, and a number alone changes nothing else', async () => {
    const programme = await newProgramme(shared.engine, shared.place, 'STUBS')
    await importText(programme, csv(alike('b', 2)), { mapping: victimsAlone })
    equal(await total(programme, 'accidents'), 0)
    await importText(programme, csv(alike('b', 2, { told: '2044-01-01' })))
    deepEqual(
      (await accidents(programme)).map(({ local_id, identified, day }) => [local_id, identified, day]),
      [
        ['A-b-0', 'yes', '2041-03-01'],
        ['A-b-1', 'yes', '2041-03-01'],
      ],
    )
    equal(await total(programme, 'accidents'), 2)
  })

  test('a report on explosions that a reviewer held not identified leaves them so', async () => {
    const programme = await newProgramme(shared.engine, shared.place, 'HELDNOT')
    const list = (device: string, told: string) =>
      `accident,day,device,told\nA-1,2041-03-01,${device},${told}\n`
    const held = {
      ...accidentsAlone,
      records: {
        accident: {
          ...accidentsAlone.records.accident,
          fields: { ...accidentsAlone.records.accident.fields, identified: { constant: 'no' } },
        },
      },
    }
    await importText(programme, list('ap_mine', '2043-01-01'), { mapping: held })
    await importText(programme, list('av_mine', '2044-01-01'), { mapping: accidentsAlone })
    deepEqual(
      (await accidents(programme)).map(({ device, identified }) => [device, identified]),
      [['av_mine', 'no']],
    )
    await importText(programme, 'accident,day,device,told\nA-2,2041-03-01,ap_mine,2043-01-01\n', {
      mapping: accidentsAlone,
    })
    equal(await total(programme, 'accidents'), 1)
  })
})
