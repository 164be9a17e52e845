/** The fields of a form: what somebody can type of a record. */
import { fieldsOf, findField } from './columns.js'
import type { Field, Kind } from './definition.js'
import { kindNamed } from './kinds.js'

/** The name of the file of every form; a page says that it is a form. */
export const formFileName = 'form.geojson'

/** Fields that nobody types: how a version came in says the import, areas are computed. */
const filledElsewhere: ReadonlySet<string> = new Set(['sources', 'reason'])

/** The fields of a form for a kind, in the order of its definition. */
export function fieldsOfForm(kind: Kind): readonly Field[] {
  return fieldsOf(kind).filter(
    ({ name, computedFrom }) => computedFrom === undefined && !filledElsewhere.has(name),
  )
}

/** The sources of a report as a form asks for them: what an import keeps, but each named by its number or title. */
export function sourcesOfForm(kind: Kind): Field & { readonly value: { readonly type: 'list' } } {
  const field = findField(kind, 'sources')
  if (field.value.type !== 'list') throw new Error('the sources of a record are no list')
  const parts = field.value.parts.map(
    (part): Field => (part.value.type === 'reference' ? { ...part, value: { type: 'text' } } : part),
  )
  return { ...field, required: false, value: { ...field.value, parts } }
}

/** A record that is typed in the form of the one that refers to it, because its kind is confidential and has no form. */
export interface RecordBeside {
  /** The field of the record of the form that refers to it. */
  readonly field: Field
  readonly kind: Kind
}

/** Whom the records of a kind are about, such as the person of a victim. */
export function recordsBeside(kind: Kind): readonly RecordBeside[] {
  return fieldsOfForm(kind).flatMap((field) => {
    const { value: type } = field
    const [to, ...others] = type.type === 'reference' && type.several !== true ? type.to : []
    if (to === undefined || others.length > 0) return []
    const beside = kindNamed(to)
    return beside.privacy === 'confidential' ? [{ field, kind: beside }] : []
  })
}

/** The fields of a record beside: the day is that of the form, and nobody is named whose record could not be found. */
export function fieldsBeside(kind: Kind): readonly Field[] {
  return fieldsOfForm(kind).filter(
    ({ name, value }) => name !== 'information_date' && value.type !== 'reference',
  )
}
