import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { ChangeItem, MovedNumber, MovedRecord } from '../core/disclosure/series-changes.js'
import { itemiseSeries } from '../core/disclosure/series-changes.js'
import { Chance } from '../examples/generate/random.js'

const k = 5

function added(from: number, to: number): readonly MovedRecord[] {
  return Array.from({ length: to - from }, (_, at) => ({
    recordId: `r${from + at}`,
    what: 'added',
    reason: 'recorded since',
  }))
}

function number(moved: readonly MovedRecord[], figure = 'casualties@1', stayed = 100): MovedNumber {
  return { figure, moved, stayed }
}

test('12 and 7 of them are both told, as 5 are the least that their difference tells of', () => {
  const item = (count: number): readonly ChangeItem[] => [{ what: 'added', reason: 'recorded since', count }]
  deepEqual(itemiseSeries([number(added(0, 12)), number(added(0, 7))], k), [item(12), item(7)])
})

test('12 and 8 of them both wait: 4 would be told of by the difference, though each number alone may be told', () => {
  deepEqual(itemiseSeries([number(added(0, 12))], k), [
    [{ what: 'added', reason: 'recorded since', count: 12 }],
  ])
  deepEqual(itemiseSeries([number(added(0, 12)), number(added(0, 8))], k), [null, null])
})

test('a reason of 4 records keeps every reason of its figure waiting, and those of another figure are told', () => {
  const moved = [
    ...added(0, 9),
    ...added(20, 24).map((entry) => ({ ...entry, reason: 'changed since' as const })),
  ]
  const [one, other, third] = itemiseSeries(
    [number(moved), number(added(0, 30)), number(added(0, 6), 'hazards@1')],
    k,
  )
  deepEqual([one, other, third?.[0]?.count], [null, null, 6])
})

test('2 who stayed are told of by what is counted now less what came, so the reasons wait', () => {
  deepEqual(itemiseSeries([number(added(0, 9), 'casualties@1', 2)], k), [null])
  deepEqual(itemiseSeries([number([], 'casualties@1', 2)], k), [[]])
})

/** Sizes from 1 to k - 1 that somebody finds who takes one told group from another that holds it. */
function found(numbers: readonly MovedNumber[], isTold: (at: number) => boolean): number {
  const reasons = ['recorded since', 'changed since'] as const
  const groups = numbers.flatMap(({ moved }, at) =>
    isTold(at)
      ? reasons.map((reason) => ({
          reason,
          ids: new Set(moved.filter((entry) => entry.reason === reason).map(({ recordId }) => recordId)),
        }))
      : [],
  )
  const few = (size: number) => size > 0 && size < k
  return groups.reduce(
    (sum, { reason, ids }) =>
      sum +
      (few(ids.size) ? 1 : 0) +
      groups.filter(
        (other) =>
          other.reason === reason &&
          [...other.ids].every((id) => ids.has(id)) &&
          few(ids.size - other.ids.size),
      ).length,
    0,
  )
}

test('of 400 random sets of numbers, those told leave no group below 5, where telling each alone leaves many', () => {
  const seed = 20430601
  const chance = new Chance(seed)
  let [naive, told] = [0, 0]
  for (let round = 0; round < 400; round += 1) {
    const numbers = Array.from({ length: chance.integer(1, 4) }, () => {
      const moved = (reason: MovedRecord['reason'], from: number) =>
        added(from, from + chance.integer(0, 4) * 3 + chance.integer(0, 1)).map((entry) => ({
          ...entry,
          reason,
        }))
      return number([...moved('recorded since', 0), ...moved('changed since', 50)])
    })
    const alone = numbers.map((one) => itemiseSeries([one], k)[0] !== null)
    const together = itemiseSeries(numbers, k)
    naive += found(numbers, (at) => alone[at] ?? false)
    equal(
      found(numbers, (at) => together[at] !== null),
      0,
      `seed ${seed}, round ${round}`,
    )
    told += together.filter((items) => items !== null && items.length > 0).length
  }
  ok(naive > 100 && told > 50, `seed ${seed}: ${naive} found by telling each alone, ${told} numbers told`)
})
