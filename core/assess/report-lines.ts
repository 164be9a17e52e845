/** An assessment as lines of text: the table, and the sentences that go with it. */
import { flatCodes } from '../record/codes.js'
import { deviceCodes } from '../record/device.js'
import type { Assessment } from './assess.js'
import type { RecordAssessment } from './assess-record.js'
import { calibrationAt, calibrationWords } from './calibration.js'
import { bearingOf } from './plane.js'
import {
  assumptionWords,
  counted,
  limitWords,
  metres,
  percent,
  rateWords,
  recordSentence,
} from './report-words.js'
import { recordStates, stateWords } from './state.js'

/** What stands around an assessment. */
export interface ReportFrame {
  /** The first `asOf` entries of the log were read. */
  readonly asOf: number
  /** The last day of anything that was found or searched; null where nothing has a day. */
  readonly lastDay: string | null
  /** Whether everything confidential is left out. */
  readonly isPublic: boolean
}

/** Words in place of rows, mines and landmarks. */
export const withheldWords = 'danger here, details withheld'

const labels = new Map(flatCodes(deviceCodes).map(({ code, label }) => [code, label]))

function deviceLabel(code: string): string {
  return labels.get(code) ?? code
}

/** The whole report. */
export function reportLines(assessment: Assessment, frame: ReportFrame): readonly string[] {
  const { records } = assessment
  const suppliers = new Set(records.map(({ record }) => record.supplier)).size
  const heads = [
    `Minefield records against the ground: ${counted(records.length, 'record')}, ${counted(suppliers, 'supplier')}, as of entry ${frame.asOf}.`,
    `Last day of anything found or searched: ${frame.lastDay ?? 'not stated'}.`,
    assumptionWords(assessment.assumptions),
  ]
  return [
    ...heads,
    '',
    ...stateLines(assessment),
    '',
    ...setLines(assessment, frame.isPublic),
    '',
    ...shiftLines(assessment),
    '',
    'Causes that have nothing to do with how a record was made, each tested:',
    ...assessment.causes.map(
      ({ cause, result, words }) => `  ${causeWords[cause]} (${resultWords[result]}): ${words}`,
    ),
    '',
    ...recallLines(assessment),
    '',
    ...records.flatMap((record) => [...recordLines(record, frame.isPublic), '']),
    ...limitWords,
  ]
}

const causeWords = {
  datum: 'Another datum or reference point',
  'clearance-by-others': 'Clearance by others',
  'wash-out': 'Moved by water or slope',
  'wrong-sheet': 'Read against the wrong map sheet',
} as const

const resultWords = {
  fits: 'would explain it',
  'does-not-fit': 'would not explain it',
  'cannot-be-tested': 'cannot be tested',
  'nothing-to-explain': 'nothing to explain',
} as const

function stateLines({ states, records }: Assessment): readonly string[] {
  return recordStates.map((state) => `  ${states[state]} of ${records.length}  ${stateWords[state]}`)
}

function interval(low: number | null, high: number | null): string {
  return low === null || high === null ? 'no interval' : `between ${percent(low)} and ${percent(high)}`
}

function setLines(assessment: Assessment, isPublic: boolean): readonly string[] {
  const { support, bounds, falseRecords, falseBeforeSupply, falseAfterSupply, accidents, coverage } =
    assessment
  return [
    `Records without a minefield behind them: ${rateWords(falseRecords)}.`,
    calibrationWords(calibrationAt(assessment.searchedShare)),
    ...assessment.sensitivity.map(({ words, rate }) => `  with ${words}: ${rateWords(rate)}`),
    `  from land searched before the records were supplied: ${rateWords(falseBeforeSupply)}`,
    `  from land searched since: ${rateWords(falseAfterSupply)}`,
    `  whatever unsearched ground holds: ${interval(bounds.low, bounds.high)} (${bounds.differing} of ${bounds.records} searched without any find, ${bounds.unassessable} could not be assessed)`,
    `Supported among those of which enough was searched: ${support.count} of ${support.of}, ${interval(support.low, support.high)} (exact interval of ${percent(support.level)}).`,
    isPublic
      ? 'Accidents: withheld, since where each of them happened is.'
      : `Accidents: ${accidents.inside} inside recorded fields, ${accidents.withinHundredMetres} within 100 m, ${accidents.outside} outside, of ${accidents.accidents}.`,
    `Ground known as contaminated: ${coverage.areasWithRecord} of ${coverage.areas} areas touch a recorded field; ${Math.round(coverage.squareMetresInRecords)} of ${Math.round(coverage.squareMetres)} m² lie in one.`,
  ]
}

