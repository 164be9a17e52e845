import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { matchOneToOne, matchTable } from './matching.js'
import type { Spot } from './plane.js'
import { metresBetween } from './plane.js'
import { seededRandom } from './random.js'

/** Every way to pair, by hand: the most pairs, and among those the least metres. */
function bruteForce(recorded: readonly Spot[], found: readonly Spot[], tolerance: number): [number, number] {
  const [first, ...rest] = recorded
  if (!first) return [0, 0]
  let best = bruteForce(rest, found, tolerance)
  for (const [index, spot] of found.entries()) {
    const metres = metresBetween(first, spot)
    if (metres > tolerance) continue
    const others = [...found.slice(0, index), ...found.slice(index + 1)]
    const [pairs, sum] = bruteForce(rest, others, tolerance)
    if (pairs + 1 > best[0] || (pairs + 1 === best[0] && sum + metres < best[1]))
      best = [pairs + 1, sum + metres]
  }
  return best
}

describe('one-to-one matching', () => {
  test('300 random fields of up to 6 mines match as trying every way does', () => {
    for (let seed = 1; seed <= 300; seed += 1) {
      const random = seededRandom(seed)
      const scatter = (): Spot[] =>
        Array.from({ length: Math.floor(random() * 7) }, (): Spot => [random() * 20, random() * 20])
      const [recorded, found] = [scatter(), scatter()]
      const pairs = matchOneToOne(recorded, found, 8)
      const [count, metres] = bruteForce(recorded, found, 8)
      assert.equal(pairs.length, count, `seed ${seed}`)
      assert.ok(Math.abs(pairs.reduce((sum, pair) => sum + pair.metres, 0) - metres) < 1e-9, `seed ${seed}`)
    }
  })

  test('1 find between 2 recorded mines is matched once, where nearest-neighbour counting would count it twice', () => {
    const pairs = matchOneToOne(
      [
        [0, 0],
        [4, 0],
      ],
      [[1, 0]],
      5,
    )
    assert.deepEqual(pairs, [{ recorded: 0, found: 0, metres: 1 }])
  })

  test('the greedy pair of 1 metre is given up for 2 pairs', () => {
    const pairs = matchOneToOne(
      [
        [0, 0],
        [3, 0],
      ],
      [
        [2, 0],
        [8, 0],
      ],
      5,
    )
    assert.deepEqual(
      pairs.map(({ recorded, found }) => [recorded, found]),
      [
        [0, 0],
        [1, 1],
      ],
    )
  })

  test('no pair is longer than the tolerance, and 0 recorded mines match nothing', () => {
    assert.deepEqual(matchOneToOne([[0, 0]], [[5.001, 0]], 5), [])
    assert.deepEqual(matchOneToOne([], [[0, 0]], 5), [])
    assert.deepEqual(matchTable([], [])[0], {
      toleranceMetres: 1,
      matched: 0,
      sameDevice: 0,
      recorded: 0,
      found: 0,
      precision: null,
      recall: null,
    })
  })

  test('the same field scores 0, 1, 2 and 3 of 3 at 1, 5, 50 and 100 metres, 2 of them of one device', () => {
    const at = (device: string, ...spot: Spot) => ({ device, spot })
    const recorded = [at('ap_mine', 0, 0), at('ap_mine', 50, 0), at('av_mine', 100, 0)]
    const found = [at('ap_mine', 3, 0), at('uxo', 70, 0), at('av_mine', 100, 90)]
    const table = matchTable(recorded, found)
    assert.deepEqual(
      table.map(({ matched }) => matched),
      [0, 1, 1, 2, 2, 3],
    )
    assert.equal(table[3]?.precision, 2 / 3)
    assert.deepEqual([table[5]?.matched, table[5]?.sameDevice], [3, 2])
  })
})
