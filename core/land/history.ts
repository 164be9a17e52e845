/** The history of a hazard as it was on each day: its versions in order of their information, later over earlier. */
import type { HazardHistory, HazardVersion } from './records.js'

/** A version as one report told it; `entry` orders those of one date. */
export interface ToldVersion extends HazardVersion {
  readonly entry: number
}

/**
 * Versions by the date of their information, the undated first. Of those of one date the last entry counts: it corrects
 * the others. A report speaks only for what it fills: without a shape, class, status or place it leaves the one before.
 */
export function historyOf(recordId: string, told: readonly ToldVersion[]): HazardHistory {
  const inOrder = [...told].sort(
    (one, other) => compare(dateKey(one), dateKey(other)) || one.entry - other.entry,
  )
  const versions: HazardVersion[] = []
  let before: ToldVersion | null = null
  for (const version of inOrder) {
    const known: ToldVersion = before === null ? version : overlay(before, version)
    if (before !== null && dateKey(before) === dateKey(version)) versions.pop()
    versions.push(known)
    before = known
  }
  return { recordId, versions }
}

function dateKey({ informationDate: { from, until } }: ToldVersion): string {
  return until ?? from ?? ''
}

function overlay(before: ToldVersion, report: ToldVersion): ToldVersion {
  const { from, until } = report.statusChangedOn
  const isStated = from !== null || until !== null
  const isSame = report.status === 'unknown' || report.status === before.status
  return {
    ...report,
    shape: report.shape ?? before.shape,
    class: report.class === 'unknown' ? before.class : report.class,
    status: report.status === 'unknown' ? before.status : report.status,
    place: report.place ?? before.place,
    statusChangedOn: isStated || !isSame ? report.statusChangedOn : before.statusChangedOn,
  }
}

function compare(one: string, other: string): number {
  if (one === other) return 0
  return one < other ? -1 : 1
}