function shiftLines({ fit, corrected }: Assessment): readonly string[] {
  if (!fit) return ['Common shift: fewer than two records have finds near enough to compare.']
  const length = Math.hypot(...fit.shift)
  const shift = `${metres(length)} towards ${Math.round(bearingOf(fit.shift))} degrees, turned by ${fit.rotationDegrees.toFixed(1)} degrees`
  const errors = `median error ${metres(fit.errorBefore)} as recorded, ${metres(fit.errorAfter)} after`
  const head = `Best common shift and rotation: ${shift}; ${errors}; ${fit.support} of ${fit.groups} records support it, ${fit.supportAsRecorded} as recorded, chance at most ${fit.chanceMost}.`
  if (!corrected) return [head, 'It does not stand out: no common correction is offered.']
  const { support, falseRecords } = corrected
  return [
    head,
    'It stands out: the records are shifted together, and usable once they are moved.',
    `  supported after the move: ${support.count} of ${support.of}, ${interval(support.low, support.high)}`,
    `  without a minefield behind them after the move: ${rateWords(falseRecords)}; the same finds were used to find the shift`,
  ]
}

function recallLines({ recall }: Assessment): readonly string[] {
  const [first] = recall
  if (!first || first.finds === 0) return ['Finds near any record: nothing was found yet.']
  return [
    'Finds near any record, beside what the same records give at random places (90 of 100 lie between):',
    ...recall.map(
      ({ metres: distance, within, finds, nullLow, nullHigh }) =>
        `  within ${distance} m: ${within} of ${finds}, at random ${percent(nullLow)} to ${percent(nullHigh)}`,
    ),
  ]
}

function recordLines(assessed: RecordAssessment, isPublic: boolean): readonly string[] {
  const { record, completeness, types } = assessed
  const { present, absent, applicable, illegible, notApplicable, notStated } = completeness
  const elements = `  elements: ${present} of ${applicable} that apply are present, ${absent} absent, ${illegible} illegible; not applicable ${notApplicable}, not stated ${notStated}`
  const counts = types.map(
    ({ device, recorded, found }) => `${deviceLabel(device)} ${found} / ${recorded ?? 'no number'}`,
  )
  return [
    recordSentence(assessed),
    `  supplied by ${record.supplier}${record.suppliedOn === null ? '' : `, ${record.suppliedOn}`}`,
    elements,
    ...(counts.length > 0 ? [`  found / recorded by type: ${counts.join(', ')}`] : []),
    ...(isPublic ? [`  ${withheldWords}`] : detailLines(assessed)),
  ]
}

function detailLines({ landmarks, matching, rows, perimeter, fit }: RecordAssessment): readonly string[] {
  const found = landmarks.map(({ name, wasFound, offsetMetres }) => {
    if (wasFound !== 'found') return `${name} ${wasFound.replaceAll('-', ' ')}`
    return `${name} found ${offsetMetres === null ? 'at a place not stated' : `${metres(offsetMetres)} off`}`
  })
  const matched = (matching ?? []).map((line) => `${line.toleranceMetres} m ${line.matched}`)
  const near = (rows ?? []).map((line) => `${line.toleranceMetres} m ${line.within}`)
  const [one] = matching ?? []
  const last = matching?.[matching.length - 1]
  return [
    ...(found.length > 0 ? [`  reference points: ${found.join(', ')}`] : []),
    ...(one
      ? [
          `  mines paired one to one, of ${one.recorded} recorded and ${one.found} found: ${matched.join(', ')}; of one type ${last?.sameDevice ?? 0} of ${last?.matched ?? 0}`,
        ]
      : []),
    ...(near.length > 0 ? [`  finds by distance to a row: ${near.join(', ')}`] : []),
    ...(perimeter
      ? [
          `  outline: precision ${percent(perimeter.precision)}, recall ${percent(perimeter.recall)}, common of both ${percent(perimeter.intersectionOverUnion)}, boundaries ${metres(perimeter.meanBoundaryMetres)} apart in the mean, ${metres(perimeter.mostBoundaryMetres)} at most`,
        ]
      : []),
    ...(fit?.isSystematic
      ? [
          `  moved by ${metres(Math.hypot(...fit.shift))} towards ${Math.round(bearingOf(fit.shift))} degrees and turned by ${fit.rotationDegrees.toFixed(1)} degrees its mines fit: median error ${metres(fit.errorBefore)} before, ${metres(fit.errorAfter)} after`,
        ]
      : []),
  ]
}
