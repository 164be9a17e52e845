import { deepEqual, equal, match, throws } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import type { Problem } from '../core/problem.js'
import { mappingFromBytes } from '../intake/table/load-mapping.js'
import { mappingJsonSchema, parseMapping, readMapping } from '../intake/table/mapping.js'
import { repository } from './reading-files.js'

/** A mapping of victims with these fields and other records. */
function victims(fields: object, records: object = {}, rest: object = {}): unknown {
  const victim = { kind: 'victim', fields }
  return { mapping: 1, title: 'test', main: 'victim', records: { ...records, victim }, ...rest }
}

function issuesOf(mapping: unknown): string {
  try {
    readMapping(mapping)
  } catch (error) {
    const { code, exitCode, details } = error as Problem
    deepEqual([code, exitCode], ['mapping-not-valid', 2])
    return (details.issues as { path: string; message: string }[])
      .map((issue) => `${issue.path}: ${issue.message}`)
      .join('\n')
  }
  return ''
}

test('errors of a mapping name the place and what could stand there', () => {
  match(
    issuesOf(victims({ sex: { column: 'sex', valeus: {} } })),
    /^records\.victim\.fields\.sex: valeus may not stand here$/,
  )
  match(
    issuesOf(victims({ gender: { column: 'sex' } })),
    /fields\.gender: a victim has no such field; it has local_id, /,
  )
  match(
    issuesOf(victims({ sex: { column: 'sex', values: { H: 'man' } } })),
    /sex\.values\.H: must be one of male, female, other, unknown/,
  )
  match(issuesOf(victims({ sex: { constant: 'hombre' } })), /sex\.constant: must be one of male/)
  match(
    issuesOf(victims({ accident: { column: 'a' } })),
    /accident is a reference to a record and cannot be given by a column; give it by "record"/,
  )
  match(
    issuesOf(victims({ accident: { record: 'explosion' } })),
    /accident\.record: must name a record of kind accident, to be added/,
  )
  match(issuesOf(victims({ injuries: { column: 'a' } })), /give it by "entries"/)
  match(
    issuesOf(victims({ injuries: { entries: [{ wound: { column: 'a' } }] } })),
    /entries\.0\.wound: must be one of injury, as_told/,
  )
  match(
    issuesOf(victims({ residence_position: { column: 'a' } })),
    /basis: must say how the position is known/,
  )
  match(issuesOf({ ...(victims({}) as object), main: 'row' }), /main: must be one of the records: victim/)
  match(issuesOf({ ...(victims({}) as object), mapping: 2 }), /mapping: must be 1/)
  match(issuesOf(victims({}, {}, { file: { decimal: ';' } })), /file\.decimal: must be "\." or ","/)
  match(
    issuesOf(victims({}, { thing: { kind: 'thing', fields: {} } })),
    /records\.thing\.kind: must be one of place, /,
  )
  match(
    issuesOf(victims({}, { person: { kind: 'person', match: true, fields: {} } })),
    /person\.match: only places are matched/,
  )
  const circle = { kind: 'place', fields: { parent: { record: 'place' } } }
  match(issuesOf(victims({}, { place: circle })), /records\.place: refers to itself/)
  equal(issuesOf(victims({ sex: { column: 'sex', values: { H: 'male', '': null } } })), '')
})

test('a mapping that is no JSON or no UTF-8 is refused', () => {
  throws(() => parseMapping('{'), { code: 'mapping-not-valid' })
  throws(() => mappingFromBytes(Uint8Array.of(0x7b, 0xff), 'm.json'), { code: 'mapping-not-valid' })
})

test('the schema of the mapping file in docs is the one that is checked', () => {
  const written = readFileSync(join(repository, 'docs', 'mapping.schema.json'), 'utf8')
  equal(written, `${JSON.stringify(mappingJsonSchema(), null, 2)}\n`)
})

test('the example in docs/mapping.md and the shipped mappings are valid', () => {
  const page = readFileSync(join(repository, 'docs', 'mapping.md'), 'utf8')
  const example = /```json\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  equal(parseMapping(example).main, 'victim')
  const shipped = readdirSync(join(repository, 'examples', 'mappings'))
  equal(shipped.includes('colombia-events.json') && shipped.length >= 6, true)
  for (const name of shipped)
    parseMapping(readFileSync(join(repository, 'examples', 'mappings', name), 'utf8'))
})
