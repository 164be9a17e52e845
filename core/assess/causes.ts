/** Innocent causes of a difference between record and ground, each listed and tested, whoever supplied the record. */
import { squareMetres } from './area.js'
import { datumShifts, nearestDatum } from './datum-shifts.js'
import type { Footprint } from './footprint.js'
import { metresToArea } from './perimeter.js'
import { bearingOf, type Plane } from './plane.js'
import { counted } from './report-words.js'
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
  /** One sentence. */
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

function datumCause({ fit, plane, finds, reach }: CauseFacts): Cause {
  const cause = 'datum' as const
  if (finds.spots.length === 0 || !fit)
    return {
      cause,
      result: 'cannot-be-tested',
      words: 'No find lies near enough to any record to compare shifts.',
    }
  const chance = `shifts too large to be meant support at most ${fit.chanceMost}`
  if (!fit.isSystematic)
    return {
      cause,
      result: 'does-not-fit',
      words: `No common shift stands out: the best supports ${fit.support} of ${fit.groups} records, the places as recorded ${fit.supportAsRecorded}, and ${chance}.`,
    }
  const metres = Math.round(Math.hypot(...fit.shift))
  const near = nearestDatum(datumShifts(plane), fit.shift, Math.max(30, reach / 3))
  const datum = near
    ? ` Coordinates on ${near.datum.name} (${near.datum.code}) read as WGS 84 would be off by that, but for ${Math.round(near.metresApart)} m.`
    : ''
  return {
    cause,
    result: 'fits',
    words: `Moved by ${metres} m towards ${Math.round(bearingOf(fit.shift))} degrees, ${fit.support} of ${fit.groups} records have a find where they say, as recorded ${fit.supportAsRecorded}, and ${chance}.${datum}`,
  }
}

/** Searches that reported more items than the register can place. */
function clearanceCause({ differing, ground, reach }: CauseFacts): Cause {
  const cause = 'clearance-by-others' as const
  if (differing.length === 0) return nothingToExplain(cause)
  const near = ground.searches.filter((search) => differing.some((field) => touches(search, field, reach)))
  const known = near.filter(({ itemsReported }) => itemsReported !== null)
  const short = known.filter(
    ({ itemsReported, itemsWithPosition }) => (itemsReported ?? 0) > itemsWithPosition,
  )
  const missing = short.reduce(
    (sum, search) => sum + (search.itemsReported ?? 0) - search.itemsWithPosition,
    0,
  )
  const searches = `${counted(near.length, 'search', 'searches')} at records at which nothing was found`
  if (short.length > 0)
    return {
      cause,
      result: 'fits',
      words: `Of ${searches}, ${short.length} reported ${counted(missing, 'item')} more than the register can place: what was cleared there may be what was recorded.`,
    }
  if (known.length < near.length || near.length === 0)
    return {
      cause,
      result: 'cannot-be-tested',
      words: `Of ${searches}, ${near.length - known.length} do not say how many items there were; who else cleared there is not in the register.`,
    }
  return {
    cause,
    result: 'does-not-fit',
    words: `Of ${searches}, every item reported is accounted for; clearance that was never reported cannot be tested.`,
  }
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
  if (described.length === 0)
    return {
      cause,
      result: 'cannot-be-tested',
      words: `At ${counted(differing.length, 'record')} nothing was found, and no area recorded there says anything about terrain or slope.`,
    }
  const washing = described.filter((words) => washingWords.test(words)).length
  return {
    cause,
    result: washing > 0 ? 'fits' : 'does-not-fit',
    words: `At ${counted(differing.length, 'record')} nothing was found; at ${described.length} of them the terrain is described, at ${washing} with water or steep ground.`,
  }
}

/** A neighbouring sheet must support at least three records, and twice as many as the places recorded. */
function sheetCause(facts: CauseFacts): Cause {
  const cause = 'wrong-sheet' as const
  const { footprints, finds, fit } = facts
  if (finds.spots.length === 0 || footprints.length === 0)
    return {
      cause,
      result: 'cannot-be-tested',
      words: 'There are no finds, or no records, to compare sheets with.',
    }
  const [best] = sheetMoves(footprints, facts)
  const asRecorded = fit?.supportAsRecorded ?? 0
  if (best && best.support >= 3 && best.support >= 2 * asRecorded + 1)
    return {
      cause,
      result: 'fits',
      words: `Moved by one sheet of ${best.scale} to the ${best.side}, ${best.support} of ${footprints.length} records have a find within ${Math.round(facts.reach)} m.`,
    }
  return {
    cause,
    result: 'does-not-fit',
    words: `No neighbouring sheet at 1:25 000, 1:50 000 or 1:100 000 supports more records than where they were recorded; the best supports ${best?.support ?? 0} of ${footprints.length}.`,
  }
}

function nothingToExplain(cause: Cause['cause']): Cause {
  return {
    cause,
    result: 'nothing-to-explain',
    words: 'There is no record at which much was searched and nothing found.',
  }
}
