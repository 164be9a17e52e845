/** Generalised levels of a field, committed beside it so that a coarser statement can be opened alone. */
import { fieldsOf } from '../record/columns.js'
import type { Field, Kind, Value, Values } from '../record/definition.js'

/** The label of a level: `date~month`. */
export function levelLabel(field: Field, level: string): string {
  return `${field.name}~${level}`
}

/**
 * The levels of a date: `[earliest, latest]`, whole days (YYYY-MM-DD) widened to the first day of the month or year
 * in which the interval begins and the last of that in which it ends. An open end stays null; null where neither end
 * is known. The level `region` is not computed from a value: see `levelValues`.
 */
export function levelsOf(field: Field, value: Value): Values {
  const levels: Record<string, Value> = {}
  for (const level of field.levels ?? []) {
    if (level === 'region') continue
    if (field.value.type !== 'date') throw new Error(`${field.name} is no date and has no ${level}`)
    levels[levelLabel(field, level)] = widened(value, level)
  }
  return levels
}

const fieldsWithLevels = new WeakMap<Kind, readonly Field[]>()

/**
 * Every level of a kind's fields, by label. `regions` gives the region of each place field by the field's name, which
 * needs the gazetteer; one that it leaves out is null.
 */
export function levelValues(
  kind: Kind,
  values: Values,
  regions: Readonly<Record<string, string | null>> = {},
): Values {
  const known = fieldsWithLevels.get(kind)
  const fields = known ?? fieldsOf(kind).filter((field) => field.levels && field.levels.length > 0)
  if (!known) fieldsWithLevels.set(kind, fields)
  const levels: Record<string, Value> = {}
  for (const field of fields) {
    Object.assign(levels, levelsOf(field, values[field.name] ?? null))
    if (field.levels?.includes('region')) levels[levelLabel(field, 'region')] = regions[field.name] ?? null
  }
  return levels
}

function widened(value: Value, level: 'month' | 'year'): Value {
  if (!Array.isArray(value)) return null
  const earliest = firstDay(value[0], level)
  const latest = lastDay(value[1], level)
  return earliest === null && latest === null ? null : [earliest, latest]
}

function firstDay(moment: unknown, level: 'month' | 'year'): string | null {
  if (typeof moment !== 'string') return null
  return level === 'year' ? `${moment.slice(0, 4)}-01-01` : `${moment.slice(0, 7)}-01`
}

function lastDay(moment: unknown, level: 'month' | 'year'): string | null {
  if (typeof moment !== 'string') return null
  if (level === 'year') return `${moment.slice(0, 4)}-12-31`
  return `${moment.slice(0, 7)}-${daysInMonth(Number(moment.slice(0, 4)), Number(moment.slice(5, 7)))}`
}

/** Gregorian, as dates are stored. */
function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28
  return [4, 6, 9, 11].includes(month) ? 30 : 31
}
