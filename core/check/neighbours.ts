/** What a shape has in common with others of the register: the words of the findings; store/ looks for the pairs. */
import type { Finding } from '../finding.js'
import { note } from './facts.js'

/** Another record, as a finding names it. */
export interface Neighbour {
  readonly kind: string
  /** Its own number, or `row 12` of the same file, or its record id. */
  readonly name: string
}

/** A row and those it meets, the first few of them by name. */
export interface Meeting {
  readonly row: number
  readonly column: string | null
  readonly others: readonly Neighbour[]
  /** How many there are in all. */
  readonly count: number
}

/** Share of the smaller area beyond which two areas are said to overlap. */
export const leastOverlap = 0.009

function namesOf({ others, count }: Meeting): string {
  const named = others.map(({ kind, name }) => `${kind.replaceAll('_', ' ')} ${name}`).join(', ')
  return count > others.length ? `${named} and ${count - others.length} more` : named
}

/** Finding: `shape-repeated`: the same points in the same order, to a tenth of a metre, as an earlier row or record has. */
export function shapeRepeated(meeting: Meeting): Finding {
  const names = namesOf(meeting)
  return note(
    meeting,
    'shape-repeated',
    names,
    `The same shape stands in ${names}: the two may be one, or one was copied. Both are kept.`,
  )
}

/** Finding: `shape-turned`: the same rings to a tenth of a metre, begun at another corner or drawn the other way round. */
export function shapeTurned(meeting: Meeting): Finding {
  const names = namesOf(meeting)
  return note(
    meeting,
    'shape-turned',
    names,
    `The same shape, begun at another corner or drawn the other way round, stands in ${names}: the two may be one. Both are kept.`,
  )
}

/** Finding: `shapes-overlap`: more than 0.9 % of the smaller of two lies in both. */
export function shapesOverlap(meeting: Meeting): Finding {
  const names = namesOf(meeting)
  return note(
    meeting,
    'shapes-overlap',
    names,
    `The shape overlaps ${names} by more than 0.9 % of the smaller: the ground may stand in the register twice, or it was released since.`,
  )
}
