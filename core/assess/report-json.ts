/** An assessment as one JSON value. Numbers are rounded to six decimals; what is withheld is left out and said to be. */
import type { Assessment } from './assess.js'
import type { RecordAssessment } from './assess-record.js'
import { calibrationAt, calibrationWords, isConservative } from './calibration.js'
import { bearingOf } from './plane.js'
import { type ReportFrame, withheldWords } from './report-lines.js'
import { limitWords, recordSentence } from './report-words.js'

/** The value of `assess --json`; docs/minefield-records.md explains its members. */
export function reportJson(assessment: Assessment, frame: ReportFrame): unknown {
  const calibration = calibrationAt(assessment.searchedShare)
  const { records, fit, accidents, ...set } = assessment
  // The centre of the shift says where the records lie, and where accidents happened is restricted.
  const { centre: _, ...shift } = fit ?? { centre: null }
  return rounded({
    asOf: frame.asOf,
    lastDay: frame.lastDay,
    ...set,
    fit: fit && {
      ...shift,
      lengthMetres: Math.hypot(...fit.shift),
      bearingDegrees: bearingOf(fit.shift),
    },
    accidents: frame.isPublic ? { withheld: 'where each of them happened is' } : accidents,
    calibration: {
      ...calibration,
      isConservative: isConservative(calibration),
      words: calibrationWords(calibration),
    },
    records: records.map((record) => recordJson(record, frame.isPublic)),
    limits: limitWords,
  })
}

function recordJson(assessed: RecordAssessment, isPublic: boolean): unknown {
  const { record, state, completeness, evidence, claimed, itemsNear, types, toleranceMetres } = assessed
  const { landmarks, matching, rows, perimeter, fit } = assessed
  const shown = {
    id: record.id,
    number: record.number,
    supplier: record.supplier,
    suppliedOn: record.suppliedOn,
    state,
    unplaced: record.unplaced,
    sentence: recordSentence(assessed),
    completeness,
    searchedShare: evidence?.searchedShare ?? null,
    toleranceMetres,
    itemsNear,
    claimed,
    types,
  }
  return isPublic
    ? { ...shown, withheld: withheldWords }
    : { ...shown, landmarks, matching, rows, perimeter, fit }
}

function rounded(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? Math.round(value * 1e6) / 1e6 + 0 : null
  if (Array.isArray(value)) return value.map(rounded)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, rounded(member)]))
}
