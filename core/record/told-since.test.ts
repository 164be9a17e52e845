import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { toldFields } from './told-since.js'

const list = (where: string) => [['source-list', where, null]]
const visit = [['source-visit', 'p. 3', 'the outcome']]

test('a value is told by the sources of the version since which it stands, not by those of a later one that repeats it', () => {
  const { told, marks } = toldFields([
    { version: 1, values: { local_id: 'V-1', outcome: 'injured', sources: list('row 2') } },
    { version: 2, values: { local_id: 'V-1', outcome: 'killed', sources: visit } },
  ])
  const named = (field: string) => marks.get(field)?.map((at) => `${told[at]?.sourceId} ${told[at]?.where}`)
  deepEqual(named('local_id'), ['source-list row 2'])
  deepEqual(named('outcome'), ['source-visit p. 3'])
  equal(told.find(({ sourceId }) => sourceId === 'source-visit')?.supports, 'the outcome')
})

test('a value that was said otherwise in between is told by the version that said it again', () => {
  const { told, marks } = toldFields([
    { version: 1, values: { outcome: 'injured', sources: list('row 2') } },
    { version: 2, values: { outcome: 'killed', sources: visit } },
    { version: 3, values: { outcome: 'injured', sources: list('row 9') } },
  ])
  deepEqual(
    marks.get('outcome')?.map((at) => [told[at]?.where, told[at]?.version]),
    [['row 9', 3]],
  )
})

test('several sources of a version are several marks, the same source once; the field of sources has none', () => {
  const sources = [...list('row 2'), ...visit, ...list('row 2')]
  const { told, marks } = toldFields([{ version: 4, values: { outcome: 'killed', sex: 'female', sources } }])
  equal(told.length, 2)
  deepEqual(marks.get('sex'), [0, 1])
  equal(marks.has('sources'), false)
})

test('of no version, and of one without sources, nothing is told', () => {
  deepEqual(toldFields([]), { told: [], marks: new Map() })
  deepEqual([...toldFields([{ version: 1, values: { sex: 'male' } }]).marks], [['sex', []]])
})
