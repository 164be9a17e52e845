/** What a mapping may leave out: the explosion of a victim, and whether it is identified. */
import type { FieldRule, Mapping, RecordMapping } from './mapping.js'

/**
 * The mapping with an accident for every victim. A victim without an accident record gets a stub, which is never counted
 * as an accident; where an accident's own number is mapped, victims who share it share the accident (records.md, "one
 * person, one explosion").
 */
export function completeMapping(mapping: Mapping): Mapping {
  const entries = Object.entries(mapping.records)
  const orphans = entries.filter(([, record]) => record.kind === 'victim' && !record.fields.accident)
  if (orphans.length === 0) return mapping
  const known = entries.find(([, record]) => record.kind === 'accident')?.[0]
  const name = known ?? freeName('accident', mapping.records)
  const stub: RecordMapping = { kind: 'accident', fields: {} }
  const linked = orphans.map(([victim, record]): [string, RecordMapping] => {
    const accident: FieldRule = { record: name }
    return [victim, { ...record, fields: { accident, ...record.fields } }]
  })
  return {
    ...mapping,
    records: { ...(known ? {} : { [name]: stub }), ...mapping.records, ...Object.fromEntries(linked) },
  }
}

function freeName(wanted: string, records: Mapping['records']): string {
  let name = wanted
  for (let number = 2; name in records; number += 1) name = `${wanted}_${number}`
  return name
}
