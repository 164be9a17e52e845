/** How many of the fourteen elements a record has: numerator and denominator, never a percentage alone. */
import { elementFields } from '../record/minefield-record-elements.js'

/** States of the fourteen elements of one record. */
export interface Completeness {
  readonly present: number
  readonly absent: number
  readonly illegible: number
  readonly notApplicable: number
  /** Not looked at, or looked at without a result. */
  readonly notStated: number
  /** present + absent + illegible: those that apply and were looked at. */
  readonly applicable: number
}

/** Counts the states. `elements` holds them by field name; an illegible element is a statement, and counts as looked at. */
export function completenessOf(elements: Readonly<Record<string, string | null>>): Completeness {
  const states = elementFields.map(({ name }) => elements[name] ?? null)
  const count = (state: string): number => states.filter((entry) => entry === state).length
  const [present, absent, illegible] = [count('present'), count('absent'), count('illegible')]
  const notApplicable = count('not_applicable')
  const applicable = present + absent + illegible
  return {
    present,
    absent,
    illegible,
    notApplicable,
    notStated: states.length - applicable - notApplicable,
    applicable,
  }
}
