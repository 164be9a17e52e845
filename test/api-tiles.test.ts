/** The tiles of the map for staff: of some days, as known at an entry, with points gathered; on both engines. */
import { deepEqual, equal, ok, rejects } from 'node:assert/strict'
import { before, test } from 'node:test'
import { VectorTile } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import type { Values } from '../core/record/definition.js'
import { wholeWorld } from '../core/tile/grid.js'
import { extentNow, viewOfCollection } from '../server/ogc/collection.js'
import { RegisterReading } from '../server/register-reading.js'
import { tileBytes } from '../server/resources/tiles.js'
import { warmUp } from '../server/warm-up.js'
import { logSize } from '../store/append.js'
import { idOf, writeRows } from './figure-register.js'
import type { SignedIn } from './served-accounts.js'
import { codeOf, servedAccounts } from './served-accounts.js'
import { importText } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'

const mapping = {
  mapping: 1,
  title: 'Invented items of a test',
  main: 'item',
  records: {
    item: {
      kind: 'item',
      fields: {
        local_id: { column: 'number' },
        device: { column: 'device', values: { mine: 'ap_mine', bomb: 'uxo' } },
        quantity: { constant: '1' },
        position: { latitude: 'latitude', longitude: 'longitude', basis: 'gps' },
        found_on: { column: 'found' },
        information_date: { column: 'told' },
        disposal: { constant: 'destroyed_in_place' },
      },
    },
  },
}
const header = 'number,device,latitude,longitude,found,told'

