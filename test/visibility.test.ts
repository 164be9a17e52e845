import { deepEqual, equal, ok } from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import { gridDegrees, marginDegrees } from '../core/geo/public-grid.js'
import { fieldsOf } from '../core/record/columns.js'
import type { Values } from '../core/record/definition.js'
import { kindNamed, kinds } from '../core/record/kinds.js'
import type { Session } from '../store/engine/engine.js'
import { drawnKinds, publicView } from '../store/visibility.js'
import { day, idOf, interval, makeProgrammes, programmeId, writeRows } from './figure-register.js'
import { registers } from './support/registers.js'

function at(longitude: string, latitude: string): readonly (string | null)[] {
  return [latitude, longitude, null, 'gps', null, null]
}

/** One current record, as a public reader sees it: its columns, its shape as [west, south, east, north]. */
async function seen(session: Session, kindName: string, values: Values) {
  const view = publicView(kindNamed(kindName))
  if (!view) throw new Error(`${kindName} is not public`)
  await session.query(`delete from ${view.kind.table} where programme_id = $1`, [programmeId])
  await writeRows(session, kindName, [{ recordId: idOf(1, 1), role: 'accepted', from: 1, to: null, values }])
  const { shape } = view
  const edges = ['XMin', 'YMin', 'XMax', 'YMax'].map(
    (edge) => `round(ST_${edge}(${shape})::numeric, 4)::text`,
  )
  const [row] = await session.query<Record<string, unknown>>(
    `select ${view.columns.map(({ name, expression }) => `${expression} as ${name}`).join(', ')},
       ${view.drawnAs} as drawn_as, ${view.detailsWithheld} as details_withheld,
       ${shape === null ? 'null' : `array[${edges.join(', ')}]`} as edges
     from ${view.kind.table} ${view.alias} where r.programme_id = $1`,
    [programmeId],
  )
  if (!row) throw new Error('the record is not there')
  return row
}

test('no column of the 21 kinds comes out that its definition does not call public', () => {
  equal(kinds.length, 21)
  for (const kind of kinds) {
    const view = publicView(kind)
    if (kind.privacy !== 'public') {
      equal(view, null, `${kind.kind} is not for the public`)
      continue
    }
    for (const column of view?.columns ?? []) {
      const field = fieldsOf(kind).find(
        ({ name }) =>
          column.name === name ||
          (/^_(from|until|basis|state)$/.test(column.name.slice(name.length)) &&
            column.name.startsWith(name)),
      )
      const computed = kind.computed?.find(({ name }) => name === column.name)
      const open = field
        ? field.privacy === 'public' || field.levelPrivacy === 'public'
        : computed?.privacy === 'public'
      ok(open, `${kind.kind}.${column.name} is not public`)
    }
  }
})

test('the layers are the public kinds that have a place on the map', () => {
  equal(
    drawnKinds.map(({ kind }) => kind).join(', '),
    'place, hazard, minefield_record, item, task, handover, inspection, activity, accident, post, return_site',
  )
})

