import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import type { RecordEvent } from './current.js'
import { currentSpan, differingFields, versionSpans } from './current.js'
import type { Values } from './definition.js'

const day = (date: string): readonly string[] => [date, date, date, 'day', 'gregorian', '']

function accepted(entry: number, informationDate: string, values: Values): RecordEvent {
  return { entry, what: 'accepted', values: { information_date: day(informationDate), ...values } }
}

test('a newer report is current from its entry on, and the older one until then', () => {
  const spans = versionSpans([
    accepted(3, '2041-01-05', { outcome: 'injured' }),
    accepted(9, '2041-02-01', { outcome: 'killed' }),
  ])
  deepEqual(
    spans.map((span) => [span.version, span.from, span.to, span.values.outcome]),
    [
      [1, 3, 9, 'injured'],
      [2, 9, null, 'killed'],
    ],
  )
})

test('an older form entered later is kept and changes nothing current', () => {
  const spans = versionSpans([
    accepted(3, '2041-02-01', { outcome: 'killed' }),
    accepted(9, '2041-01-05', { outcome: 'injured', employer: 'Example Mill' }),
  ])
  equal(currentSpan(spans)?.values.outcome, 'killed')
  equal(currentSpan(spans)?.values.employer, undefined)
  deepEqual([spans[1]?.from, spans[1]?.to], [null, null])
})

test('an empty field of a newer report erases nothing', () => {
  const spans = versionSpans([
    accepted(1, '2041-01-01', { sex: 'female', status: 'civilian' }),
    accepted(2, '2041-03-01', { sex: null, status: 'unknown', needs: [] }),
  ])
  equal(currentSpan(spans)?.values.sex, 'female')
  equal(currentSpan(spans)?.values.status, 'unknown')
})

test('a report that knows no date does not take away the date that was known', () => {
  const undated = [null, null, '', 'unknown', 'gregorian', null]
  const spans = versionSpans([
    accepted(1, '2041-01-01', { date: day('2040-12-30') }),
    accepted(2, '2041-03-01', { date: undated, sex: 'male' }),
  ])
  deepEqual(currentSpan(spans)?.values.date, day('2040-12-30'))
})

test('a withdrawn record is current for nobody after its withdrawal', () => {
  const spans = versionSpans([
    accepted(1, '2041-01-01', { sex: 'male' }),
    { entry: 5, what: 'withdrawn', version: null },
  ])
  deepEqual([spans[0]?.from, spans[0]?.to], [1, 5])
  equal(currentSpan(spans), null)
})

test('a record accepted again after a withdrawal starts from what the new report says', () => {
  const spans = versionSpans([
    accepted(1, '2041-01-01', { sex: 'male', employer: 'Example Mill' }),
    { entry: 5, what: 'withdrawn', version: null },
    accepted(8, '2040-01-01', { sex: 'male' }),
  ])
  deepEqual([spans[1]?.from, spans[1]?.values.employer], [8, undefined])
})

test('taking back one version brings back the one before, fields included', () => {
  const spans = versionSpans([
    accepted(1, '2041-01-01', { sex: 'male' }),
    accepted(2, '2041-02-01', { sex: 'female', employer: 'Example Mill' }),
    { entry: 7, what: 'withdrawn', version: 2 },
  ])
  deepEqual(
    spans.map((span) => [span.version, span.from, span.to, span.values.sex, span.values.employer]),
    [
      [1, 1, 2, 'male', undefined],
      [2, 2, 7, 'female', 'Example Mill'],
      [1, 7, null, 'male', undefined],
    ],
  )
})

test('only filled fields can differ from what is known', () => {
  deepEqual(
    differingFields({ sex: 'male', needs: [] }, { sex: 'female', needs: null, status: 'civilian' }, []),
    ['sex', 'status'],
  )
})
