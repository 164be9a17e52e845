/** The records of a proposed mapping: fields from columns, and the references that join the records of a row. */
import { type Finding, noteOn } from '../../core/finding.js'
import { proposeRule } from '../../core/record/mapping/column-rule.js'
import type { FieldRule, RecordMapping } from './mapping.js'
import type { ProposedColumn } from './propose-columns.js'
import { proposeJointRule } from './propose-rules.js'

type Fields = Record<string, FieldRule>

/** The records of a proposal, as they grow. */
export class RecordsDraft {
  readonly unmapped: Record<string, string[]> = {}
  readonly findings: Finding[] = []
  private readonly records = new Map<string, { readonly kind: string; readonly fields: Fields }>()

  constructor(private readonly main: string) {
    this.fieldsOf(main)
  }

  /** Adds the columns of one field. */
  add(group: readonly ProposedColumn[]): void {
    const [first] = group
    if (!first) return
    const { kind, field } = first
    const type = field.value.type
    const joint = type === 'date' || type === 'point' ? proposeJointRule(group) : null
    if (joint) {
      this.fieldsOf(kind)[field.name] = joint
      if ('latitude' in joint) this.findings.push(onPosition(joint.latitude, joint.basis))
    } else if (type === 'reference') this.addReference(group)
    else if (type === 'list') this.addEntry(group)
    else this.fieldsOf(kind)[field.name] = this.rule(first)
  }

  /** The records with the references that join them. */
  finish(): Record<string, RecordMapping> {
    const main = this.fieldsOf(this.main)
    const age = main.age_least
    // One age is both ends of the range that a definition asks for.
    if (this.main === 'victim' && age && !main.age_most) main.age_most = age
    this.joinPlaces()
    if (this.main === 'victim') {
      this.fieldsOf('accident')
      main.accident = { record: 'accident' }
      if (this.records.has('person')) main.person = { record: 'person' }
    }
    return Object.fromEntries(
      [...this.records].map(([name, record]) => [name, recordOf(record, name === this.main)]),
    )
  }

  /** A place whose own name no column gives is the larger one that is named; a place that nothing names is none. */
  private joinPlaces(): void {
    const referring = this.main === 'victim' ? 'accident' : this.main
    const place = this.records.get('place')?.fields
    if (this.main === 'place' || !place) return
    const named = place.name !== undefined || place.code !== undefined
    if (!named) this.records.delete('place')
    if (named || this.records.has('region'))
      this.fieldsOf(referring).place = { record: named ? 'place' : 'region' }
  }

  private fieldsOf(name: string, kind = name): Fields {
    const known = this.records.get(name)
    if (known) return known.fields
    const fields: Fields = {}
    this.records.set(name, { kind, fields })
    return fields
  }

  private rule(column: ProposedColumn): FieldRule {
    const { rule, unmapped, findings } = proposeRule(column.survey, column.field.value, column.field.name)
    this.keep(column.survey.column, unmapped, findings)
    return rule
  }

  private keep(column: string, unmapped: readonly string[], findings: readonly Finding[]): void {
    this.findings.push(...findings)
    if (unmapped.length === 0) return
    this.unmapped[column] = [...unmapped]
    this.findings.push(
      noteOn(
        { rule: 'texts-not-recognised', column },
        `${unmapped.length} texts of "${column}" are not recognised and stand in "unmapped_values"; rows with them wait until they stand in its "values".`,
      ),
    )
  }

  /** Columns that name a place or an organisation make that record; it is joined to the one that refers to it. */
  private addReference(group: readonly ProposedColumn[]): void {
    const [first] = group
    if (first?.field.value.type !== 'reference') return
    const { kind, field } = first
    const target = field.value.type === 'reference' ? (field.value.to[0] ?? '') : ''
    const largerPlaceOnly = kind === 'place' && this.main !== 'place' && field.name === 'parent'
    const name = largerPlaceOnly ? 'place' : field.name === 'parent' ? 'region' : field.name
    for (const column of group) this.addNamed(column, { name, target, largerPlaceOnly })
    if (!largerPlaceOnly) this.fieldsOf(kind)[field.name] = { record: name }
  }

  private addNamed(
    { survey, part }: ProposedColumn,
    {
      name,
      target,
      largerPlaceOnly,
    }: { readonly name: string; readonly target: string; largerPlaceOnly: boolean },
  ): void {
    const larger = largerPlaceOnly || part === 'parent' || part === 'parent_code'
    const region = name === 'place' ? 'region' : `${name}_region`
    const fields = this.fieldsOf(larger ? region : name, target)
    if (larger) this.fieldsOf(name, target).parent = { record: region }
    const isCode = part === 'code' || part === 'parent_code' || codeHeader.test(survey.column)
    if (!isCode) fields.name ??= { column: survey.column }
    else {
      const { rule, findings } = proposeRule(survey, { type: 'text' }, 'code')
      this.keep(survey.column, [], findings)
      fields.code = rule
      const system = codeSystemOf(survey.column)
      if (system) fields.code_system = { constant: system }
    }
  }

  private addEntry(group: readonly ProposedColumn[]): void {
    const [first] = group
    if (first?.field.value.type !== 'list') return
    const entry: Record<string, ReturnType<typeof proposeRule>['rule'] | { constant: string }> = {}
    for (const part of first.field.value.parts) {
      const column = group.find((candidate) => candidate.part === part.name)
      if (!column) continue
      const { rule, unmapped, findings } = proposeRule(column.survey, part.value, part.name)
      this.keep(column.survey.column, unmapped, findings)
      entry[part.name] = rule
      if (part.name === 'area_square_metres' && /clear|despej|dépollu|очищ/i.test(column.survey.column))
        entry.release = { constant: 'cleared' }
    }
    this.fieldsOf(first.kind)[first.field.name] = { entries: [entry] }
  }
}

function recordOf(
  { kind, fields }: { readonly kind: string; readonly fields: Fields },
  isMain: boolean,
): RecordMapping {
  return kind === 'place' && !isMain ? { kind, match: true, fields } : { kind, fields }
}

/** A header that speaks of a code, in the languages that are read. */
const codeHeader = /\bp?[- _]?codes?\b|código|codigo|код|رمز/i

function codeSystemOf(header: string): string | null {
  if (/dane|divipola/i.test(header)) return 'dane'
  return /p[- _]?code/i.test(header) ? 'p_code' : null
}

function onPosition(latitude: string, basis: string): Finding {
  return noteOn(
    { rule: 'position-basis-proposed', column: latitude },
    `The position from "${latitude}" has the basis ${basis}: correct it where the file says how positions were taken (gps, map, settlement, described).`,
  )
}
