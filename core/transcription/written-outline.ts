/** A table of turning points as text: what stands beside a shape that was drawn from one. */
import type { ClosingLeg, PlaceHabits, TranscribedPoint } from './transcribed.js'

/** A table of turning points as somebody typed it. */
export interface WrittenOutline {
  readonly datum?: string
  readonly positions?: PlaceHabits
  /** Places that corners are measured from and that are no corners themselves. */
  readonly landmarks?: readonly TranscribedPoint[]
  /** The corners in their order. */
  readonly points: readonly TranscribedPoint[]
  readonly closing_leg?: ClosingLeg
  /** The corners as the compass rule moves them, where somebody chose that. */
  readonly adjusted?: boolean
}

/** A place of the table; without coordinates where it could not be placed. */
export interface OutlinePlace {
  readonly name: string
  readonly latitude: string | null
  readonly longitude: string | null
  readonly accuracyMetres: string | null
}

/** The first member of the text, by which it is known again. */
const version = { turning_points: 1 } as const

/** The table as the text that is kept beside the shape. */
export function outlineText(written: WrittenOutline): string {
  return JSON.stringify({ ...version, ...written })
}

/** The table that such a text holds; null where the shape came in another way. */
export function readOutlineText(text: string): WrittenOutline | null {
  if (!text.startsWith('{"turning_points":1,')) return null
  const { turning_points: _, ...written } = JSON.parse(text) as typeof version & WrittenOutline
  return written
}
