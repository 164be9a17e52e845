/** What of a kind a map draws. */
import { columnsOf, fieldsOf } from './columns.js'
import type { Kind, Privacy } from './definition.js'
import { kindNamed } from './kinds.js'

/** A geometry column of a kind and the class of the field that it comes from. */
export interface Drawable {
  readonly column: string
  readonly privacy: Privacy
}

/** The columns that can be drawn, the outline before the position. */
export function drawables(kind: Kind): readonly Drawable[] {
  const columns = columnsOf(kind, kindNamed)
  // Drawn is the form of a shape that every engine can reckon with; the table keeps it beside the shape as it came.
  const outlines = columns
    .filter(({ type }) => type === 'shape')
    .map((column) => ({ ...column, name: `${column.name}_valid` }))
  const positions = fieldsOf(kind)
    .filter((field) => field.value.type === 'point' && field.name === 'position')
    .flatMap((field) => columns.filter((column) => column.name === field.name))
  return [...outlines, ...positions].map(({ name, privacy }) => ({ column: name, privacy }))
}

/** Whether records of the kind can be drawn at all. */
export function isDrawn(kind: Kind): boolean {
  return kind.privacy === 'public' && drawables(kind).length > 0
}
