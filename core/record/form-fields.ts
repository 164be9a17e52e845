/** The fields of a form: what somebody can type of a record. */
import { fieldsOf } from './columns.js'
import type { Field, Kind } from './definition.js'

/** Fields that nobody types: how a version came in says the import, areas are computed. */
const filledElsewhere: ReadonlySet<string> = new Set(['sources', 'reason'])

/** The fields of a form for a kind, in the order of its definition. */
export function fieldsOfForm(kind: Kind): readonly Field[] {
  return fieldsOf(kind).filter(
    ({ name, computedFrom }) => computedFrom === undefined && !filledElsewhere.has(name),
  )
}
