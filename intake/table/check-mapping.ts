/** Whether a mapping fits the definitions of the kinds: what a schema alone cannot say. */
import { flatCodes } from '../../core/record/codes.js'
import { fieldsOf } from '../../core/record/columns.js'
import {
  type Field,
  type FieldType,
  type Kind,
  pointBases,
  shapeBases,
} from '../../core/record/definition.js'
import { columnsOfField } from '../../core/record/exported/columns.js'
import { isKind, kindNamed, kinds } from '../../core/record/kinds.js'
import type { MappingIssue } from '../problems.js'
import { checkMain } from './check-main.js'
import type {
  CoordinateColumnRule,
  ExportedRule,
  FieldRule,
  GeometryRule,
  GridRule,
  Mapping,
  PartRule,
  RecordMapping,
} from './mapping.js'

/** Every place in the mapping that is not right, with what could stand there. Empty where all is well. */
export function checkMapping(mapping: Mapping): readonly MappingIssue[] {
  return [
    ...checkMain(mapping),
    ...Object.entries(mapping.records).flatMap(([name, record]) =>
      checkRecord(`records.${name}`, record, mapping),
    ),
    ...circles(mapping),
  ]
}

function checkRecord(path: string, record: RecordMapping, mapping: Mapping): readonly MappingIssue[] {
  if (!isKind(record.kind))
    return [{ path: `${path}.kind`, message: `must be one of ${kinds.map((kind) => kind.kind).join(', ')}` }]
  const kind = kindNamed(record.kind)
  const wrongMatch: MappingIssue[] =
    record.match && record.kind !== 'place'
      ? [{ path: `${path}.match`, message: 'only places are matched' }]
      : []
  const fields = Object.entries(record.fields).flatMap(([name, rule]) =>
    checkField(`${path}.fields.${name}`, { kind, name, rule, mapping }),
  )
  return [...wrongMatch, ...fields]
}

interface FieldCheck {
  readonly kind: Kind
  readonly name: string
  readonly rule: FieldRule
  readonly mapping: Mapping
}

function checkField(path: string, { kind, name, rule, mapping }: FieldCheck): readonly MappingIssue[] {
  const field = fieldsOf(kind).find((entry) => entry.name === name)
  if (!field) {
    const known = fieldsOf(kind).map((entry) => entry.name)
    return [{ path, message: `a ${kind.label} has no such field; it has ${known.join(', ')}` }]
  }
  if ('exported' in rule) return checkExported(path, field, rule)
  if ('record' in rule) return checkReference(path, field, rule.record, mapping)
  if ('entries' in rule) return checkEntries(path, field, rule.entries)
  return checkRule(path, field, rule)
}

function checkExported(path: string, field: Field, rule: ExportedRule): readonly MappingIssue[] {
  const columns = columnsOfField(field).filter((column) => column.read)
  if (rule.exported.length === columns.length) return []
  const names = columns.map((column) => column.name).join(', ')
  return [{ path: `${path}.exported`, message: `must name ${columns.length} columns: ${names}` }]
}

function checkReference(
  path: string,
  field: Field,
  target: string,
  mapping: Mapping,
): readonly MappingIssue[] {
  const { value: type } = field
  if (type.type !== 'reference')
    return [{ path, message: `${field.name} is no reference; it is ${wordOf(type)}` }]
  if (type.several) return [{ path, message: 'holds several records and cannot be mapped in mapping@1' }]
  const record = mapping.records[target]
  if (record && type.to.includes(record.kind)) return []
  const possible = Object.entries(mapping.records).filter(([, entry]) => type.to.includes(entry.kind))
  const could =
    possible.map(([name]) => name).join(', ') || `a record of kind ${type.to.join(' or ')}, to be added`
  return [{ path: `${path}.record`, message: `must name ${could}` }]
}

function checkEntries(
  path: string,
  field: Field,
  entries: readonly Readonly<Record<string, PartRule>>[],
): readonly MappingIssue[] {
  const { value: type } = field
  if (type.type !== 'list') return [{ path, message: `${field.name} is no list; it is ${wordOf(type)}` }]
  return entries.flatMap((entry, index) =>
    Object.entries(entry).flatMap(([name, rule]) => {
      const part = type.parts.find((candidate) => candidate.name === name)
      const at = `${path}.entries.${index}.${name}`
      if (part) return checkRule(at, part, rule)
      return [
        { path: at, message: `must be one of ${type.parts.map((candidate) => candidate.name).join(', ')}` },
      ]
    }),
  )
}