describeEngines('tiles for staff', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'TILED')
  let reads: SignedIn
  /** The size of the log before anything, after the first list and after the second. */
  const sizes: number[] = []
  const size = () =>
    service.programme.engine.transaction((session) => logSize(session, service.programme.programmeId))
  const bringIn = (...rows: readonly string[]) =>
    importText(service.programme, `${[header, ...rows].join('\n')}\n`, { mapping })

  before(async () => {
    reads = await service.person('reads', ['collector'])
    sizes.push(await size())
    await bringIn(
      'I-1,mine,12.1,-30.1,2040-05-01,2043-01-01',
      'I-2,bomb,12.2,-30.2,2042-12-31,2043-01-01',
      'I-3,bomb,12.2001,-30.2,,2043-01-01',
    )
    sizes.push(await size())
    await bringIn('I-1,bomb,12.1,-30.1,2040-05-01,2043-06-01', 'I-4,mine,12.3,-30.3,2041-01-01,2043-06-01')
    sizes.push(await size())
  })

  const ask = (query: string, path = 'item/0/0/0') =>
    service.ask('GET', `/api/tiles/${path}${query}`, { as: reads })
  /** Devices of a tile of the whole world, sorted; those of a gathered point with their number. */
  async function drawn(query: string): Promise<readonly string[]> {
    const answer = await ask(query)
    equal(answer.status, 200, await answer.clone().text())
    equal(answer.headers.get('content-type'), 'application/vnd.mapbox-vector-tile')
    const layer = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer()))).layers.item
    return Array.from({ length: layer?.length ?? 0 }, (_, index) => {
      const { device, count } = layer?.feature(index).properties ?? {}
      return count === undefined ? String(device) : `${device ?? 'several'} × ${count}`
    }).sort()
  }

  test('4 items are known now; 2 were found in 2040 and 2041, 1 on the last day of 2042, and 1 on no known day', async () => {
    deepEqual(await drawn(''), ['ap_mine', 'uxo', 'uxo', 'uxo'])
    deepEqual(await drawn('?from=2040-01-01&until=2041-12-31'), ['ap_mine', 'uxo'])
    deepEqual(await drawn('?from=2042-12-31'), ['uxo'])
    deepEqual(await drawn('?until=2040-05-01'), ['uxo'])
    deepEqual(await drawn('?until=2040-04-30'), [])
    deepEqual(
      await drawn('?from=2043-01-01&until=2043-12-31'),
      [],
      'the day of the telling is none of finding',
    )
  })

  test('as known at 3 entries: nothing, then 3 items, then 4 and the first one corrected', async () => {
    const [empty, first, second] = sizes
    deepEqual(await drawn(`?entry=${empty}`), [])
    deepEqual(await drawn(`?entry=${first}`), ['ap_mine', 'uxo', 'uxo'])
    deepEqual(await drawn(`?entry=${second}`), await drawn(''))
    deepEqual(await drawn(`?entry=${first}&until=2040-12-31`), ['ap_mine'])
    deepEqual(await drawn(`?entry=${second}&until=2040-12-31`), ['uxo'])
  })

  test('points that lie close are 1 with their number, of the same days and entry, and never at zoom 14', async () => {
    const gathered = await drawn('?clusters=yes')
    const counted = gathered.reduce((sum, each) => sum + Number(/ × (\d+)/.exec(each)?.[1] ?? 1), 0)
    ok(gathered.length < 4, String(gathered))
    equal(counted, 4)
    deepEqual(await drawn('?clusters=yes&until=2040-12-31'), ['uxo'])
    const side = 2 ** 14
    const x = Math.floor(((-30.2 + 180) / 360) * side)
    const y = Math.floor(((1 - Math.asinh(Math.tan((12.20005 * Math.PI) / 180)) / Math.PI) / 2) * side)
    const bytes = await (await ask('?clusters=yes', `item/14/${x}/${y}`)).arrayBuffer()
    const layer = new VectorTile(new PbfReader(new Uint8Array(bytes))).layers.item
    for (let index = 0; index < (layer?.length ?? 0); index += 1)
      equal(layer?.feature(index).properties.count, undefined)
  })

  test('a day that is none, an entry that has not come and 6 more are refused; strangers see no tile', async () => {
    for (const query of [
      'from=2041-02-30',
      'until=2041',
      'from=',
      'entry=',
      'entry=-1',
      'entry=1.5',
      'entry=0x10',
      'clusters=maybe',
      'more=1',
    ])
      equal(await codeOf(await ask(`?${query}`)), '400 query-invalid', query)
    const answer = await ask(`?entry=${(sizes[2] ?? 0) + 1}`)
    equal(((await answer.json()) as { title: string }).title, 'entry-unknown')
    equal(await codeOf(await ask('', 'item/1/2/0')), '404 tile-unknown')
    equal((await ask('', 'person/0/0/0')).status, 404)
    equal(await codeOf(await service.ask('GET', '/api/tiles/item/0/0/0')), '401 sign-in-needed')
  })

  test('the list of layers names items alone, with the first and last day of finding and the last entry', async () => {
    const { layers, entry } = (await (await service.ask('GET', '/api/tiles', { as: reads })).json()) as {
      layers: readonly { kind: string; from: string; until: string; edges: readonly number[] }[]
      entry: number
    }
    deepEqual(
      layers.map((layer) => [layer.kind, layer.from, layer.until]),
      [['item', '2040-05-01', '2042-12-31']],
    )
    equal(entry, sizes[2])
  })

  test('2 layers of one answer stand beside each other, each once; of 3 hazards at one spot none is only a number', async () => {
    const hazards = {
      mapping: 1,
      title: 'Invented hazards of a test',
      main: 'hazard',
      records: {
        hazard: {
          kind: 'hazard',
          fields: {
            local_id: { column: 'number' },
            class: { constant: 'suspected_hazardous_area' },
            status: { constant: 'open' },
            position: { latitude: 'latitude', longitude: 'longitude', basis: 'gps' },
          },
        },
      },
    }
    const rows = [1, 2, 3].map((number) => `H-${number},12.1,-30.1`)
    await importText(service.programme, `${['number,latitude,longitude', ...rows].join('\n')}\n`, {
      mapping: hazards,
    })
    const answer = await ask('?clusters=yes', 'hazard,item,hazard/0/0/0')
    const { layers } = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer())))
    deepEqual(Object.keys(layers).sort(), ['hazard', 'item'])
    equal(layers.hazard?.length, 3)
    for (const index of [0, 1, 2]) equal(layers.hazard?.feature(index).properties.count, undefined)
    equal((await ask('', 'hazard,person/0/0/0')).status, 404)
    equal((await ask('', 'hazard,/0/0/0')).status, 404)
  })

  test('an explosion says 3 as told, one with no number told nothing, whatever victims are recorded; 1 of 4 lies on no map', async () => {
    const [told, noDeath, untold] = [1, 2, 3].map((number) => idOf(700, number))
    const row = (recordId: string | undefined, at: number, values: Values) => ({
      programmeId: service.programme.programmeId,
      recordId: recordId ?? '',
      role: 'accepted' as const,
      from: 9000 + at,
      to: null,
      values,
    })
    const somewhere = (longitude: string) => ['12.5', longitude, null, 'gps', null, null]
    await service.programme.engine.transaction(async (session) => {
      await writeRows(session, 'accident', [
        row(told, 1, { killed_least: '1', injured_least: '2', killed_most: '4', position: somewhere('-31') }),
        row(noDeath, 2, { injured_least: '0', position: somewhere('-35') }),
        row(untold, 3, { killed_most: '9', position: somewhere('-39') }),
        row(idOf(700, 4), 4, { killed_least: '5' }),
      ])
      const hurt = Array.from({ length: 7 }, (_, at) =>
        row(idOf(701, at), 10 + at, { accident: untold ?? '' }),
      )
      await writeRows(session, 'victim', hurt)
    })
    const casualties = async (query: string) => {
      const answer = await ask(query, 'accident/0/0/0')
      const layer = new VectorTile(new PbfReader(new Uint8Array(await answer.arrayBuffer()))).layers.accident
      return Array.from({ length: layer?.length ?? 0 }, (_, index) => layer?.feature(index))
        .toSorted((one, other) => (one?.id ?? 0) - (other?.id ?? 0))
        .map((feature) => feature?.properties.casualties)
    }
    deepEqual(await casualties(''), [3, 0, undefined])
    deepEqual(await casualties('?clusters=yes'), [undefined])
    const { unplaced } = (await (await service.ask('GET', '/api/tiles', { as: reads })).json()) as {
      unplaced: unknown
    }
    deepEqual(unplaced, [{ kind: 'accident', records: 1, of: 4 }])
    const listed = async (question: string) => {
      const answer = await service.ask('GET', `/api/accidents?${question}`, { as: reads })
      return ((await answer.json()) as { numberMatched: unknown }).numberMatched
    }
    deepEqual([await listed(''), await listed('map=no'), await listed('map=yes')], [4, 1, 3])
    equal((await service.ask('GET', '/api/accidents?map=perhaps', { as: reads })).status, 400)
    const described = (await (await service.ask('GET', '/tiles/accident')).json()) as {
      vector_layers: readonly { fields: Readonly<Record<string, string>> }[]
    }
    equal(
      described.vector_layers[0]?.fields.casualties,
      'killed and injured as told, at least; missing where neither is stated',
    )
  })

  test('what the service makes ready beforehand is answered without asking the database, with the bytes that are drawn otherwise', async () => {
    const view = viewOfCollection('item')
    const asked = { days: null, asOf: null, isClustered: true }
    const drawn = await new RegisterReading(service.programme).read((reading) =>
      tileBytes(reading, view, wholeWorld, asked),
    )
    const ready = new RegisterReading(service.programme)
    await warmUp(ready, () => false)
    await ready.read(async (reading) => {
      const withoutDatabase = { ...reading, session: null as never }
      deepEqual(await tileBytes(withoutDatabase, view, wholeWorld, asked), drawn)
      equal((await extentNow(withoutDatabase, view)).from, '2040-05-01')
    })
    const ended = new RegisterReading(service.programme)
    await warmUp(ended, () => true)
    await ended.read(async (reading) => {
      const withoutDatabase = { ...reading, session: null as never }
      await rejects(async () => extentNow(withoutDatabase, view), TypeError)
    })
  })
})
