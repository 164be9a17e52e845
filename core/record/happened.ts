/** When what a record tells of happened, by which lists are narrowed to a period. */
import { findField } from './columns.js'
import type { Field, Kind } from './definition.js'
import { kindNamed } from './kinds.js'

/** The date fields of a kind of which the first that is stated says when it happened. */
export function happenedOn({ happened }: Kind): readonly string[] {
  return happened ?? ['information_date']
}

/** The same with the kind whose field each is: a victim's day is that of its accident. */
export function fieldsOfHappened(kind: Kind): readonly { readonly kind: Kind; readonly field: Field }[] {
  return happenedOn(kind).map((name) => {
    const copy = (kind.copies ?? []).find(({ fields }) => fields.includes(name))
    const reference = copy && findField(kind, copy.reference).value
    const owner = reference?.type === 'reference' ? kindNamed(reference.to[0] ?? '') : kind
    return { kind: owner, field: findField(owner, name) }
  })
}
