/** The false-record rate under other assumptions than those that were made. */
import { falseRecordRate, type Rate } from './false-record-rate.js'
import { evidenceOn, type How, prepareGround } from './prepared-ground.js'
import type { AssessedRecord, Assumptions, Ground } from './subject.js'

/** What is assumed otherwise, with its English words. */
const otherWords = {
  'half-offset': 'half the offset',
  'twice-offset': 'twice the offset',
  'half-survival': 'half the survival',
  'all-survive': 'every mine still there',
} as const

/** One other assumption, and the rate under it. */
export interface Sensitivity {
  readonly otherwise: keyof typeof otherWords
  readonly words: string
  readonly assumptions: Assumptions
  readonly rate: Rate
}

/** Half and twice the offset, half the survival, and all mines surviving. */
export function sensitivityOf(
  { records, ground }: { readonly records: readonly AssessedRecord[]; readonly ground: Ground },
  { assumptions, shifts }: How,
): readonly Sensitivity[] {
  const { offsetMetres, survival } = assumptions
  const others: readonly (readonly [Sensitivity['otherwise'], Assumptions, number])[] = [
    ['half-offset', { ...assumptions, offsetMetres: offsetMetres / 2 }, 0.5],
    ['twice-offset', { ...assumptions, offsetMetres: offsetMetres * 2 }, 2],
    ['half-survival', { ...assumptions, survival: survival / 2 }, 1],
    ['all-survive', { ...assumptions, survival: 1 }, 1],
  ]
  return others.map(([otherwise, other, times]) => {
    // An offset that a record declares is an assumption as well.
    const declared = records.map((record) => ({
      ...record,
      offsetMetres: record.offsetMetres === null ? null : record.offsetMetres * times,
    }))
    const evidence = evidenceOn(declared, prepareGround(ground, other), { assumptions: other, shifts })
    return {
      otherwise,
      words: otherWords[otherwise],
      assumptions: other,
      rate: falseRecordRate(evidence, assumptions.level),
    }
  })
}
