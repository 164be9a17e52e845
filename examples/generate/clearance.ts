/** Invented clearance work: activities at tasks, and day lines of what they found. */
import type { DateStated } from './casualties.js'
import { isoDay } from './casualties.js'
import type { Land, Settlement } from './land.js'
import type { Chance } from './random.js'

export interface Activity {
  readonly number: number
  readonly type:
    | 'clearance'
    | 'technical_survey'
    | 'non_technical_survey'
    | 'eod_spot_task'
    | 'risk_education'
  readonly operator: string
  readonly settlement: Settlement
  readonly start: string
  readonly end: string
  readonly hours: number
}

export interface DayLine {
  readonly number: number
  readonly activity: number
  readonly settlement: Settlement
  readonly foundOn: string
  readonly device: 'ap_mine' | 'av_mine' | 'submunition' | 'uxo' | 'axo' | 'fuze' | 'small_arms_ammunition'
  readonly quantity: number
  readonly depthCentimetres: number | null
  readonly disposal: 'destroyed_in_place' | 'moved_and_destroyed' | 'none_yet' | 'unknown'
}

export interface ClearancePlan {
  readonly firstYear: number
  readonly lastYear: number
  readonly until: string
  readonly activitiesAYear: number
  readonly operators: readonly string[]
}

const longestWorkDays = 40

/** Activities in the order of their start. */
export function inventActivities(land: Land, plan: ClearancePlan, chance: Chance): readonly Activity[] {
  const starts: string[] = []
  for (let year = plan.firstYear; year <= plan.lastYear; year += 1) {
    for (let count = 0; count < plan.activitiesAYear; count += 1) starts.push(dayIn(year, chance))
  }
  return starts
    .filter((start) => daysLater(start, longestWorkDays) <= plan.until)
    .sort()
    .map((start, index) => ({
      number: index + 1,
      type: chance.weighted({
        clearance: 52,
        technical_survey: 14,
        non_technical_survey: 12,
        eod_spot_task: 16,
        risk_education: 6,
      }),
      operator: chance.pick(plan.operators),
      settlement: chance.pick(land.settlements),
      start,
      end: daysLater(start, chance.integer(2, longestWorkDays)),
      hours: chance.integer(30, 900),
    }))
}

function dayIn(year: number, chance: Chance): string {
  const date: DateStated = { year, month: chance.integer(1, 12), day: chance.integer(1, 28) }
  return isoDay(date)
}

function daysLater(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10)
}

/** What clearance and spot tasks found, day by day. */
export function inventDayLines(activities: readonly Activity[], chance: Chance): readonly DayLine[] {
  const lines: DayLine[] = []
  for (const activity of activities) {
    if (activity.type !== 'clearance' && activity.type !== 'eod_spot_task') continue
    const days = chance.integer(3, 9)
    for (let day = 0; day < days; day += 1) {
      lines.push({
        number: lines.length + 1,
        activity: activity.number,
        settlement: activity.settlement,
        foundOn: withinWork(activity, chance),
        ...inventFind(chance),
      })
    }
  }
  return lines
}

function withinWork({ start, end }: Activity, chance: Chance): string {
  const days = (Date.parse(end) - Date.parse(start)) / 86_400_000
  return daysLater(start, chance.integer(0, days))
}

function inventFind(chance: Chance): Pick<DayLine, 'device' | 'quantity' | 'depthCentimetres' | 'disposal'> {
  return {
    device: chance.weighted({
      ap_mine: 38,
      av_mine: 13,
      submunition: 9,
      uxo: 22,
      axo: 5,
      fuze: 5,
      small_arms_ammunition: 8,
    }),
    quantity: chance.happens(0.2) ? chance.integer(20, 90) : chance.integer(1, 14),
    depthCentimetres: chance.happens(0.6) ? chance.integer(0, 30) : null,
    disposal: chance.weighted({ destroyed_in_place: 68, moved_and_destroyed: 25, none_yet: 3, unknown: 4 }),
  }
}
