/** Invented explosions and the people hit by them, before either side writes them down in its own columns. */
import type { Land, Settlement } from './land.js'
import { inventedName } from './land.js'
import type { Chance } from './random.js'

/** Day 0 at either end stands for "not known". */
export interface DateStated {
  readonly year: number
  readonly month: number
  readonly day: number
}

export interface Casualty {
  readonly number: number
  readonly explosion: number
  readonly date: DateStated
  readonly settlement: Settlement
  readonly device: Device
  readonly activation: Activation
  readonly outcome: 'killed' | 'injured' | 'missing' | 'unknown'
  readonly sex: 'male' | 'female' | 'unknown'
  /** null where no age was stated. */
  readonly age: number | null
  readonly ageGroup: 'child' | 'adult' | 'unknown'
  readonly status: 'civilian' | 'military' | 'police' | 'unknown'
  readonly name: string
  /** Whether two sources agree, or a document was seen. */
  readonly isConfirmed: boolean
  readonly reportedOn: string
}

export type Device = 'ap_mine' | 'av_mine' | 'mine' | 'submunition' | 'uxo' | 'mine_or_erw' | 'unknown'
export type Activation = 'victim' | 'command' | 'unknown'

export interface CasualtyPlan {
  readonly firstYear: number
  /** Explosions a year, from `firstYear` on. */
  readonly explosions: readonly number[]
  /** ISO day from which records state the day and the outcome. */
  readonly wholeFrom: string
  /** ISO day of the last record. */
  readonly until: string
}

const monthDays = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Casualties in the order of their explosions. */
export function inventCasualties(land: Land, plan: CasualtyPlan, chance: Chance): readonly Casualty[] {
  const casualties: Casualty[] = []
  const dates = plan.explosions
    .flatMap((count, index) => Array.from({ length: count }, () => dateIn(plan.firstYear + index, chance)))
    .filter((date) => isoDay(date) <= plan.until)
    .sort((one, other) => isoDay(one).localeCompare(isoDay(other)))
  dates.forEach((date, index) => {
    const explosion = inventExplosion(land, date, plan, chance)
    const people = chance.weighted({ '1': 78, '2': 13, '3': 5, '4': 2, '5': 1, '7': 1 })
    for (let person = 0; person < Number(people); person += 1) {
      casualties.push({
        ...inventPerson(explosion.whole, chance),
        number: casualties.length + 1,
        explosion: index + 1,
        date: explosion.date,
        settlement: explosion.settlement,
        device: explosion.device,
        activation: explosion.activation,
        isConfirmed: isConfirmed(casualties.length + 1),
        reportedOn: explosion.reportedOn,
      })
    }
  })
  return casualties
}

function dateIn(year: number, chance: Chance): DateStated {
  const month = chance.integer(1, 12)
  return { year, month, day: chance.integer(1, monthDays[month - 1] ?? 28) }
}

/** The first day that a stated date can mean. */
export function isoDay({ year, month, day }: DateStated): string {
  return `${year}-${String(month || 1).padStart(2, '0')}-${String(day || 1).padStart(2, '0')}`
}

function laterBy(date: DateStated, days: number): DateStated {
  const moved = new Date(Date.UTC(date.year, date.month - 1, date.day + days))
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() }
}

/** About three in five, scattered by number, so that it draws no chance from the rest. */
function isConfirmed(number: number): boolean {
  return (number * 7919) % 100 < 62
}

interface Explosion {
  readonly date: DateStated
  readonly settlement: Settlement
  readonly device: Device
  readonly activation: Activation
  readonly whole: boolean
  readonly reportedOn: string
}

function inventExplosion(land: Land, date: DateStated, plan: CasualtyPlan, chance: Chance): Explosion {
  const whole = isoDay(date) >= plan.wholeFrom
  const code = chance.weighted(land.weights)
  const settlement = land.settlements.find((entry) => entry.code === code)
  if (!settlement) throw new Error(`no settlement ${code}`)
  return {
    date: whole ? date : coarser(date, chance),
    settlement,
    whole,
    reportedOn: isoDay(laterBy(date, chance.integer(1, 25))),
    device: chance.weighted({
      ap_mine: 41,
      av_mine: 17,
      mine: 11,
      submunition: 8,
      uxo: 14,
      mine_or_erw: 5,
      unknown: 4,
    }),
    activation: chance.weighted({ victim: 88, unknown: 7, command: 5 }),
  }
}

/** Old lists often know the month or the year only. */
function coarser(date: DateStated, chance: Chance): DateStated {
  const precision = chance.weighted({ day: 86, month: 9, year: 5 })
  if (precision === 'day') return date
  return precision === 'month' ? { ...date, day: 0 } : { year: date.year, month: 0, day: 0 }
}

type Person = Pick<Casualty, 'outcome' | 'sex' | 'age' | 'ageGroup' | 'status' | 'name'>

function inventPerson(whole: boolean, chance: Chance): Person {
  const status = chance.weighted({ civilian: 56, military: 33, police: 6, unknown: 5 })
  const uniformed = status === 'military' || status === 'police'
  const sex = uniformed
    ? chance.weighted({ male: 97, female: 3 })
    : chance.weighted({ male: 76, female: 18, unknown: 6 })
  const grown = uniformed || chance.happens(0.81)
  const stated = chance.weighted({ age: 72, group: 18, nothing: 10 })
  const outcome = whole
    ? chance.weighted({ killed: 24, injured: 76 })
    : chance.weighted({ killed: 29, injured: 66, unknown: 4, missing: 1 })
  return {
    outcome,
    sex,
    status,
    age: stated === 'age' ? (grown ? chance.integer(18, 79) : chance.integer(4, 17)) : null,
    ageGroup: stated === 'nothing' ? 'unknown' : grown ? 'adult' : 'child',
    name: chance.happens(whole ? 0.7 : 0.35) ? inventedName(chance) : '',
  }
}
