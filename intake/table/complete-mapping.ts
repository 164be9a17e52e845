/** What a mapping may leave out: the explosion of a victim, and whether it is identified. */
import { isMainRecord } from './main-record.js'
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
  const stub: RecordMapping = { kind: 'accident', fields: {} }
  const made = freeName('accident', mapping.records)
  const linked = orphans.map(([victim, record]): [string, RecordMapping] => {
    const accident: FieldRule = { record: accidentFor(victim, mapping) ?? made }
    return [victim, { ...record, fields: { accident, ...record.fields } }]
  })
  const isStubNeeded = orphans.some(([victim]) => accidentFor(victim, mapping) === null)
  return {
    ...mapping,
    records: { ...(isStubNeeded ? { [made]: stub } : {}), ...mapping.records, ...Object.fromEntries(linked) },
  }
}

/** The accident that the mapping makes beside a victim; a row counted as a victim is not counted as an accident too. */
function accidentFor(victim: string, mapping: Mapping): string | null {
  const found = Object.entries(mapping.records).find(
    ([name, record]) =>
      record.kind === 'accident' && !(isMainRecord(mapping, victim) && isMainRecord(mapping, name)),
  )
  return found?.[0] ?? null
}

function freeName(wanted: string, records: Mapping['records']): string {
  let name = wanted
  for (let number = 2; name in records; number += 1) name = `${wanted}_${number}`
  return name
}
