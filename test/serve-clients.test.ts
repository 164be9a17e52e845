/** Real clients read the service: ogr2ogr and headless QGIS, as Debian packages them. */
import { deepEqual, equal, match } from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { promisify } from 'node:util'
import { repository } from './reading-files.js'
import { at, fillServed, served, writeCurrent } from './served-register.js'
import { describeEngines, sharedRegister } from './support/registers.js'

const run = promisify(execFile)
const ogr2ogr = '/usr/bin/ogr2ogr'
const python = '/usr/bin/python3'
const noOgr = existsSync(ogr2ogr) ? false : 'ogr2ogr is not installed (Debian package gdal-bin)'
const noQgis = existsSync('/usr/lib/python3/dist-packages/qgis/core')
  ? false
  : 'QGIS is not installed (Debian packages qgis, python3-qgis and qgis-providers)'
for (const why of [noOgr, noQgis]) if (why) console.error(`CLIENTS NOT TESTED: ${why}`)

interface Written {
  readonly features: readonly {
    readonly geometry: { readonly coordinates: readonly number[] }
    readonly properties: Readonly<Record<string, unknown>>
  }[]
}

describeEngines('clients of the service', (kind) => {
  const shared = sharedRegister(kind)
  // 2,500 items on a lattice of 0.01 degrees, so that three pages of 1,000 are needed.
  const service = served(shared, async (programme) => {
    await fillServed(programme)
    await writeCurrent(
      programme,
      'item',
      { prefix: 5, from: 1000 },
      Array.from({ length: 2500 }, (_, index) => ({
        device: 'uxo',
        quantity: '1',
        disposal: 'destroyed_in_place',
        position: at(10.5 + (index % 50) / 100, 42 + Math.floor(index / 50) / 100),
      })),
    )
  })
  let folder = ''
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'truebearing-clients-'))
  })
  after(() => rmSync(folder, { recursive: true }))

  /** What ogr2ogr writes as GeoJSON. */
  async function read(layer: string, ...words: readonly string[]): Promise<Written> {
    const out = join(folder, `${layer}${words.length}${Math.abs(words.join().length)}.geojson`)
    await run(ogr2ogr, ['-f', 'GeoJSON', out, `OAPIF:${service.address}/ogc`, layer, ...words])
    return JSON.parse(readFileSync(out, 'utf8')) as Written
  }

  interface Page {
    readonly features: readonly { readonly id: string }[]
    readonly links: readonly { readonly rel: string; readonly href: string }[]
  }

  async function pageAt(path: string) {
    const { features, links } = await service.json<Page>(path)
    const next = links.find(({ rel }) => rel === 'next')?.href.slice(service.address.length)
    return { ids: features.map(({ id }) => id), next }
  }

  /** The ids of a list as its pages give them, from the first to the last. */
  async function idsByPage(): Promise<readonly string[]> {
    const ids: string[] = []
    for (let path: string | undefined = '/ogc/collections/item/items?limit=250'; path !== undefined; ) {
      const page: Awaited<ReturnType<typeof pageAt>> = await pageAt(path)
      ids.push(...page.ids)
      path = page.next
    }
    return ids
  }

  test('ogr2ogr reads all 2,502 items in three pages', { skip: noOgr }, async () => {
    const before = service.lines.length
    const { features } = await read('item', '-oo', 'PAGE_SIZE=1000')
    equal(features.length, 2502)
    const pages = service.lines.slice(before).filter((line) => line.includes('/collections/item/items'))
    // The first request of GDAL is for the columns alone.
    equal(pages.length, 4)
  })

  test('two readers of 11 pages of 250 get each of 2,502 items once, though each next page is begun ahead', async () => {
    const whole = (await pageAt('/ogc/collections/item/items?limit=10000')).ids
    equal(new Set(whole).size, 2502)
    const [one, other] = await Promise.all([idsByPage(), idsByPage()])
    deepEqual(one, whole)
    deepEqual(other, whole)
  })

  test('ogr2ogr reads a box of 10 by 5 items, and metres of EPSG:3857', { skip: noOgr }, async () => {
    equal((await read('item', '-spat', '10.5', '42', '10.595', '42.045')).features.length, 50)
    const town = (
      await read('place', '-where', "name = 'Town 11'", '-t_srs', 'EPSG:3857', '-lco', 'RFC7946=NO')
    ).features[0]
    deepEqual(town?.geometry.coordinates.map(Math.round), [1224514, 4938869])
  })

  test('what is held back reaches ogr2ogr as an area without details', { skip: noOgr }, async () => {
    const { features } = await read('hazard', '-where', 'details_withheld = 1')
    equal(features.length, 1)
    deepEqual([features[0]?.properties.class, features[0]?.properties.drawn_as], [null, 'area_with_margin'])
  })

  test('QGIS reads pages, a box, coordinates, and draws tiles', {
    skip: noQgis,
    timeout: 600_000,
  }, async () => {
    const { stdout } = await run(
      python,
      [join(repository, 'test', 'support', 'read-with-qgis.py'), service.address],
      {
        env: { ...process.env, QT_QPA_PLATFORM: 'offscreen', XDG_RUNTIME_DIR: folder, HOME: folder },
      },
    )
    const { hazardPixels, ...got } = JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Record<
      string,
      unknown
    >
    deepEqual(got, {
      all: 2502,
      inBox: 50,
      crs: 'EPSG:4326',
      name: 'North <Ildoma> & "Coast"',
      at: 'Point (11 40.5)',
      nothingPixels: 0,
    })
    match(String(hazardPixels), /^[1-9]\d\d+$/)
  })
})
