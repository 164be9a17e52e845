/** The false-record rate under other assumptions than those that were made. */
import { falseRecordRate, type Rate } from './false-record-rate.js'
import { evidenceOn, type How, prepareGround } from './prepared-ground.js'
import type { AssessedRecord, Assumptions, Ground } from './subject.js'

/** One other assumption, and the rate under it. */
export interface Sensitivity {
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
  const others: readonly (readonly [string, Assumptions, number])[] = [
    ['half the offset', { ...assumptions, offsetMetres: offsetMetres / 2 }, 0.5],
    ['twice the offset', { ...assumptions, offsetMetres: offsetMetres * 2 }, 2],
    ['half the survival', { ...assumptions, survival: survival / 2 }, 1],
    ['every mine still there', { ...assumptions, survival: 1 }, 1],
  ]
  return others.map(([words, other, times]) => {
    // An offset that a record declares is an assumption as well.
    const declared = records.map((record) => ({
      ...record,
      offsetMetres: record.offsetMetres === null ? null : record.offsetMetres * times,
    }))
    const evidence = evidenceOn(declared, prepareGround(ground, other), { assumptions: other, shifts })
    return { words, assumptions: other, rate: falseRecordRate(evidence, assumptions.level) }
  })
}
