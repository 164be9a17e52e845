/**
 * Which version of a record is current, and from which entry to which.
 * Current is the accepted version with the newest information date, not the newest entry; an empty field never erases;
 * an older report entered later is kept and changes nothing current (records.md, "Common to all").
 */
import type { Value, Values } from './definition.js'

/**
 * One entry about a record, in the order of the log. `entry` is the number as shown, n + 1. A withdrawal takes back one
 * version, or with `version` null the whole record as it stood.
 */
export type RecordEvent =
  | { readonly entry: number; readonly what: 'accepted'; readonly values: Values }
  | { readonly entry: number; readonly what: 'withdrawn'; readonly version: number | null }
  | { readonly entry: number; readonly what: 'erased' }

/** A version and the entries between which it was current; `from` is null for one that never was. */
export interface VersionSpan {
  readonly version: number
  readonly entry: number
  readonly from: number | null
  readonly to: number | null
  readonly values: Values
}

/** Information dates compare as text: the latest day or minute that the report speaks of. */
export function informationDateKey(values: Values): string {
  const date = values.information_date
  if (!Array.isArray(date)) return ''
  const key = date[1] ?? date[0]
  return typeof key === 'string' ? key : ''
}

/** Whether a committed value says nothing: empty, or a date of which neither end is known and nothing was written. */
export function isEmpty(value: Value | undefined): boolean {
  if (value === undefined || value === null || value === '') return true
  if (!Array.isArray(value)) return false
  const [earliest, latest, written] = value
  return value.length === 0 || (value.length === 6 && earliest === null && latest === null && written === '')
}

/** Lays a newer report over what was known: it speaks only for the fields it fills. */
export function overlay(known: Values, report: Values): Values {
  const filled = Object.entries(report).filter(([, value]) => !isEmpty(value))
  return { ...known, ...Object.fromEntries(filled) }
}

/** The versions of one record with their spans; `events` are all its entries in log order. Pure. */
export function versionSpans(events: readonly RecordEvent[]): readonly VersionSpan[] {
  const spans: VersionSpan[] = []
  let standing: readonly Version[] = []
  let version = 0
  for (const event of events) {
    const before = effective(standing)
    if (event.what !== 'withdrawn') version += 1
    standing = standingAfter(standing, event, version)
    const after = effective(standing)
    if (after?.version === before?.version) {
      if (event.what === 'accepted') spans.push(neverCurrent(version, event))
      continue
    }
    const open = spans.findIndex((span) => span.from !== null && span.to === null)
    const held = spans[open]
    if (held) spans[open] = { ...held, to: event.entry }
    if (after)
      spans.push({
        version: after.version,
        entry: after.entry,
        from: event.entry,
        to: null,
        values: after.values,
      })
  }
  return spans
}

interface Version {
  readonly version: number
  readonly entry: number
  readonly values: Values
}

function neverCurrent(
  version: number,
  event: { readonly entry: number; readonly values: Values },
): VersionSpan {
  return { version, entry: event.entry, from: null, to: null, values: event.values }
}

/** The versions that stand after an event. An erased record says nothing any more. */
function standingAfter(
  standing: readonly Version[],
  event: RecordEvent,
  version: number,
): readonly Version[] {
  switch (event.what) {
    case 'accepted':
      return [...standing, { version, entry: event.entry, values: event.values }]
    case 'withdrawn':
      return event.version === null ? [] : standing.filter((entry) => entry.version !== event.version)
    case 'erased':
      return []
  }
}

/** The version that is current among those that stand, with what older ones said in the fields it leaves empty. */
function effective(standing: readonly Version[]): Version | null {
  let current: Version | null = null
  for (const report of standing) {
    if (current === null) current = report
    else if (informationDateKey(report.values) >= informationDateKey(current.values)) {
      current = { ...report, values: overlay(current.values, report.values) }
    }
  }
  return current
}

/** The version current at the end of the events, or null. */
export function currentSpan(spans: readonly VersionSpan[]): VersionSpan | null {
  return spans.find((span) => span.from !== null && span.to === null) ?? null
}

/** Fields in which two reports may differ without saying otherwise of what happened. */
export const fieldsOfReporting = ['sources', 'information_date', 'reason'] as const

/** The fields in which a report says something else than what is known; fields it leaves empty are not among them. */
export function differingFields(
  known: Values,
  report: Values,
  ignored: readonly string[],
): readonly string[] {
  return Object.entries(report)
    .filter(([name, value]) => !ignored.includes(name) && !isEmpty(value) && !sameValue(known[name], value))
    .map(([name]) => name)
}

/** Whether two committed values are the same; empty values of every sort are the same. */
function sameValue(one: Value | undefined, other: Value | undefined): boolean {
  if (isEmpty(one) && isEmpty(other)) return true
  return JSON.stringify(one) === JSON.stringify(other)
}
