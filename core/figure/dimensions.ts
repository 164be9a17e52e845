/** What may stand in `where` and `by` of a figure: the coded fields of its kind, and what dates and places give. */
import { fieldsOf } from '../record/columns.js'
import type { Code, Field, Kind, Privacy } from '../record/definition.js'
import { kindNamed } from '../record/kinds.js'
import { copiedFields } from '../record/listed-fields.js'
import type { Definition } from './definition.js'
import { kindsNearHazards, nearHazardCodes } from './near-hazard.js'

export interface Dimension {
  readonly name: string
  readonly label: string
  readonly type: 'code' | 'year' | 'month' | 'place' | 'region'
  /** The tree of codes; empty for the others. */
  readonly codes: readonly Code[]
  readonly privacy: Privacy
  /** No column of the kind: the store works it out from other records that are current at the same entry. */
  readonly workedOut?: 'near_hazard'
}

/** The fields of a kind and those copied onto it from the record that it refers to. */
function allFields(kind: Kind): readonly Field[] {
  return [...fieldsOf(kind), ...copiedFields(kind).map(({ field }) => field)]
}

/** Coded columns by name, those that are no dimensions too: definitions may rest on them. */
export function codedColumns(kind: Kind): readonly (Dimension & { readonly dimension: boolean })[] {
  const fields = allFields(kind).flatMap((field) =>
    field.value.type === 'code' && !field.value.several
      ? [{ ...field, type: 'code' as const, codes: field.value.codes, dimension: field.dimension === true }]
      : [],
  )
  const computed = (kind.computed ?? []).flatMap((column) =>
    column.codes
      ? [{ ...column, type: 'code' as const, codes: column.codes, dimension: column.dimension === true }]
      : [],
  )
  return [...fields, ...computed].map(({ name, label, type, codes, privacy, dimension }) => ({
    name,
    label,
    type,
    codes,
    privacy,
    dimension,
  }))
}

const known = new Map<string, readonly Dimension[]>()

/** The dimensions of a figure, in the order in which they are listed. */
export function dimensionsOf(definition: Definition): readonly Dimension[] {
  if (definition.dimensions) return definition.dimensions
  const made = known.get(definition.kind) ?? makeDimensions(kindNamed(definition.kind))
  known.set(definition.kind, made)
  return made
}

/** A dimension that the figure has; a name from outside was checked by the parser. */
export function dimensionNamed(definition: Definition, name: string): Dimension {
  const found = dimensionsOf(definition).find((dimension) => dimension.name === name)
  if (!found) throw new Error(`${definition.id} has no dimension ${name}`)
  return found
}

function makeDimensions(kind: Kind): readonly Dimension[] {
  const coded = codedColumns(kind).filter((column) => column.dimension && column.privacy !== 'confidential')
  const derived = (name: 'year' | 'month' | 'place' | 'region', label: string): Dimension => ({
    name,
    label,
    type: name,
    codes: [],
    privacy: 'public',
  })
  const dates = [derived('year', 'year'), derived('month', 'month')]
  const places = allFields(kind).some((field) => field.name === 'place')
    ? [derived('place', 'place'), derived('region', 'region')]
    : []
  const near: readonly Dimension[] = kindsNearHazards.includes(kind.kind)
    ? [
        {
          name: 'near_hazard',
          label: 'in relation to recorded hazards',
          type: 'code',
          codes: nearHazardCodes,
          privacy: 'public',
          workedOut: 'near_hazard',
        },
      ]
    : []
  return [...coded, ...near, ...dates, ...places]
}