for (const register of registers) {
  describe(`what the public sees, ${register.name}`, () => {
    let session: Session
    before(async () => {
      session = await register.open()
      await makeProgrammes(session)
    })
    after(() => register.close())

    test('a store of ammunition that is open is an area with a margin of 0.005 degrees and nothing else', async () => {
      const store = {
        class: 'ammunition_storage',
        status: 'open',
        device: ['ap_mine'],
        position: at('17.5012', '44.2587'),
        people_affected: '40',
        terrain: 'a cellar',
      }
      const row = await seen(session, 'hazard', store)
      deepEqual(row.edges, ['17.4950', '44.2450', '17.5150', '44.2650'])
      const { drawn_as, details_withheld, edges, ...rest } = row
      deepEqual([drawn_as, details_withheld], ['area_with_margin', true])
      deepEqual(
        Object.entries(rest).filter(([, value]) => value !== null),
        [],
      )
      ok(edges)
      const closed = await seen(session, 'hazard', { ...store, status: 'closed' })
      deepEqual(
        [closed.class, closed.terrain, closed.details_withheld],
        ['ammunition_storage', 'a cellar', false],
      )
    })

    test('a hazard known only by a point keeps a margin and its details', async () => {
      const row = await seen(session, 'hazard', {
        class: 'suspected_hazardous_area',
        status: 'open',
        position: at('-72.999', '-0.001'),
        landowner: 'somebody',
      })
      deepEqual(row.edges, ['-73.0050', '-0.0150', '-72.9850', '0.0050'])
      deepEqual(
        [row.drawn_as, row.class, row.landowner],
        ['area_with_margin', 'suspected_hazardous_area', undefined],
      )
    })

    test('a record without a position is drawn nowhere, held back or not', async () => {
      for (const type of ['ammunition_storage', 'minefield']) {
        const row = await seen(session, 'hazard', { class: type, status: 'open' })
        deepEqual([row.edges, row.drawn_as], [[null, null, null, null], null])
      }
      const row = await seen(session, 'accident', { device: 'ap_mine' })
      deepEqual([row.edges, row.drawn_as], [[null, null, null, null], null])
    })

    test('an accident is a point in the middle of its square, to the month, and tampering reads victim-activated', async () => {
      const row = await seen(session, 'accident', {
        date: day('2041-05-17'),
        position: at('17.5012', '44.2587'),
        activation: 'tampering',
        device: 'ap_mine',
      })
      deepEqual(row.edges, ['17.5050', '44.2550', '17.5050', '44.2550'])
      deepEqual(
        [row.drawn_as, row.date_from, row.date_until, row.activation, row.position, row.place],
        ['point_of_square', '2041-05-01', '2041-05-31', 'victim', undefined, undefined],
      )
    })

    test('a public date is public to the day, both ends inclusive, and an open end stays empty', async () => {
      const row = await seen(session, 'hazard', {
        class: 'minefield',
        status: 'open',
        information_date: interval('2040-02-28', '2040-03-01'),
        status_changed_on: interval(null, '2040-12-31'),
      })
      deepEqual(
        [
          row.information_date_from,
          row.information_date_until,
          row.status_changed_on_from,
          row.status_changed_on_until,
        ],
        ['2040-02-28', '2040-03-01', null, '2040-12-31'],
      )
    })

    test('of a list come its public parts, and of a source only what it supports', async () => {
      const row = await seen(session, 'activity', {
        sources: [['01920000-0000-7000-8000-000000000001', 'page 4', 'the area']],
        land: [['cleared', '1200.50', 'surface', '20', day('2041-05-17')]],
        project_shares: [['01920000-0000-7000-8000-000000000002', '50']],
      })
      deepEqual(JSON.parse(String(row.sources)), [{ supports: 'the area' }])
      deepEqual(JSON.parse(String(row.land)), [
        {
          release: 'cleared',
          area_square_metres: 1200.5,
          layer: 'surface',
          depth_centimetres: 20,
          on_from: '2041-05-17',
          on_until: '2041-05-17',
          computed_area_square_metres: null,
          boundary_growth: null,
        },
      ])
      equal(row.project_shares, undefined)
    })

    test('an item is hidden until it is destroyed, and exact from then on', async () => {
      const item = { device: 'ap_mine', quantity: '1', position: at('17.5012', '44.2587') }
      const found = await seen(session, 'item', { ...item, disposal: 'none_yet' })
      deepEqual(
        [found.details_withheld, found.device, found.edges],
        [true, null, ['17.4950', '44.2450', '17.5150', '44.2650']],
      )
      const gone = await seen(session, 'item', { ...item, disposal: 'destroyed_in_place' })
      deepEqual([gone.details_withheld, gone.device, gone.quantity], [false, 'ap_mine', 1])
      deepEqual(gone.edges, ['17.5012', '44.2587', '17.5012', '44.2587'])
    })

    test('1,000 hidden positions lie inside what is drawn, at least the margin from its edge', async () => {
      const seed = 20261127
      console.log(`# seed ${seed}`)
      let state = seed
      const next = () => {
        state = (state * 48271) % 2147483647
        return state / 2147483647
      }
      const positions = Array.from({ length: 1000 }, () => [next() * 359 - 179.5, next() * 170 - 85])
      const view = publicView(kindNamed('item'))
      await session.query('delete from items where programme_id = $1', [programmeId])
      await writeRows(
        session,
        'item',
        positions.map(([longitude, latitude], index) => ({
          recordId: idOf(2, index),
          role: 'accepted' as const,
          from: 1,
          to: null,
          values: { device: 'uxo', position: at(String(longitude), String(latitude)) },
        })),
      )
      const [row] = await session.query<{ inside: number; most: number }>(
        `select count(*) filter (where ST_Contains(shape, position)
             and ST_Distance(ST_Boundary(shape), position) >= ${marginDegrees} - 1e-9) as inside,
           max(ST_XMax(shape) - ST_XMin(shape)) as most
         from (select r.position, ${view?.shape} as shape from items r where r.programme_id = $1) as drawn`,
        [programmeId],
      )
      equal(row?.inside, 1000)
      ok((row?.most ?? 1) <= gridDegrees + 2 * marginDegrees + 1e-9)
    })

    test('the index serves what the public asks', async () => {
      const view = publicView(kindNamed('hazard'))
      const plan = await session.query<Record<string, string>>(
        `explain select record_id from hazards r where r.programme_id = '${programmeId}'
           and r.role = 'accepted' and r.current_from is not null and r.current_to is null
           and ${view?.shape} && ST_MakeEnvelope(17, 44, 17.1, 44.1, 4326)`,
      )
      ok(
        plan.some((line) => Object.values(line).join().includes('hazards_drawn')),
        JSON.stringify(plan),
      )
    })
  })
}
