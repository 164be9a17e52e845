/** The account over Bosnia's published polygons: suspected and cleared areas, none of them dated, many over one another. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, before, describe, test } from 'node:test'
import type { FeatureCollection } from 'geojson'
import { geometryBytes } from '../core/geo/geometry-bytes.js'
import { isEmptyGeometry } from '../core/geo/geometry-text.js'
import { makeLedger } from '../core/land/account.js'
import type { Cell } from '../core/land/records.js'
import { stateAccount } from '../core/land/statement.js'
import type { Session } from '../store/engine/engine.js'
import type { KeyedShape } from '../store/land/arrange-shapes.js'
import { arrangeShapes } from '../store/land/arrange-shapes.js'
import { everything, hazard, period, release, version } from './land-model.js'
import { sharedFile, skipWithout } from './reading-files.js'
import { registers } from './support/registers.js'

const suspected = sharedFile('bosnia-hazards', 'suspect_areas_simplyfied.geojson')
const cleared = sharedFile('bosnia-hazards', 'cleared_areas_simplyfied.geojson')
const skip = skipWithout(suspected) || skipWithout(cleared)

function shapesOf(path: string, prefix: string): readonly KeyedShape[] {
  const { features } = JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection
  return features.flatMap(({ geometry }, index) =>
    geometry === null || isEmptyGeometry(geometry)
      ? []
      : [{ key: `${prefix}${index}`, geometry: geometryBytes(geometry).hex }],
  )
}

describe('Bosnia', { skip }, () => {
  const hazards = skip ? [] : shapesOf(suspected, 'H')
  const releases = skip ? [] : shapesOf(cleared, 'R')
  const cellsOf = new Map<string, readonly Cell[]>()
  before(async () => {
    if (skip) return
    for (const register of registers) {
      const session: Session = await register.open()
      cellsOf.set(register.name, await arrangeShapes(session, [...hazards, ...releases]))
    }
  })
  after(async () => {
    if (!skip) for (const register of registers) await register.close()
  })

  for (const { name } of registers) {
    test(`16,187 undated polygons balance to the square metre, on their own lines (${name})`, () => {
      assert.deepEqual([hazards.length, releases.length], [7971, 8216])
      const records = {
        hazards: hazards.map(({ key }) => hazard(key, version(key, null))),
        releases: releases.map(({ key }) => release(key, 'cleared', null)),
      }
      const bounds = period('2023-01-01', '2023-12-31')
      const ledger = makeLedger(records, cellsOf.get(name) ?? [], { ...everything, bounds })
      const { lines, closing, isBalanced } = stateAccount(ledger)
      const held = Object.fromEntries(
        lines.flatMap(({ line, squareMetres }) => (squareMetres === 0 ? [] : [[line, squareMetres]])),
      )
      // 812.3 km² drawn, 806.9 km² of ground; of 40.2 km² cleared, 1.1 lie in what is suspected.
      assert.deepEqual(held, { recorded_without_date: 806_931_686, ended_without_date: -1_137_577 })
      assert.equal(closing, 805_794_109)
      assert.equal(isBalanced, true)
      const beyond = [...ledger.undatedBeyond.values()].reduce((sum, area) => sum + area, 0)
      assert.equal(beyond, 38_570_833 - 1_137_577)
    })
  }

  test('both engines cut the same 19,557 cells, each of the same whole square metres', {
    skip: registers.length < 2 ? 'there is one engine only' : false,
  }, () => {
    const [one, other] = [...cellsOf.values()].map((cells) =>
      cells.map((cell) => `${cell.shapes.join(' ')}: ${cell.squareMetres}`).sort(),
    )
    assert.equal(one?.length, 19_557)
    assert.deepEqual(one, other)
  })
})
