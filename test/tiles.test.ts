import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { VectorTile, type VectorTileFeature } from '@mapbox/vector-tile'
import { PbfReader } from 'pbf'
import { kindNamed } from '../core/record/kinds.js'
import { edgesOf } from '../core/tile/grid.js'
import { drawTile } from '../store/served/draw-tile.js'
import { neededView } from '../store/visibility.js'
import { idOf, writeRows } from './figure-register.js'
import { at, served } from './served-register.js'
import { newProgramme } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'

function featuresOf(bytes: ArrayBuffer | Uint8Array, layer: string): readonly VectorTileFeature[] {
  const found =
    bytes.byteLength === 0 ? undefined : new VectorTile(new PbfReader(new Uint8Array(bytes))).layers[layer]
  return Array.from({ length: found?.length ?? 0 }, (_, index) => found?.feature(index) as VectorTileFeature)
}

/** The tile of that zoom that holds a place. */
function tileAt(longitude: number, latitude: number, z: number) {
  const side = 2 ** z
  const row = (1 - Math.asinh(Math.tan((latitude * Math.PI) / 180)) / Math.PI) / 2
  return { z, x: Math.floor(((longitude + 180) / 360) * side), y: Math.floor(row * side) }
}

describeEngines('vector tiles', (kind) => {
  const shared = sharedRegister(kind)
  const service = served(shared)

  test('a layer describes itself as TileJSON 3.0, and /tiles lists the 11 layers', async () => {
    const { tiles, vector_layers, tilejson, bounds } = await service.json<{
      tiles: readonly string[]
      tilejson: string
      bounds: readonly number[]
      vector_layers: readonly { id: string; fields: object }[]
    }>('/tiles/hazard')
    deepEqual([tilejson, tiles], ['3.0.0', [`${service.address}/tiles/hazard/{z}/{x}/{y}.mvt`]])
    equal(bounds.length, 4)
    deepEqual(
      [vector_layers[0]?.id, Object.keys(vector_layers[0]?.fields ?? {}).includes('landowner')],
      ['hazard', false],
    )
    equal((await service.json<{ layers: readonly unknown[] }>('/tiles')).layers.length, 11)
  })

  test('hazards come with their codes, and what is held back with nothing but that it is', async () => {
    const { z, x, y } = tileAt(10.4, 40.2, 8)
    const answer = await service.get(`/tiles/hazard/${z}/${x}/${y}.mvt`)
    equal(answer.headers.get('content-type'), 'application/vnd.mapbox-vector-tile')
    const bytes = await answer.arrayBuffer()
    deepEqual(await (await service.get(`/tiles/hazard/${z}/${x}/${y}`)).arrayBuffer(), bytes)
    const found = featuresOf(bytes, 'hazard').toSorted((one, other) => (one.id ?? 0) - (other.id ?? 0))
    deepEqual(
      found.map(({ id, properties }) => [id, properties.class, properties.details_withheld]),
      [
        [101, 'minefield', undefined],
        [102, 'suspected_hazardous_area', undefined],
        [103, undefined, true],
      ],
    )
    deepEqual({ ...found[2]?.properties }, { drawn_as: 'area_with_margin', details_withheld: true })
  })

  test('an entry of a tile leads to its record', async () => {
    const { features } = await service.json<{ features: readonly { properties: { class: string } }[] }>(
      '/ogc/collections/hazard/items?entry=102',
    )
    deepEqual(
      features.map(({ properties }) => properties.class),
      ['suspected_hazardous_area'],
    )
  })

  test('every record whose box touches a tile is in it, at the 15 zooms 0 to 14', async () => {
    const view = neededView(kindNamed('hazard'))
    const programme = await newProgramme(shared.engine, shared.place, 'TILES')
    const seed = 7
    console.log(`# seed ${seed}`)
    let state = seed
    const next = () => {
      state = (state * 48271) % 2147483647
      return state / 2147483647
    }
    const rows = Array.from({ length: 400 }, (_, index) => ({
      programmeId: programme.programmeId,
      recordId: idOf(7, index),
      role: 'accepted' as const,
      from: index + 1,
      to: null,
      values: {
        class: index % 5 === 0 ? 'ammunition_storage' : 'minefield',
        status: 'open',
        position: at(17 + next() * 0.4, 44 + next() * 0.3) as never,
      },
    }))
    const known = { programmeId: programme.programmeId, asOf: null }
    let candidates = 0
    await programme.engine.transaction(async (session) => {
      await writeRows(session, 'hazard', rows)
      for (let z = 0; z <= 14; z += 1) {
        const tile = tileAt(17.2, 44.15, z)
        const expected = await session.query<{ entry: number }>(
          `select r.current_from as entry from hazards r where r.programme_id = $1
             and ${view.shape} && ST_MakeEnvelope(${edgesOf(tile).join(', ')}, 4326) order by entry`,
          [programme.programmeId],
        )
        const found = new Set(
          featuresOf(await drawTile(session, view, known, tile), 'hazard').map(({ id }) => id),
        )
        deepEqual(
          expected.filter(({ entry }) => !found.has(entry)),
          [],
          `zoom ${z}`,
        )
        equal(found.size, expected.length, `zoom ${z}`)
        candidates += expected.length
      }
    })
    ok(candidates > 400 * 8, `${candidates} candidates`)
  })

  test('an area under 4 units says that it is too small: a square of 2 km at zoom 2, not at zoom 9', async () => {
    const small = async (z: number) => {
      const { x, y } = tileAt(10.2, 40.1, z)
      const found = featuresOf(
        await (await service.get(`/tiles/hazard/${z}/${x}/${y}`)).arrayBuffer(),
        'hazard',
      )
      return found.filter(({ id }) => id === 101).map(({ type, properties }) => [type, properties.too_small])
    }
    deepEqual([await small(2), await small(9)], [[[1, true]], [[3, undefined]]])
  })

  test('a tile of nothing is empty, one that cannot be is 404, and a parameter is refused', async () => {
    const empty = await service.get('/tiles/hazard/8/0/0')
    deepEqual([empty.status, (await empty.arrayBuffer()).byteLength], [200, 0])
    for (const path of [
      '/tiles/hazard/8/256/0',
      '/tiles/hazard/23/0/0',
      '/tiles/hazard/1/x/0',
      '/tiles/hazard/1/-1/0',
      '/tiles/victim/0/0/0',
    ]) {
      const answer = await service.get(path)
      equal(answer.status, 404, path)
      await answer.arrayBuffer()
    }
    const refused = await service.get('/tiles/hazard/0/0/0?colour=red')
    equal(refused.status, 400)
    await refused.arrayBuffer()
  })
})
