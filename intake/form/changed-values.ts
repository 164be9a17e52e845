/** What a form says that is not known: only that is reported, so that what was not shown is not overwritten. */
import { isOpen, staffValues } from '../../core/access/staff-values.js'
import { findField } from '../../core/record/columns.js'
import { isEmpty } from '../../core/record/current.js'
import type { Kind, Value, Values } from '../../core/record/definition.js'
import { problem } from './problems.js'

/** A record as it stands, and as the page showed it. */
export interface Shown {
  readonly kind: Kind
  /** Committed values, with those that were not shown. */
  readonly known: Values
  /** As the view of staff gives them. */
  readonly shown: Values
}

/**
 * The fields of a form that say something else than was shown. A list that is confidential is typed anew as a whole, as
 * any confidential field is. Throws `form-field-not-emptied`, and `form-field-not-whole` for a list of which only some
 * parts were shown.
 */
export function changedValues({ kind, known, shown }: Shown, form: Values): Values {
  const open = staffValues(kind, known)
  const changed = Object.entries(form).filter(([name, value]) => {
    const before = [shown[name], open[name]].filter((each) => each !== undefined)
    return !before.some((each) => isSame(each, value)) && !(before.length === 0 && isEmpty(value))
  })
  for (const [name, value] of changed) {
    if (isEmpty(value)) throw problem.fieldNotEmptied({ field: name })
    const field = findField(kind, name)
    const isInPart = known[name] !== undefined && isOpen(field) && !isSame(known[name], open[name] ?? null)
    if (isInPart && field.value.type === 'list') throw problem.fieldNotWhole({ field: name })
  }
  return Object.fromEntries(changed)
}

function isSame(one: Value | undefined, other: Value): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}
