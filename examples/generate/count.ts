/**
 * The numbers that the appeals state, counted a second time: from the CSV as written, with loops of its own, sharing
 * no code with the register that will check them.
 */
import type { CsvRow } from './csv.js'
import { fromCsv } from './csv.js'

/** One person as this count reads a row. */
export interface CountedPerson {
  /** First and last ISO day that the stated date can mean. */
  readonly from: string
  readonly until: string
  readonly outcome: string
  readonly sex: string
  readonly ageGroup: string
  readonly status: string
  readonly activation: string
  readonly explosion: string
}

/** Those who are casualties: hit by what a victim set off, or nobody knows, and killed, injured or of unknown outcome. */
export function casualtiesIn(
  people: readonly CountedPerson[],
  from: string,
  to: string,
): readonly CountedPerson[] {
  const counted: CountedPerson[] = []
  for (const person of people) {
    if (person.activation === 'command' || person.outcome === 'missing') continue
    if (person.from >= from && person.until <= to) counted.push(person)
  }
  return counted
}

/** People hit by what was set off by command: figures name them beside the number, so they must not be few either. */
export function apartIn(people: readonly CountedPerson[], from: string, to: string): number {
  let apart = 0
  for (const person of people) {
    if (person.activation === 'command' && person.from >= from && person.until <= to) apart += 1
  }
  return apart
}

/** Explosions, whatever set them off. */
export function explosionsIn(people: readonly CountedPerson[], from: string, to: string): number {
  const seen = new Set<string>()
  for (const person of people) if (person.from >= from && person.until <= to) seen.add(person.explosion)
  return seen.size
}

export function having(people: readonly CountedPerson[], wanted: Partial<CountedPerson>): number {
  const entries = Object.entries(wanted)
  let found = 0
  for (const person of people)
    if (entries.every(([name, value]) => person[name as keyof CountedPerson] === value)) found += 1
  return found
}

/** The sum of a column over the rows that pass. */
export function sumOf(csv: string, column: string, passes: (row: CsvRow) => boolean): number {
  let sum = 0
  for (const row of fromCsv(csv)) if (passes(row)) sum += Number(row[column])
  return sum
}

/** The days that `1994`, `1994-06` or `1994-06-11` can mean. */
export function daysOf(written: string): readonly [from: string, until: string] {
  const [year = '', month, day] = written.split('-')
  if (month === undefined) return [`${year}-01-01`, `${year}-12-31`]
  if (day !== undefined) return [written, written]
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()
  return [`${year}-${month}-01`, `${year}-${month}-${last}`]
}

/** Numbers that stand in appeals of this world; an invented one must not repeat them. */
const elsewhere = [314, 61, 253, 345, 65, 278, 3393, 357, 38, 149, 165]

/** Refuses a number that a small-number rule would withhold, or that is known from elsewhere. */
export function usable(numbers: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(numbers)) {
    if (value < 5) throw new Error(`${name} is ${value}: choose another seed`)
    if (elsewhere.includes(value)) throw new Error(`${name} is ${value}, a number known from elsewhere`)
  }
}

/** 3107 as 3,107. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}
