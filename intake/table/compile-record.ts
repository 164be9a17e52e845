/** A record of the mapping to a function over the cells of a row. */
import { fieldsOf } from '../../core/record/columns.js'
import type { Field, Value, Values } from '../../core/record/definition.js'
import { kindNamed } from '../../core/record/kinds.js'
import { unknownDate } from '../../core/record/read/date-interval.js'
import { compileCondition } from './compile-condition.js'
import { type CompiledRule, compileRule, type RuleContext, type RuleResult } from './compile-rule.js'
import { isMainRecord } from './main-record.js'
import type { Mapping, PartRule, RecordMapping } from './mapping.js'

/** A value of a record that is the id of another record of the same row. */
export interface RecordLink {
  readonly field: string
  /** The mapping's name of the other record. */
  readonly record: string
}

/** What a record's part of the mapping gives for one row. */
export interface RecordResult {
  readonly values: Values
  /** Of the values, those that nothing in the row says: they make a record whole, and say nothing of one that is known. */
  readonly assumed: readonly string[]
  readonly doubts: RuleResult['doubts']
}

/** A record that is ready. */
export interface CompiledRecord {
  readonly name: string
  readonly kind: string
  readonly match: boolean
  readonly links: readonly RecordLink[]
  /** The record of this row, or null where its row says nothing of it; a main record is there for every row asked. */
  readonly read: (cells: readonly string[]) => RecordResult | null
}

/** Compiles one record. `needed`: another record cannot be without it, so it is made even when its cells are empty. */
export function compileRecord(
  name: string,
  mapping: Mapping,
  { needed, context }: { readonly needed: boolean; readonly context: RuleContext },
): CompiledRecord {
  const record = recordOf(mapping, name)
  const fields = fieldsOf(kindNamed(record.kind))
  const links = Object.entries(record.fields).flatMap(([field, rule]) =>
    'record' in rule ? [{ field, record: rule.record }] : [],
  )
  const rules = Object.entries(record.fields).flatMap(([fieldName, rule]) => {
    const field = fields.find((entry) => entry.name === fieldName)
    if (!field || 'record' in rule) return []
    const compiled =
      'entries' in rule ? compileEntries(rule.entries, field, context) : compileRule(rule, field, context)
    return [{ name: fieldName, ...compiled }]
  })
  const isMain = isMainRecord(mapping, name)
  const applies = compileCondition(record.when, context)
  const complete = record.kind === 'accident' ? accidentDefaults(record, isMain) : asRead
  const read = (cells: readonly string[]): RecordResult | null => {
    if (!applies(cells)) return null
    const result = readFields(rules, cells)
    const made = isMain || needed || result.fed
    return made ? { ...complete(result.values), doubts: result.doubts } : null
  }
  return { name, kind: record.kind, match: record.match === true, links, read }
}

function recordOf(mapping: Mapping, name: string): RecordMapping {
  const record = mapping.records[name]
  if (!record) throw new Error(`the mapping has no record ${name}`)
  return record
}

/** `fed`: a cell said something, or could not be read; a record of constants alone is fed as well. */
function readFields(
  rules: readonly (CompiledRule & { readonly name: string })[],
  cells: readonly string[],
): Omit<RecordResult, 'assumed'> & { readonly fed: boolean } {
  const values: Record<string, Value> = {}
  const doubts: RuleResult['doubts'][number][] = []
  let fed = rules.every((rule) => rule.columns.length === 0)
  for (const rule of rules) {
    const result = rule.read(cells)
    doubts.push(...result.doubts)
    if (result.value !== null) values[rule.name] = result.value
    const isDoubtful = result.doubts.some(({ doubt }) => doubt.severity === 'blocks')
    if (rule.columns.length > 0 && (result.value !== null || isDoubtful)) fed = true
  }
  return { values, doubts, fed }
}

type Completed = Pick<RecordResult, 'values' | 'assumed'>

function asRead(values: Values): Completed {
  return { values, assumed: [] }
}

/** An accident with a number of its own, or that the row is about, is identified; any other is a stub for its victim. */
function accidentDefaults(record: RecordMapping, isMain: boolean): (values: Values) => Completed {
  const undated = !record.fields.date
  return (values) => {
    const isNumbered = typeof values.local_id === 'string'
    const defaults: Values = {
      identified: isMain || isNumbered ? 'yes' : 'no',
      // Required, and nothing in the file says it: that it is unknown is the statement.
      ...(undated && !isMain ? { date: unknownDate('') } : {}),
    }
    const missing = Object.keys(defaults).filter((name) => !Object.hasOwn(values, name))
    // A number beside a victim says that the explosion is known; where the row is about it, it says which one.
    const assumed = missing.filter((name) => name !== 'identified' || isMain || !isNumbered)
    return { values: { ...defaults, ...values }, assumed }
  }
}

function compileEntries(
  entries: readonly Readonly<Record<string, PartRule>>[],
  field: Field,
  context: RuleContext,
): CompiledRule {
  const parts = field.value.type === 'list' ? field.value.parts : []
  const compiled = entries.map((entry) =>
    parts.map((part) => {
      const rule = entry[part.name]
      return rule ? compileRule(rule, part, context) : null
    }),
  )
  return {
    columns: compiled.flatMap((entry) => entry.flatMap((rule) => rule?.columns ?? [])),
    read: (cells) => {
      const results = compiled.map((entry) => readEntry(entry, cells))
      const stated = results.flatMap((result) => (result.stated ? [result.parts] : []))
      return {
        value: stated.length > 0 ? stated : null,
        doubts: results.flatMap((result) => result.doubts),
      }
    },
  }
}

function readEntry(
  entry: readonly (CompiledRule | null)[],
  cells: readonly string[],
): { readonly parts: readonly Value[]; readonly doubts: RuleResult['doubts']; readonly stated: boolean } {
  const results = entry.map((rule) => rule?.read(cells) ?? { value: null, doubts: [] })
  const fed = entry.map((rule, index) => (rule?.columns.length ?? 0) > 0 && results[index]?.value !== null)
  const constant = entry.every((rule) => (rule?.columns.length ?? 0) === 0)
  return {
    parts: results.map((result) => result.value),
    doubts: results.flatMap((result) => result.doubts),
    stated: constant || fed.some(Boolean),
  }
}