/** Which rules a type can be read by. */
function checkRule(path: string, field: Field, rule: PartRule): readonly MappingIssue[] {
  const { value: type } = field
  const wrong = (what: string): readonly MappingIssue[] => [
    { path, message: `${field.name} is ${wordOf(type)} and cannot be given by ${what}` },
  ]
  if (type.type === 'reference') return wrong('a column; give it by "record"')
  if (type.type === 'list') return wrong('one column; give it by "entries"')
  if (field.computedFrom)
    return [{ path, message: `is computed from its ${field.computedFrom} and cannot be mapped` }]
  if ('geometry' in rule) return checkGeometry(path, field, rule)
  if (type.type === 'shape') return wrong('this rule; give it by "geometry"')
  if ('parts' in rule || 'between' in rule) return type.type === 'date' ? [] : wrong('the parts of a date')
  if ('coordinate' in rule || 'easting' in rule) return checkPosition(path, field, rule)
  if ('latitude' in rule) return type.type === 'point' ? [] : wrong('a latitude and longitude')
  if ('columns' in rule) return type.type === 'text' ? [] : wrong('joined columns')
  if ('constant' in rule) return checkConstant(`${path}.constant`, type, rule.constant)
  if (type.type === 'point' && rule.basis === undefined)
    return [{ path: `${path}.basis`, message: 'must say how the position is known' }]
  return typeof rule.values === 'object' ? checkTable(`${path}.values`, type, rule.values) : []
}

function checkGeometry(path: string, field: Field, rule: GeometryRule): readonly MappingIssue[] {
  const { type } = field.value
  if (type !== 'shape' && type !== 'point')
    return [{ path, message: `${field.name} is ${names[type]} and cannot be given by a geometry` }]
  const bases: readonly string[] = type === 'shape' ? shapeBases : pointBases
  if (rule.basis === undefined || bases.includes(rule.basis)) return []
  return [{ path: `${path}.basis`, message: `must be one of ${bases.join(', ')}` }]
}

function checkPosition(
  path: string,
  field: Field,
  rule: CoordinateColumnRule | GridRule,
): readonly MappingIssue[] {
  const { type } = field.value
  if (type !== 'point')
    return [{ path, message: `${field.name} is ${names[type]} and cannot be given by a position` }]
  if ('coordinate' in rule || (rule.zone === undefined) !== (rule.crs === undefined)) return []
  return [{ path, message: 'must name its grid: by "crs", or by "zone" where a column has it' }]
}

function checkConstant(path: string, type: FieldType, constant: string | boolean): readonly MappingIssue[] {
  if (type.type === 'code') return checkCode(path, type, constant)
  if (type.type === 'boolean')
    return typeof constant === 'boolean' ? [] : [{ path, message: 'must be true or false' }]
  return typeof constant === 'string' ? [] : [{ path, message: 'must be a text' }]
}

function checkTable(
  path: string,
  type: FieldType,
  values: Readonly<Record<string, string | boolean | null>>,
): readonly MappingIssue[] {
  return Object.entries(values).flatMap(([text, value]) =>
    value === null ? [] : checkConstant(`${path}.${text}`, type, value),
  )
}

function checkCode(
  path: string,
  type: Extract<FieldType, { type: 'code' }>,
  code: string | boolean,
): readonly MappingIssue[] {
  const codes = flatCodes(type.codes).map((entry) => entry.code)
  if (typeof code === 'string' && codes.includes(code)) return []
  return [{ path, message: `must be one of ${codes.join(', ')}` }]
}

function wordOf(type: FieldType): string {
  return names[type.type]
}

const names: Readonly<Record<FieldType['type'], string>> = {
  text: 'a text',
  boolean: 'yes or no',
  code: 'a code',
  integer: 'a whole number',
  decimal: 'a number',
  date: 'a date',
  point: 'a position',
  shape: 'a shape',
  reference: 'a reference to a record',
  list: 'a list',
}

/** A record that refers to itself over others could never be made. */
function circles(mapping: Mapping): readonly MappingIssue[] {
  const targets = (name: string): readonly string[] =>
    Object.values(mapping.records[name]?.fields ?? {}).flatMap((rule) =>
      'record' in rule ? [rule.record] : [],
    )
  const reaches = (from: string, to: string, seen: Set<string>): boolean =>
    targets(from).some((next) => {
      if (next === to) return true
      if (seen.has(next)) return false
      seen.add(next)
      return reaches(next, to, seen)
    })
  return Object.keys(mapping.records)
    .filter((name) => reaches(name, name, new Set()))
    .map((name) => ({ path: `records.${name}`, message: 'refers to itself over its own references' }))
}
