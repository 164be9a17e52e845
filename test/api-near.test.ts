/** What is recorded near a place, for staff, where the public services are closed too. */
import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { Nearby, RecordNear } from '../core/near/nearby.js'
import { changeSettings } from '../store/programme-changes.js'
import { idOf, writeRows } from './figure-register.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

describeEngines('near a place over the API', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'NEARBY')
  let asked = 0
  const look = async (points: readonly string[], within = '500m') => {
    asked += 1
    const as = await service.person(`looks${asked}`, ['collector'])
    return service.ask('POST', '/api/near', { as, body: { points, within } })
  }

  test('staff ask where strangers are refused, and learn that all of the ground was never surveyed', async () => {
    await changeSettings(service.programme, 'settings', JSON.stringify({ public_services: 'closed' }))
    equal((await service.ask('GET', '/near?at=40.5,10.5')).status, 403)
    const nearby = (await (await look(['40° 30′ N 10° 30′ E'])).json()) as Nearby
    deepEqual(nearby.asked, { type: 'place', latitude: 40.5, longitude: 10.5 })
    equal(nearby.neverSurveyed.squareMetres, nearby.neverSurveyed.ofSquareMetres)
    deepEqual([nearby.hazards, nearby.nearest, nearby.dataDate], [[], [], null])
  })

  test('2 points are a route of 1.1 km', async () => {
    const nearby = (await (await look(['40.5, 10.5', '40.51, 10.5'], '100m')).json()) as Nearby
    equal(nearby.asked.type, 'route')
    equal(Math.round((nearby.neverSurveyed.ofMetres ?? 0) / 100), 11)
  })

  test('of 4 items 3 within 500 m are listed nearest first, with their entry and where they lie, in a circle of 500 m', async () => {
    const spot = (latitude: string) => [latitude, '10.5', null, 'gps', null, null]
    const rows = ['41.003', '41.001', '41.002', '41.01'].map((latitude, at) => ({
      programmeId: service.programme.programmeId,
      recordId: idOf(800, at),
      role: 'accepted' as const,
      from: 9000 + at,
      to: null,
      values: { device: 'uxo', disposal: 'destroyed_in_place', position: spot(latitude) },
    }))
    await service.programme.engine.transaction((session) => writeRows(session, 'item', rows))
    const { records, area, items } = (await (await look(['41, 10.5'])).json()) as {
      records: readonly RecordNear[]
      area: { type: string; coordinates: readonly (readonly (readonly [number, number])[])[] }
      items: number
    }
    deepEqual(
      records.map(({ id, entry, metres, at }) => [id, entry, Math.round(metres / 10), at]),
      [
        [idOf(800, 1), 9001, 11, [10.5, 41.001]],
        [idOf(800, 2), 9002, 22, [10.5, 41.002]],
        [idOf(800, 0), 9000, 33, [10.5, 41.003]],
      ],
    )
    equal(items, 3)
    equal(area.type, 'Polygon')
    const north = Math.max(...(area.coordinates[0] ?? []).map(([, latitude]) => latitude))
    equal(Math.round((north - 41) * 111_050), 500)
  })

  test('a point that is none, a distance of 6 km and a list of none are refused', async () => {
    equal(await codeOf(await look(['somewhere'])), '400 parameter-invalid')
    equal(await codeOf(await look(['40.5, 10.5'], '6km')), '400 parameter-invalid')
    equal(await codeOf(await look([])), '422 body-invalid')
  })
})
