/** docs/records.md, from the definitions: what each kind is and what each field of it holds. */

import { assertNever } from '../problem.js'
import { commonFields } from './common.js'
import type { Code, Computed, Field, FieldType, Kind } from './definition.js'

/** The Markdown page that describes all kinds, ending in a line feed. Pure: the same definitions, the same bytes. */
export function describeKinds(kinds: readonly Kind[]): string {
  const sections = [introduction, describeCommon(), ...kinds.map(describeKind)]
  return `${sections.join('\n\n')}\n`
}

const introduction = `# Records

Written by \`node dist/scripts/write-docs.js\` from the definitions in \`core/record/\`; change them there.

- A field marked \`*\` must be stated. \`unknown\` is a statement: it is a value of every coded field and is counted.
- Privacy: **public**; **restricted** (programme staff and those named); **confidential** (named roles only, each reading logged).
- A filter on a code includes the codes under it, which stand in brackets behind it.
- Levels are coarser statements of a value, each committed beside it.
- A date is an interval with its earliest and latest day or minute, as written, its precision, calendar and zone.
- A position is a latitude and longitude on WGS 84, as written, with its basis, accuracy in metres and datum.
- A shape is a GeoJSON geometry on WGS 84 as it came, however broken, as written, with the coordinate system it was written in
  and its basis. Beside it the table has \`_state\` (missing, empty, valid, invalid) and \`_valid\`, what maps and sums use.
- A field marked † is computed from the shape beside it when the record is accepted; nobody states it.
- Computed columns are never committed and never imported.`

function describeCommon(): string {
  return `## Common to all kinds\n\n${fieldTable(commonFields)}`
}

function describeKind(kind: Kind): string {
  const parts = [
    `## ${kind.kind}`,
    kind.about,
    `Table \`${kind.table}\`, version ${kind.version}, ${kind.privacy}.${heldBack(kind)}`,
    fieldTable(kind.fields),
    ...kind.fields.flatMap(describeParts),
    ...describeComputed(kind.computed ?? []),
    ...(kind.copies ?? []).map(
      (copy) => `Copied from its ${copy.reference}: ${copy.fields.map((name) => `\`${name}\``).join(', ')}.`,
    ),
  ]
  return parts.join('\n\n')
}

function heldBack(kind: Kind): string {
  return kind.confidentialWhile
    ? ` The whole record is confidential while \`${kind.confidentialWhile}\`.`
    : ''
}

function describeParts(field: Field): readonly string[] {
  if (field.value.type !== 'list') return []
  return [`Each entry of \`${field.name}\`, in this order:`, fieldTable(field.value.parts)]
}

function describeComputed(computed: readonly Computed[]): readonly string[] {
  if (computed.length === 0) return []
  const rows = computed.map((entry) => [
    `\`${entry.name}\``,
    entry.label,
    entry.codes ? `code: ${codeWords(entry.codes)}` : entry.column,
    entry.privacy,
  ])
  return [table(['computed', 'what', 'values', 'privacy'], rows)]
}

function fieldTable(fields: readonly Field[]): string {
  const rows = fields.map((field) => [
    `\`${field.name}\`${field.required ? ' *' : ''}${field.computedFrom ? ' †' : ''}`,
    field.label,
    typeWords(field.value),
    field.privacy,
    levelWords(field),
    field.standard ?? '',
  ])
  return table(['field', 'what', 'values', 'privacy', 'levels', 'standard'], rows)
}

function levelWords({ levels, levelPrivacy, privacy }: Field): string {
  if (!levels) return ''
  const wider = levelPrivacy && levelPrivacy !== privacy ? ` (${levelPrivacy})` : ''
  return `${levels.join(', ')}${wider}`
}

function typeWords(type: FieldType): string {
  switch (type.type) {
    case 'text':
    case 'date':
      return type.type
    case 'boolean':
      return 'yes or no'
    case 'point':
      return 'position'
    case 'shape':
      return type.type
    case 'integer':
      return `whole number${rangeWords(type)}`
    case 'decimal':
      return `number${rangeWords(type)}`
    case 'code':
      return `${type.several ? 'codes' : 'code'}: ${codeWords(type.codes)}`
    case 'reference':
      return `${type.several ? 'several of' : ''} ${type.to.length > 9 ? 'any record' : type.to.join(', ')}`.trim()
    case 'list':
      return 'list, below'
    default:
      return assertNever(type)
  }
}

function rangeWords({ minimum, maximum }: { readonly minimum?: number; readonly maximum?: number }): string {
  if (minimum !== undefined && maximum !== undefined) return `, ${minimum} to ${maximum}`
  if (minimum !== undefined) return `, at least ${minimum}`
  return maximum === undefined ? '' : `, at most ${maximum}`
}

function codeWords(codes: readonly Code[]): string {
  return codes.map(codeWord).join(', ')
}

function codeWord({ code, privacy, under }: Code): string {
  const word = privacy ? `\`${code}\` (${privacy})` : `\`${code}\``
  return under && under.length > 0 ? `${word} [${codeWords(under)}]` : word
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
