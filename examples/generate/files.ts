/** The files that both sides keep in the same columns. */
import type { Activity, DayLine } from './clearance.js'
import type { CsvRow } from './csv.js'
import { toCsv } from './csv.js'
import type { Land } from './land.js'

/** The region, its districts, their settlements; each row names what it lies in by code. */
export function placesCsv(prefix: string, land: Land): string {
  const region = { code: `${prefix}R`, name: land.region, level: 'region', lies_in_code: '' }
  const districtCode = (name: string): string => `${prefix}D${land.districts.indexOf(name) + 1}`
  const districts = land.districts.map((name) => ({
    code: districtCode(name),
    name,
    level: 'district',
    lies_in_code: region.code,
  }))
  const settlements = land.settlements.map(({ code, name, district }) => ({
    code,
    name,
    level: 'settlement',
    lies_in_code: districtCode(district),
  }))
  return toCsv(
    [region, ...districts, ...settlements].map((row) => ({ ...row, information_date: '1992-01-01' })),
  )
}

const itemWords: Readonly<Record<DayLine['device'], string>> = {
  ap_mine: 'AP mine',
  av_mine: 'AV mine',
  submunition: 'submunition',
  uxo: 'UXO',
  axo: 'AXO',
  fuze: 'fuze',
  small_arms_ammunition: 'small arms ammunition',
}

const disposalWords: Readonly<Record<DayLine['disposal'], string>> = {
  destroyed_in_place: 'destroyed in place',
  moved_and_destroyed: 'moved and destroyed',
  none_yet: 'none yet',
  unknown: 'not known',
}

export function itemsCsv(lines: readonly DayLine[]): string {
  return toCsv(
    lines.map((line) => ({
      line_no: `L-${String(line.number).padStart(5, '0')}`,
      activity_no: activityNumber(line.activity),
      found_on: line.foundOn,
      place_code: line.settlement.code,
      device: itemWords[line.device],
      quantity: String(line.quantity),
      depth_cm: line.depthCentimetres === null ? '' : String(line.depthCentimetres),
      disposal: disposalWords[line.disposal],
    })),
  )
}

function activityNumber(number: number): string {
  return `A-${String(number).padStart(4, '0')}`
}

export function activitiesCsv(activities: readonly Activity[]): string {
  return toCsv(
    activities.map((activity) => ({
      activity_no: activityNumber(activity.number),
      type: activity.type.replaceAll('_', ' '),
      report: 'completion',
      status: 'completed',
      operator: activity.operator,
      place_code: activity.settlement.code,
      start: activity.start,
      end: activity.end,
      hours: String(activity.hours),
    })),
  )
}

/** What somebody stated, as the files keep it. */
export interface Claim {
  readonly id: string
  readonly statedBy: string
  readonly statedOn: string
  readonly about: string
  readonly words: string
  readonly low: string
  readonly high?: string
  readonly unit: string
  readonly basis: string
}

export function claimsCsv(claims: readonly Claim[]): string {
  return toCsv(
    claims.map(
      (claim): CsvRow => ({
        claim_id: claim.id,
        stated_by: claim.statedBy,
        stated_on: claim.statedOn,
        about: claim.about,
        words: claim.words,
        language: 'en',
        at_least: claim.low,
        at_most: claim.high ?? '',
        unit: claim.unit,
        basis: claim.basis,
        standing: 'stands',
      }),
    ),
  )
}
