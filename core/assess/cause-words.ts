/** What the test of a cause met with, in numbers, and the English sentence of each. Pages say it in their own language. */
import { counted } from './report-words.js'

/** How a common shift compares with chance. */
interface ShiftSupport {
  readonly support: number
  readonly groups: number
  readonly supportAsRecorded: number
  readonly chanceMost: number
}

/** The datum whose shift is nearest. */
export interface NearDatum {
  readonly name: string
  readonly code: string
  readonly metresApart: number
}

/** Why a cause would explain a difference, or would not, or cannot be tested. */
export type CauseReason =
  | { readonly because: 'no-find-near' }
  | ({ readonly because: 'no-common-shift' } & ShiftSupport)
  | ({
      readonly because: 'common-shift'
      readonly metres: number
      readonly bearingDegrees: number
      readonly datum: NearDatum | null
    } & ShiftSupport)
  | {
      readonly because: 'items-not-placed'
      readonly searches: number
      readonly short: number
      readonly items: number
    }
  | { readonly because: 'items-not-counted'; readonly searches: number; readonly uncounted: number }
  | { readonly because: 'items-accounted-for'; readonly searches: number }
  | { readonly because: 'terrain-not-described'; readonly records: number }
  | {
      readonly because: 'terrain-described'
      readonly records: number
      readonly described: number
      readonly washing: number
    }
  | { readonly because: 'nothing-to-compare' }
  | {
      readonly because: 'sheet'
      readonly scale: string
      readonly side: string
      readonly support: number
      readonly records: number
      readonly metres: number
    }
  | { readonly because: 'no-sheet'; readonly support: number; readonly records: number }
  | { readonly because: 'no-difference' }

/** One sentence. */
export function causeSentence(reason: CauseReason): string {
  switch (reason.because) {
    case 'no-find-near':
      return 'No find lies near enough to any record to compare shifts.'
    case 'no-common-shift':
      return `No common shift stands out: the best supports ${reason.support} of ${reason.groups} records, the places as recorded ${reason.supportAsRecorded}, and ${chanceWords(reason)}.`
    case 'common-shift':
      return `Moved by ${Math.round(reason.metres)} m towards ${Math.round(reason.bearingDegrees)} degrees, ${reason.support} of ${reason.groups} records have a find where they say, as recorded ${reason.supportAsRecorded}, and ${chanceWords(reason)}.${datumWords(reason.datum)}`
    case 'items-not-placed':
      return `Of ${searchWords(reason)}, ${reason.short} reported ${counted(reason.items, 'item')} more than the register can place: what was cleared there may be what was recorded.`
    case 'items-not-counted':
      return `Of ${searchWords(reason)}, ${reason.uncounted} do not say how many items there were; who else cleared there is not in the register.`
    case 'items-accounted-for':
      return `Of ${searchWords(reason)}, every item reported is accounted for; clearance that was never reported cannot be tested.`
    case 'terrain-not-described':
      return `At ${counted(reason.records, 'record')} nothing was found, and no area recorded there says anything about terrain or slope.`
    case 'terrain-described':
      return `At ${counted(reason.records, 'record')} nothing was found; at ${reason.described} of them the terrain is described, at ${reason.washing} with water or steep ground.`
    case 'nothing-to-compare':
      return 'There are no finds, or no records, to compare sheets with.'
    case 'sheet':
      return `Moved by one sheet of ${reason.scale} to the ${reason.side}, ${reason.support} of ${reason.records} records have a find within ${Math.round(reason.metres)} m.`
    case 'no-sheet':
      return `No neighbouring sheet at 1:25 000, 1:50 000 or 1:100 000 supports more records than where they were recorded; the best supports ${reason.support} of ${reason.records}.`
    case 'no-difference':
      return 'There is no record at which much was searched and nothing found.'
  }
}

function chanceWords({ chanceMost }: ShiftSupport): string {
  return `shifts too large to be meant support at most ${chanceMost}`
}

function datumWords(near: NearDatum | null): string {
  return near
    ? ` Coordinates on ${near.name} (${near.code}) read as WGS 84 would be off by that, but for ${Math.round(near.metresApart)} m.`
    : ''
}

function searchWords({ searches }: { readonly searches: number }): string {
  return `${counted(searches, 'search', 'searches')} at records at which nothing was found`
}
