/** From the versions of a hazard to the steps of its life: when it began to hold which ground, and when it closed. */

import type { KnownDate, Moment } from './moment.js'
import { beforeAll, momentOfBeginning, momentOfEnd } from './moment.js'
import type { HazardHistory, HazardVersion, ShapeKey } from './records.js'
import { classRank, isLandClass, isOpenStatus } from './records.js'

/** What a hazard says of its ground from a moment on. */
export interface Step {
  readonly recordId: string
  readonly shape: ShapeKey | null
  /** Open, and of a class that stands in an account. */
  readonly isHeld: boolean
  /** While not held: its status says closed or handed over; else its class is not one of an account. */
  readonly isClosed: boolean
  readonly class: string
  readonly place: string | null
  readonly isConfirmed: boolean
  /** When ground that comes in with this step is held. */
  readonly begins: Moment
  /** When ground that goes out with this step is given up; null: on a day that nobody knows. */
  readonly ends: Moment | null
  readonly date: KnownDate
}

/**
 * The steps of a hazard in their order; moments never run backwards. A hazard that is first told of as closed was
 * recorded on a day that nobody knows, and closed on the day of that report, or when its status is said to have changed.
 */
export function stepsOf({ recordId, versions }: HazardHistory): readonly Step[] {
  const steps: Step[] = []
  let last: Moment = beforeAll
  const add = (version: HazardVersion, date: KnownDate, isOpen: boolean) => {
    const begins = later(last, momentOfBeginning(date) ?? beforeAll)
    const end = momentOfEnd(date)
    const ends = end === null ? null : later(last, end)
    steps.push({
      recordId,
      shape: version.shape,
      isHeld: isOpen && isLandClass(version.class),
      isClosed: !isOpen,
      class: version.class,
      place: version.place,
      isConfirmed: version.isConfirmed,
      begins,
      ends,
      date,
    })
    last = isOpen ? begins : (ends ?? last)
  }
  for (const [index, version] of versions.entries()) {
    const isOpen = isOpenStatus(version.status)
    if (!isOpen && index === 0) add(version, { from: null, until: null }, true)
    add(version, isOpen ? version.informationDate : dateOfClosing(version), isOpen)
  }
  return steps
}

function dateOfClosing({ statusChangedOn, informationDate }: HazardVersion): KnownDate {
  return statusChangedOn.from === null && statusChangedOn.until === null ? informationDate : statusChangedOn
}

function later(one: Moment, other: Moment): Moment {
  return one > other ? one : other
}

/** The most certain of the classes that hazards give one piece of ground; null where there is none. */
export function mostCertain(classes: readonly string[]): string | null {
  return (
    [...classes].sort((one, other) => classRank(one) - classRank(other) || (one < other ? -1 : 1))[0] ?? null
  )
}
