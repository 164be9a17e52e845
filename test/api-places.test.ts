/** Places as a tree, files of boundaries loaded and taken off the map, and how often codes are used, over the API. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { before, test } from 'node:test'
import { PlaceBranches } from '../store/place-branches.js'
import { boundariesFile, placesMapping, placesTable } from './boundary-register.js'
import { fillRegions } from './region-register.js'
import { codeOf, type SignedIn, servedAccounts } from './served-accounts.js'
import { importText } from './support/programmes.js'
import { describeEngines, sharedRegister } from './support/registers.js'
import { alike, csv } from './support/victims.js'

function place(recordId: string, parentId: string | null) {
  return { recordId, name: recordId, otherNames: [], code: null, codeSystem: null, parentId, level: null }
}

test('3 places that lie in one another begin at one of them, and the 2 below and the unknown parent are lost nowhere', () => {
  const branches = new PlaceBranches([
    place('b', 'c'),
    place('c', 'a'),
    place('a', 'b'),
    place('d', 'c'),
    place('e', 'nobody knows'),
  ])
  const names = (under: string | null) => branches.within(under).map(({ name }) => name)
  deepEqual([names(null), names('a'), names('c'), names('b')], [['a', 'e'], ['c'], ['b', 'd'], []])
  deepEqual([branches.below('a'), branches.below('c'), branches.below('d')], [3, 2, 0])
})

interface Tree {
  readonly places: readonly { id: string; name: string; level: string; code: string; below: number }[]
  readonly total: number
  readonly next: number | null
}
interface Sets {
  readonly sets: readonly {
    id: number
    sourceName: string
    boundaries: number
    taken: number
    state: string
    fileName: string
  }[]
}

describeEngines('places and boundaries over the API', (kind) => {
  const service = servedAccounts(sharedRegister(kind), 'PLACES')
  let as: SignedIn
  before(async () => {
    as = await service.person('places', ['administrator'])
    const table = { mapping: placesMapping(false), name: 'places.csv', source: 'Invented gazetteer' }
    await importText(service.programme, placesTable, table)
  })
  const asked = async <T>(path: string) => (await (await service.ask('GET', path, { as })).json()) as T
  const tree = (query = '') => asked<Tree>(`/api/places/tree${query}`)
  const tileSize = async () =>
    (await (await service.ask('GET', '/api/tiles/place/6/26/29', { as })).arrayBuffer()).byteLength
  const load = (source: string, places: readonly (readonly [string, string])[]) =>
    importText(service.programme, boundariesFile(places), {
      mapping: placesMapping(true),
      name: `${source}.geojson`,
      source,
    })

  test('under the country stand its two regions by name, under one of them two districts, a page at a time', async () => {
    const { places, total } = await tree()
    deepEqual(
      [places.map(({ name, level, below }) => [name, level, below]), total],
      [[['Invented Ildoma', 'country', 4]], 1],
    )
    const under = `?under=${places[0]?.id}`
    const regions = await tree(`${under}&limit=1`)
    deepEqual(
      [regions.places.map(({ name, below }) => [name, below]), regions.total, regions.next],
      [[['North Ildoma', 2]], 2, 1],
    )
    const rest = await tree(`${under}&limit=1&from=1`)
    deepEqual(
      [rest.places.map(({ name, code }) => [name, code]), rest.next],
      [[['South Ildoma', 'XS']], null],
    )
    const districts = await tree(`?under=${regions.places[0]?.id}`)
    deepEqual(
      districts.places.map(({ name }) => name),
      ['Lakeshore', 'Reedbank'],
    )
    equal(await codeOf(await service.ask('GET', '/api/places/tree?from=0x1', { as })), '400 query-invalid')
  })

  test('no boundary is drawn until a file brings 2 under the name of its source, and none once it is taken back', async () => {
    deepEqual((await asked<{ boundaries: string[] }>('/api/tiles')).boundaries, [])
    equal(await tileSize(), 0)
    await load('Invented atlas', [
      ['XN', 'North Ildoma'],
      ['XS', 'South Ildoma'],
    ])
    const { sets } = await asked<Sets>('/api/boundaries')
    deepEqual(
      sets.map(({ sourceName, fileName, boundaries, taken }) => [sourceName, fileName, boundaries, taken]),
      [
        ['Invented atlas', 'Invented atlas.geojson', 2, 2],
        ['Invented gazetteer', 'places.csv', 0, 5],
      ],
    )
    deepEqual((await asked<{ boundaries: string[] }>('/api/tiles')).boundaries, ['Invented atlas'])
    ok((await tileSize()) > 0)
    const renamed = boundariesFile([['XS', 'South Ildoma']]).replace('South Ildoma', 'South of Ildoma')
    await importText(service.programme, renamed, {
      mapping: placesMapping(true),
      name: 'renamed.geojson',
      source: 'Invented letter',
    })
    const [letter, atlas] = (await asked<Sets>('/api/boundaries')).sets
    deepEqual([letter?.boundaries, atlas?.boundaries], [0, 2], 'who repeats a boundary is no source of it')
    equal((await service.ask('DELETE', `/api/imports/${letter?.id}`, { as })).status, 200)
    equal((await service.ask('DELETE', `/api/imports/${sets[0]?.id}`, { as })).status, 200)
    const after = await asked<Sets>('/api/boundaries')
    deepEqual(
      after.sets.map(({ boundaries, state }) => [boundaries, state]),
      [
        [0, 'undone'],
        [0, 'undone'],
        [0, 'complete'],
      ],
    )
    deepEqual((await asked<{ boundaries: string[] }>('/api/tiles')).boundaries, [])
    equal(await tileSize(), 0)
    equal((await tree()).places[0]?.below, 4, 'the places that it drew stand as before')
  })

  test('codes are counted as often as records have them, and of a region alone for whoever is limited to it', async () => {
    await importText(service.programme, csv([...alike('k', 3, { outcome: 'k' }), ...alike('i', 4)]))
    const counted = async (who: SignedIn, of: string) => {
      const answer = await service.ask('GET', `/api/codes?kind=${of}`, { as: who })
      return ((await answer.json()) as { counts: { field: string; code: string; count: number }[] }).counts
    }
    const victims = await counted(as, 'victim')
    const of = (field: string) =>
      Object.fromEntries(victims.flatMap((each) => (each.field === field ? [[each.code, each.count]] : [])))
    deepEqual(of('outcome'), { injured: 4, killed: 3 })
    const [north] = [(await fillRegions(service.programme)).get('North Ildoma') ?? '']
    const limited = await service.limited('north', ['reviewer'], [north])
    const identified = (counts: Awaited<ReturnType<typeof counted>>) =>
      counts.find(({ field, code }) => field === 'identified' && code === 'yes')?.count
    equal(identified(await counted(limited, 'accident')), 1)
    ok((identified(await counted(as, 'accident')) ?? 0) > 1)
    equal(await codeOf(await service.ask('GET', '/api/codes?kind=person', { as })), '400 query-invalid')
  })
})
