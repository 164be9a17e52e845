/** A set of minefield records against the ground. Pure: equal records, ground and chance give an equal assessment. */
import { areaMoved } from './area.js'
import { assessRecord, type RecordAssessment } from './assess-record.js'
import { exactShare, type Share } from './binomial.js'
import { type Bounds, manskiBounds } from './bounds.js'
import { type Cause, testCauses } from './causes.js'
import { drawShifts, type Evidence } from './evidence.js'
import { falseRecordRate, type Rate } from './false-record-rate.js'
import type { AccidentCounts, Coverage } from './ground-counts.js'
import { countAccidents, coverageOf, fieldOf } from './ground-counts.js'
import type { Plane, Spot } from './plane.js'
import { type How, type PreparedGround, prepareGround, rateBySupply } from './prepared-ground.js'
import type { Random } from './random.js'
import { type RecallPoint, recallCurve } from './recall.js'
import { type Sensitivity, sensitivityOf } from './sensitivity.js'
import { type RecordState, recordStates } from './state.js'
import { type AssessedRecord, type Assumptions, type Ground, toleranceMetres } from './subject.js'
import { corrected, fitSystematically, type SystematicFit } from './systematic-shift.js'

/** What is assessed. */
export interface AssessmentSubject {
  readonly records: readonly AssessedRecord[]
  readonly ground: Ground
  readonly plane: Plane
}

/** Figures of the set once its common shift is taken out. */
export interface CorrectedFigures {
  readonly states: Readonly<Record<RecordState, number>>
  readonly support: Share
  readonly falseRecords: Rate
}

/** The whole assessment. No field of it names or ranks who supplied what, except the records themselves. */
export interface Assessment {
  readonly assumptions: Assumptions
  readonly records: readonly RecordAssessment[]
  readonly states: Readonly<Record<RecordState, number>>
  /** Supported among the records of which enough was searched. */
  readonly support: Share
  readonly bounds: Bounds
  readonly falseRecords: Rate
  /** The same from land that was searched before, and after, each record was supplied; undated land is in neither. */
  readonly falseBeforeSupply: Rate
  readonly falseAfterSupply: Rate
  /** The same under other assumptions: where these lie far apart, the rate says little. */
  readonly sensitivity: readonly Sensitivity[]
  /** Mean over the placed records of the share of their tolerance area that was searched. */
  readonly searchedShare: number
  readonly recall: readonly RecallPoint[]
  readonly fit: SystematicFit | null
  /** null where no common shift stands out. */
  readonly corrected: CorrectedFigures | null
  readonly causes: readonly Cause[]
  readonly accidents: AccidentCounts
  readonly coverage: Coverage
}

/** Common shifts are sought up to a kilometre: old datums lie up to 900 m from WGS 84. */
const searchMetres = 1000
const narrowestCell = 15

/** Assesses records together. `random` is used for shifts alone; the names of suppliers are used for nothing. */
export function assessRecords(
  subject: AssessmentSubject,
  assumptions: Assumptions,
  random: Random,
): Assessment {
  const shifts = drawShifts(random)
  const how = { assumptions, shifts }
  const prepared = prepareGround(subject.ground, assumptions)
  const records = subject.records.map((record) => assessRecord(record, prepared, how))
  const placed = records.filter(({ footprint }) => footprint !== null)
  const fit = commonFit(records, prepared, assumptions)
  const fields = subject.records.map(fieldOf).filter((field) => field.length > 0)
  const evidence = evidenceIn(records)
  return {
    assumptions,
    records,
    states: countStates(records),
    support: supportOf(records, assumptions),
    bounds: boundsOf(records, assumptions),
    falseRecords: falseRecordRate(evidence, assumptions.level),
    falseBeforeSupply: rateBySupply(subject, how, (day, supplied) => day < supplied),
    falseAfterSupply: rateBySupply(subject, how, (day, supplied) => day >= supplied),
    sensitivity: sensitivityOf(subject, how),
    searchedShare:
      evidence.reduce((sum, { searchedShare }) => sum + searchedShare, 0) / (evidence.length || 1),
    recall: recallCurve(
      placed.flatMap(({ footprint }) => footprint ?? []),
      prepared.all.spots,
      random,
    ),
    fit,
    corrected: fit?.isSystematic ? correctedFigures(records, prepared, { ...how, fit }) : null,
    causes: causesOf(records, prepared, { fit, plane: subject.plane, assumptions }),
    accidents: countAccidents(
      subject.ground.accidents.map(({ spot }) => spot),
      fields,
    ),
    coverage: coverageOf(subject.ground, fields),
  }
}

