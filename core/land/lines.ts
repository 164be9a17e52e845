/** The lines of a land-release account (IMAS 07.11), in the order in which they are read. */
import type { Code } from '../record/definition.js'
import { code } from '../record/fields.js'

/** +1 adds to the closing, -1 takes from it; 0: either, with its own sign. */
export type Sign = 1 | -1 | 0

interface LineDefinition {
  readonly name: string
  readonly label: string
  readonly sign: Sign
}

const definitions = [
  { name: 'opening', label: 'opening', sign: 1 },
  { name: 'recorded_without_date', label: 'recorded without a date', sign: 1 },
  { name: 'newly_identified', label: 'newly identified', sign: 1 },
  { name: 'boundary_growth', label: 'boundary growth', sign: 1 },
  { name: 'contaminated_again', label: 'contaminated again', sign: 1 },
  { name: 'moved_in', label: 'moved in from other classes', sign: 1 },
  { name: 'moved_out', label: 'moved out to other classes', sign: -1 },
  { name: 'cancelled', label: 'cancelled', sign: -1 },
  { name: 'reduced', label: 'reduced', sign: -1 },
  { name: 'cleared', label: 'cleared', sign: -1 },
  { name: 'ended_without_date', label: 'released or closed without a date', sign: -1 },
  { name: 'corrections', label: 'corrections', sign: 0 },
  { name: 'difference', label: 'difference', sign: 0 },
] as const satisfies readonly LineDefinition[]

/** The name of a line. */
export type Line = (typeof definitions)[number]['name']

/** Every line; the closing is their sum and no line. */
export const lines: readonly Line[] = definitions.map(({ name }) => name)

/** As codes of a dimension. */
export const lineCodes: readonly Code[] = definitions.map(({ name, label }) => code(name, label))

/** What a line is called. */
export function lineLabel(line: Line): string {
  return definitionNamed(line).label
}

/** The sign that a line has in the account. */
export function signOf(line: Line): Sign {
  return definitionNamed(line).sign
}

function definitionNamed(line: Line): LineDefinition {
  const found = definitions.find(({ name }) => name === line)
  if (!found) throw new Error(`no line ${line}`)
  return found
}

/** Why the lines of an account do not come out at the closing. */
export const differenceReasons = {
  closed_without_report: 'hazards closed, and no report released the ground',
  reported_after_closing: 'released by a report after the hazard was closed in an earlier period',
  beyond_recorded: 'released, but no record held the ground, and the report does not say that it grew',
} as const

/** A reason of a difference. */
export type DifferenceReason = keyof typeof differenceReasons
