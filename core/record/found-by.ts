/** By what a search finds the records of a kind, as the label of its box says it. */
import { fieldsOf } from './columns.js'
import type { Kind } from './definition.js'
import { nameFieldOf } from './record-name.js'

/** `name`, `title` or `number`, with `_place` where the name of its place finds a record too. */
export function foundBy(kind: Kind): string {
  const hasPlace = fieldsOf(kind).some(({ name }) => name === 'place')
  const copiesPlace = (kind.copies ?? []).some(({ fields }) => fields.includes('place'))
  return `${nameFieldOf(kind)?.name ?? 'number'}${hasPlace || copiesPlace ? '_place' : ''}`
}
