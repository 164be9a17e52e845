/** The rule by which several recognised columns are read together. */
import { basisOf } from '../../core/record/mapping/change-uses.js'
import type { PartRule } from './mapping.js'
import type { ProposedColumn } from './propose-columns.js'

/** The rule for a field that several columns give together: a date from its parts, a position from two. */
export function proposeJointRule(columns: readonly ProposedColumn[]): PartRule | null {
  const of = (part: string): string | undefined => columns.find((entry) => entry.part === part)?.survey.column
  const [year, month, day, latitude, longitude] = ['year', 'month', 'day', 'latitude', 'longitude'].map(of)
  if (year) return { parts: { year, ...(month ? { month } : {}), ...(day ? { day } : {}) } }
  if (latitude && longitude) return { latitude, longitude, basis: basisOf(latitude) }
  return null
}
