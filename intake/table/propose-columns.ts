/** Which column says which field: the best candidates of all columns, each field given once. Values outweigh headers. */
import { type Finding, noteOn } from '../../core/finding.js'
import { fieldsOf } from '../../core/record/columns.js'
import { commonFields } from '../../core/record/common.js'
import type { Field } from '../../core/record/definition.js'
import { kindNamed } from '../../core/record/kinds.js'
import type { ColumnSurvey } from '../../core/record/mapping/column-survey.js'
import { type Candidate, recogniseColumn, recogniseHeader } from '../../core/record/recognise.js'

/** A column and the field that it is proposed for. */
export interface ProposedColumn {
  readonly survey: ColumnSurvey
  readonly kind: string
  readonly field: Field
  /** Of a date year, month or day, of a point latitude or longitude, of a list its part; null for the whole. */
  readonly part: string | null
}

/** The columns that were recognised, and what a person should look at. */
export interface ProposedColumns {
  readonly columns: readonly ProposedColumn[]
  readonly findings: readonly Finding[]
}

/** Below this a column shares no more than a word with the field. */
const leastScore = 0.35

/** Chooses a field for each column. `kinds`: the main kind first, then those that are made with it. */
export function proposeColumns(surveys: readonly ColumnSurvey[], kinds: readonly string[]): ProposedColumns {
  const found = surveys.flatMap((survey) =>
    candidatesOf(survey, kinds).map((candidate) => ({ survey, candidate })),
  )
  const pairs = found
    .filter(({ candidate }) => candidate.part !== null || !hasBothDegrees(candidate, found))
    .sort((one, other) => other.candidate.score - one.candidate.score)
  const columns: ProposedColumn[] = []
  for (const { survey, candidate } of pairs) {
    if (columns.some((taken) => taken.survey === survey || overlaps(taken, candidate))) continue
    const field = fieldsOf(kindNamed(candidate.kind)).find((entry) => entry.name === candidate.field)
    if (field) columns.push({ survey, kind: candidate.kind, field, part: candidate.part })
  }
  const whole = columns.filter((column) => isWhole(column, columns))
  return { columns: whole, findings: findingsOn(surveys, whole, kinds) }
}

interface Pair {
  readonly survey: ColumnSurvey
  readonly candidate: Candidate
}

/** Two columns of degrees say more than one text that holds both. */
function hasBothDegrees(candidate: Candidate, found: readonly Pair[]): boolean {
  return ['latitude', 'longitude'].every((part) =>
    found.some(
      ({ candidate: other }) =>
        other.kind === candidate.kind && other.field === candidate.field && other.part === part,
    ),
  )
}

function candidatesOf(survey: ColumnSurvey, kinds: readonly string[]): readonly Candidate[] {
  const main = kinds[0] ?? ''
  if (survey.geometry !== null) return geometryCandidates(survey.geometry, kinds)
  const key = accidentKey(survey.column, kinds)
  if (key) return [key]
  return recogniseColumn(survey.column, survey.texts, kinds).filter(
    (candidate) =>
      candidate.score >= leastScore &&
      isUsable(candidate, main) &&
      (candidate.kind === main || !isCommon(candidate)),
  )
}

/** The field that geometries are drawn in: of the main kind a shape, else a position; of single points the other way round. */
function geometryCandidates(geometry: 'points' | 'shapes', kinds: readonly string[]): readonly Candidate[] {
  const order = geometry === 'points' ? (['point', 'shape'] as const) : (['shape', 'point'] as const)
  const possible = kinds.filter((kind, index) => index === 0 || kind === 'accident')
  for (const kind of possible) {
    for (const type of order) {
      const found = fieldDrawnAs(kind, type)
      // More than any header scores: the file itself says that this column is the geometry.
      if (found) return [{ kind, ...found, score: 2 }]
    }
  }
  return []
}

function fieldDrawnAs(kind: string, type: 'point' | 'shape'): Pick<Candidate, 'field' | 'part'> | null {
  for (const field of fieldsOf(kindNamed(kind))) {
    if (field.value.type === type) return { field: field.name, part: null }
    const parts = field.value.type === 'list' && type === 'shape' ? field.value.parts : []
    const part = parts.find((entry) => entry.value.type === type)
    if (part) return { field: field.name, part: part.name }
  }
  return null
}

/** An accident's own number: victims who share it share the accident. */
function accidentKey(column: string, kinds: readonly string[]): Candidate | null {
  const named = /^(accident|incident|event)[ _-]*(local[ _-]*)?(id|no|number|code|reference)\.?$/i.test(
    column.trim(),
  )
  if (!named || !kinds.includes('accident')) return null
  return { kind: 'accident', field: 'local_id', part: null, score: 1 }
}

/** Fields that every kind has belong to the main record. */
function isCommon(candidate: Candidate): boolean {
  return commonFields.some((field) => field.name === candidate.field)
}

/** References that a name alone can make, and positions of the record itself, not of the place it is in. */
function isUsable(candidate: Candidate, main: string): boolean {
  const field = fieldsOf(kindNamed(candidate.kind)).find((entry) => entry.name === candidate.field)
  if (candidate.kind === 'place' && main !== 'place' && candidate.field === 'position') return false
  if (field?.value.type === 'reference')
    return !field.value.several && ['place', 'organisation'].includes(field.value.to[0] ?? '')
  return field?.value.type !== 'list' || candidate.field !== 'sources'
}

/** The same field, unless both are pieces of it. */
function overlaps(taken: ProposedColumn, candidate: Candidate): boolean {
  if (taken.kind !== candidate.kind || taken.field.name !== candidate.field) return false
  return taken.part === null || candidate.part === null || taken.part === candidate.part
}

/** A month without a year and a latitude without a longitude say nothing alone. */
function isWhole(column: ProposedColumn, all: readonly ProposedColumn[]): boolean {
  const other = (part: string): boolean =>
    all.some((entry) => entry.kind === column.kind && entry.field === column.field && entry.part === part)
  if (column.field.value.type === 'date') {
    if (column.part === 'month') return other('year')
    return column.part === 'day' ? other('year') && other('month') : true
  }
  if (column.field.value.type !== 'point' || column.part === null) return true
  return other(column.part === 'latitude' ? 'longitude' : 'latitude')
}

function findingsOn(
  surveys: readonly ColumnSurvey[],
  columns: readonly ProposedColumn[],
  kinds: readonly string[],
): readonly Finding[] {
  return surveys.flatMap((survey) => {
    const { column } = survey
    const chosen = columns.find((entry) => entry.survey === survey)
    const [byHeader] = recogniseHeader(column, kinds)
    const label = byHeader ? labelOf(byHeader) : ''
    if (!chosen) {
      const because = byHeader
        ? `its header says ${label}, but its values do not, or another column gives it`
        : 'nothing was recognised in it'
      const rule = byHeader ? 'column-unlike-its-header' : 'column-not-recognised'
      const message = `The column "${column}" is not mapped: ${because}. Map it or add it to "ignored".`
      return [noteOn({ rule, column }, message)]
    }
    if (!byHeader || byHeader.field === chosen.field.name || chosen.field.value.type !== 'code') return []
    return [
      noteOn(
        { rule: 'values-unlike-header', column },
        `The column "${column}" is headed like ${label}, but its values are those of ${chosen.field.label}; the values were followed.`,
      ),
    ]
  })
}

function labelOf(candidate: Candidate): string {
  const field = fieldsOf(kindNamed(candidate.kind)).find((entry) => entry.name === candidate.field)
  return field?.label ?? candidate.field
}
