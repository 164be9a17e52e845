/** Innocent causes of a difference between record and ground, each listed and tested, whoever supplied the record. */
import { squareMetres } from './area.js'
import { type CauseReason, causeSentence } from './cause-words.js'
import { datumShifts, nearestDatum } from './datum-shifts.js'
import type { Footprint } from './footprint.js'
import { metresToArea } from './perimeter.js'
import { bearingOf, type Plane } from './plane.js'
import type { SpotIndex } from './spot-index.js'
import type { Ground, Search } from './subject.js'
import type { SystematicFit } from './systematic-shift.js'
import { sheetMoves } from './wrong-sheet.js'

/** What a test of a cause gave. */
export type CauseResult = 'fits' | 'does-not-fit' | 'cannot-be-tested' | 'nothing-to-explain'

/** One cause, and what the register says for or against it. */
export interface Cause {
  readonly cause: 'datum' | 'clearance-by-others' | 'wash-out' | 'wrong-sheet'
  readonly result: CauseResult
  /** In numbers. */
  readonly reason: CauseReason
  /** The same in one sentence. */
  readonly words: string
}

/** What the causes are tested on. */
export interface CauseFacts {
  readonly footprints: readonly Footprint[]
  /** Those of records that differ from what was found. */
  readonly differing: readonly Footprint[]
  readonly fit: SystematicFit | null
  readonly finds: SpotIndex
  readonly ground: Ground
  readonly plane: Plane
  readonly reach: number
}

/** Every cause, always all four, in one order. */
export function testCauses(facts: CauseFacts): readonly Cause[] {
  return [datumCause(facts), clearanceCause(facts), washOutCause(facts), sheetCause(facts)]
}

function caused(cause: Cause['cause'], result: CauseResult, reason: CauseReason): Cause {
  return { cause, result, reason, words: causeSentence(reason) }
}

function datumCause({ fit, plane, finds, reach }: CauseFacts): Cause {
  if (finds.spots.length === 0 || !fit)
    return caused('datum', 'cannot-be-tested', { because: 'no-find-near' })
  const { support, groups, supportAsRecorded, chanceMost } = fit
  const supported = { support, groups, supportAsRecorded, chanceMost }
  if (!fit.isSystematic) return caused('datum', 'does-not-fit', { because: 'no-common-shift', ...supported })
  const near = nearestDatum(datumShifts(plane), fit.shift, Math.max(30, reach / 3))
  return caused('datum', 'fits', {
    because: 'common-shift',
    metres: Math.hypot(...fit.shift),
    bearingDegrees: bearingOf(fit.shift),
    ...supported,
    datum: near && { name: near.datum.name, code: near.datum.code, metresApart: near.metresApart },
  })
}

/** Searches that reported more items than the register can place. */
function clearanceCause({ differing, ground, reach }: CauseFacts): Cause {
  const cause = 'clearance-by-others' as const
  if (differing.length === 0) return nothingToExplain(cause)
  const near = ground.searches.filter((search) => differing.some((field) => touches(search, field, reach)))
  const searches = near.length
  const known = near.filter(({ itemsReported }) => itemsReported !== null)
  const short = known.filter(
    ({ itemsReported, itemsWithPosition }) => (itemsReported ?? 0) > itemsWithPosition,
  )
  const items = short.reduce((sum, search) => sum + (search.itemsReported ?? 0) - search.itemsWithPosition, 0)
  if (short.length > 0)
    return caused(cause, 'fits', { because: 'items-not-placed', searches, short: short.length, items })
  const uncounted = searches - known.length
  if (uncounted > 0 || searches === 0)
    return caused(cause, 'cannot-be-tested', { because: 'items-not-counted', searches, uncounted })
  return caused(cause, 'does-not-fit', { because: 'items-accounted-for', searches })
}

function touches({ area }: Search, { middle, radius }: Footprint, reach: number): boolean {
  return squareMetres(area) > 0 && metresToArea(middle, area) <= radius + reach
}

const washingWords =
  /\b(river\w*|stream|wadi|flood\w*|marsh\w*|swamp\w*|wet\w*|steep|ravine|gully|landslide|r[ií]o|quebrada|inundabl\w*|pendiente|rivi[eè]re|marais)\b|рек|руч|болот|пойм|крут|овраг|نهر|وادي|فيضان/iu

function washOutCause({ differing, ground, reach }: CauseFacts): Cause {
  const cause = 'wash-out' as const
  if (differing.length === 0) return nothingToExplain(cause)
  const described = differing.flatMap((field) => {
    const words = ground.contaminated
      .filter(({ area }) => metresToArea(field.middle, area) <= field.radius + reach)
      .flatMap(({ terrain }) => terrain)
    return words.length > 0 ? [words.join(' ')] : []
  })
  const records = differing.length
  if (described.length === 0)
    return caused(cause, 'cannot-be-tested', { because: 'terrain-not-described', records })
  const washing = described.filter((words) => washingWords.test(words)).length
  return caused(cause, washing > 0 ? 'fits' : 'does-not-fit', {
    because: 'terrain-described',
    records,
    described: described.length,
    washing,
  })
}

/** A neighbouring sheet must support at least three records, and twice as many as the places recorded. */
function sheetCause(facts: CauseFacts): Cause {
  const cause = 'wrong-sheet' as const
  const { footprints, finds, fit, reach } = facts
  const records = footprints.length
  if (finds.spots.length === 0 || records === 0)
    return caused(cause, 'cannot-be-tested', { because: 'nothing-to-compare' })
  const [best] = sheetMoves(footprints, facts)
  const asRecorded = fit?.supportAsRecorded ?? 0
  if (best && best.support >= 3 && best.support >= 2 * asRecorded + 1)
    return caused(cause, 'fits', { because: 'sheet', ...best, records, metres: reach })
  return caused(cause, 'does-not-fit', { because: 'no-sheet', support: best?.support ?? 0, records })
}

function nothingToExplain(cause: Cause['cause']): Cause {
  return caused(cause, 'nothing-to-explain', { because: 'no-difference' })
}