function evidenceIn(records: readonly RecordAssessment[]): readonly Evidence[] {
  return records.flatMap(({ evidence }) => evidence ?? [])
}

function countStates(records: readonly RecordAssessment[]): Record<RecordState, number> {
  const counts = recordStates.map((state) => [
    state,
    records.filter((record) => record.state === state).length,
  ])
  return Object.fromEntries(counts) as Record<RecordState, number>
}

function isAssessable({ evidence }: RecordAssessment, { assessableShare }: Assumptions): boolean {
  return evidence !== null && evidence.searchedShare >= assessableShare
}

function supportOf(records: readonly RecordAssessment[], assumptions: Assumptions): Share {
  const assessable = records.filter((record) => isAssessable(record, assumptions))
  const supported = assessable.filter(({ itemsNear }) => itemsNear > 0)
  return exactShare(supported.length, assessable.length, assumptions.level)
}

function boundsOf(records: readonly RecordAssessment[], assumptions: Assumptions): Bounds {
  const assessable = records.filter((record) => isAssessable(record, assumptions))
  const differing = assessable.filter(({ itemsNear }) => itemsNear === 0)
  return manskiBounds(records.length, differing.length, records.length - assessable.length)
}

function commonFit(
  records: readonly RecordAssessment[],
  { all }: PreparedGround,
  { offsetMetres }: Assumptions,
): SystematicFit | null {
  const groups = records.flatMap(({ footprint }) => (footprint ? [footprint.spots] : []))
  if (groups.length < 2) return null
  return fitSystematically(groups, all.spots, {
    searchMetres,
    cellMetres: Math.max(narrowestCell, offsetMetres),
  })
}

function correctedFigures(
  records: readonly RecordAssessment[],
  prepared: PreparedGround,
  { fit, ...how }: How & { readonly fit: SystematicFit },
): CorrectedFigures {
  const again = records.map(({ record }) => assessRecord(movedRecord(record, fit), prepared, how))
  return {
    states: countStates(again),
    support: supportOf(again, how.assumptions),
    falseRecords: falseRecordRate(evidenceIn(again), how.assumptions.level),
  }
}

/** The record with its common shift taken out. */
export function movedRecord(record: AssessedRecord, fit: SystematicFit): AssessedRecord {
  const move = (spot: Spot): Spot => corrected(fit, spot)
  return {
    ...record,
    mines: record.mines.map((mine) => ({ ...mine, spot: move(mine.spot) })),
    rows: record.rows.map(([start, end]) => [move(start), move(end)] as const),
    outline: areaMoved(record.outline, move),
    landmarks: record.landmarks.map((landmark) => ({ ...landmark, recorded: move(landmark.recorded) })),
  }
}

function causesOf(
  records: readonly RecordAssessment[],
  { all, ground }: PreparedGround,
  {
    fit,
    plane,
    assumptions,
  }: { readonly fit: SystematicFit | null; readonly plane: Plane; readonly assumptions: Assumptions },
): readonly Cause[] {
  return testCauses({
    footprints: records.flatMap(({ footprint }) => footprint ?? []),
    differing: records.flatMap(({ footprint, state }) =>
      state === 'differs' && footprint ? [footprint] : [],
    ),
    fit,
    finds: all,
    ground,
    plane,
    reach: toleranceMetres(assumptions.offsetMetres),
  })
}
