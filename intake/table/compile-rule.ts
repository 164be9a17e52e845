/** A rule of the mapping to a function over the cells of a row. */
import { geometryMissing } from '../../core/check/geometry-missing.js'
import { comparable } from '../../core/record/codes.js'
import type { Field, Value } from '../../core/record/definition.js'
import type { Doubt } from '../../core/record/doubt.js'
import { type ReadingRule, valueTable } from '../../core/record/read/read-coded.js'
import { readDateBetween, readDateParts } from '../../core/record/read/read-date.js'
import { readPair, readPoint } from '../../core/record/read/read-point.js'
import { mayLieAhead, readValue } from '../../core/record/read/read-value.js'
import type { Reading, WrittenForm } from '../../core/record/read/reading.js'
import { plainForm } from '../../core/record/read/reading.js'
import { mappingNotValid } from '../problems.js'
import { columnsOfCoordinate, coordinateReader, gridReader } from './compile-coordinate.js'
import { compileExported } from './compile-exported.js'
import { geometryReader } from './compile-geometry.js'
import type { ColumnRule, ExportedRule, FieldRule, Mapping, PartRule } from './mapping.js'

/** What a rule gives for one row. `column` is the one a doubt is about; `fed` is false where no cell was looked at. */
export interface RuleResult {
  readonly value: Value
  readonly doubts: readonly { readonly column: string | null; readonly doubt: Doubt }[]
}

/** A rule that is ready: the columns it reads and the value it gives. */
export interface CompiledRule {
  readonly columns: readonly string[]
  readonly read: (cells: readonly string[]) => RuleResult
}

/** What rules are compiled against. */
export interface RuleContext {
  /** Index of a column by its header. Columns were checked to exist. */
  readonly indexOf: (column: string) => number
  readonly form: WrittenForm
  /** Whether apostrophes stand before texts that would be calculated. */
  readonly neutralised: boolean
  /** The coordinate system that the file states; null where it states none. */
  readonly crs: string | null
}

/** The form in which the file writes numbers and dates; what the mapping leaves out is plain. */
export function writtenForm(mapping: Mapping, receivedOn: string | null): WrittenForm {
  const { decimal, thousands, dates, two_digit_years_from: twoDigitYearsFrom } = mapping.file ?? {}
  return {
    decimal: decimal ?? plainForm.decimal,
    thousands: thousands ?? plainForm.thousands,
    dates: dates ?? plainForm.dates,
    twoDigitYearsFrom: twoDigitYearsFrom ?? plainForm.twoDigitYearsFrom,
    receivedOn,
  }
}

/** Every column that a rule names. */
export function columnsOfRule(rule: FieldRule): readonly string[] {
  if ('exported' in rule) return [...rule.exported.flat(), ...Object.values(rule.drawn ?? {})]
  if ('column' in rule) return [rule.column]
  if ('columns' in rule) return rule.columns
  if ('parts' in rule) return Object.values(rule.parts)
  if ('between' in rule) return Object.values(rule.between)
  if ('latitude' in rule)
    return [rule.latitude, rule.longitude, ...(rule.accuracy_metres ? [rule.accuracy_metres] : [])]
  if ('geometry' in rule) return [rule.geometry]
  if ('coordinate' in rule || 'easting' in rule) return columnsOfCoordinate(rule)
  if ('entries' in rule) return rule.entries.flatMap((entry) => Object.values(entry).flatMap(columnsOfRule))
  return []
}

/** Compiles a rule for a field; references and lists are the caller's. */
export function compileRule(rule: PartRule | ExportedRule, field: Field, context: RuleContext): CompiledRule {
  if ('exported' in rule) return compileExported(rule, field, context)
  if ('constant' in rule) return constantOf(rule.constant, field, context.form)
  const columns = columnsOfRule(rule)
  const indexes = columns.map(context.indexOf)
  const read =
    'geometry' in rule ? geometryReader(rule, field, context.crs) : readerOf(rule, field, context.form)
  return {
    columns,
    read: (cells) => {
      const reading = read(indexes.map((index) => cells[index] ?? ''))
      if ('value' in reading) return { value: reading.value, doubts: missingOf(rule, reading.value) }
      return { value: null, doubts: [{ column: columns.join(', '), doubt: reading.doubt }] }
    },
  }
}

/** A cell of geometries where nothing stands is told of: its record is on no map. */
function missingOf(rule: PartRule, value: Value): RuleResult['doubts'] {
  return 'geometry' in rule && value === null ? [{ column: rule.geometry, doubt: geometryMissing }] : []
}

/** Reads the texts of the rule's columns, in the order of `columnsOfRule`. */
export type Reader = (texts: readonly string[]) => Reading

function readerOf(
  rule: Exclude<PartRule, { constant: unknown } | { geometry: unknown }>,
  field: Field,
  fileForm: WrittenForm,
): Reader {
  const form = mayLieAhead(field.name) ? { ...fileForm, receivedOn: null } : fileForm
  if ('column' in rule) return columnReader(rule, field, form)
  if ('columns' in rule) {
    return (texts) => ({ value: texts.filter((text) => text.trim() !== '').join(rule.with) || null })
  }
  if ('between' in rule) {
    const dated = { ...form, dates: rule.dates ?? form.dates }
    return (texts) => readDateBetween(texts[0] ?? '', texts[1] ?? '', dated)
  }
  if ('parts' in rule) {
    const parts = Object.keys(rule.parts)
    const text = (texts: readonly string[], part: string): string => texts[parts.indexOf(part)] ?? ''
    return (texts) =>
      readDateParts({ year: text(texts, 'year'), month: text(texts, 'month'), day: text(texts, 'day') }, form)
  }
  if ('coordinate' in rule) return coordinateReader(rule, form)
  if ('easting' in rule) return gridReader(rule, form)
  const point = { ...form, decimal: rule.decimal ?? form.decimal }
  return ([latitude = '', longitude = '', accuracyMetres = '']) =>
    readPoint({ latitude, longitude, accuracyMetres, basis: rule.basis }, point)
}

function columnReader(rule: ColumnRule, field: Field, form: WrittenForm): Reader {
  const own: WrittenForm = {
    ...form,
    decimal: rule.decimal ?? form.decimal,
    thousands: rule.thousands === undefined ? form.thousands : rule.thousands,
    dates: rule.dates ?? form.dates,
    twoDigitYearsFrom: rule.two_digit_years_from ?? form.twoDigitYearsFrom,
  }
  if (field.value.type === 'point') {
    const basis = rule.basis ?? 'unknown'
    return ([text = '']) => readPair(text, basis, own)
  }
  const reading: ReadingRule = {
    values: typeof rule.values === 'object' ? valueTable(rule.values) : undefined,
    recognise: rule.values === 'recognise' || rule.recognise === true,
    unknown: rule.unknown && new Set(rule.unknown.map(comparable)),
    pad: rule.pad,
    separator: rule.separator,
  }
  return ([text = '']) => readValue(text, field, own, reading)
}

function constantOf(constant: string | boolean, field: Field, form: WrittenForm): CompiledRule {
  const { value: type } = field
  const asIs = typeof constant === 'boolean' || type.type === 'code' || type.type === 'text'
  const reading: Reading = asIs
    ? { value: type.type === 'code' && type.several ? [constant] : constant }
    : readValue(constant, field, { ...form, receivedOn: null })
  if ('doubt' in reading)
    throw mappingNotValid({ issues: [{ path: `constant of ${field.name}`, message: reading.doubt.message }] })
  const result = { value: reading.value, doubts: [] }
  return { columns: [], read: () => result }
}
