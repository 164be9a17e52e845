import { writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Assessment, AssessmentSubject } from '../../core/assess/assess.js'
import { assessRecords } from '../../core/assess/assess.js'
import { lastDayOf, subjectOf } from '../../core/assess/from-records.js'
import { assessmentMap } from '../../core/assess/map-svg.js'
import { usualChance } from '../../core/assess/random.js'
import { reportJson } from '../../core/assess/report-json.js'
import { type ReportFrame, reportLines } from '../../core/assess/report-lines.js'
import { type Assumptions, usualAssumptions } from '../../core/assess/subject.js'
import { assessmentRecords } from '../../store/assessment-records.js'
import type { Call, Command } from '../command.js'
import { problem } from '../problems.js'
import { wholeNumber, wrongUse } from '../words.js'

/** Minefield records against what was found and searched: a table, text, JSON, a map; no verdict on anyone. */
export const assess: Command = {
  name: 'assess',
  summary: 'minefield records against what was found and searched',
  usage:
    'RECORD… | --supplier ORGANISATION | --all [--as-of N] [--offset METRES] [--survival SHARE] [--detection SHARE] [--svg FILE] [--public]',
  options: {
    supplier: { type: 'string' },
    all: { type: 'boolean' },
    'as-of': { type: 'string' },
    offset: { type: 'string' },
    survival: { type: 'string' },
    detection: { type: 'string' },
    svg: { type: 'string' },
    public: { type: 'boolean' },
  },
  run: async (call) => {
    const ways = [call.words.length > 0, call.option('supplier') !== undefined, call.flag('all')]
    if (ways.filter(Boolean).length !== 1)
      throw wrongUse(assess, 'Give records, or --supplier, or --all: one of the three.')
    const assumptions = assumptionsOf(call)
    const at = call.option('as-of')
    const asked = at === undefined ? undefined : wholeNumber(assess, at, 'The entry')
    return call.withProgramme(async (programme) => {
      const { asOf, records } = await assessmentRecords(programme, asked)
      const subject = chosen(subjectOf(records), call)
      const assessment = assessRecords(subject, assumptions, usualChance())
      const frame = { asOf, lastDay: lastDayOf(subject), isPublic: call.flag('public') }
      show(call, subject, assessment, frame)
      return 0
    })
  },
}

function show(call: Call, subject: AssessmentSubject, assessment: Assessment, frame: ReportFrame): void {
  const path = call.option('svg')
  if (path !== undefined) writeFileSync(resolve(path), assessmentMap(subject, assessment, frame))
  call.output.value(reportJson(assessment, frame))
  for (const line of reportLines(assessment, frame)) call.output.line(line)
  if (path !== undefined) call.output.line(`The map: ${path}`)
}

/** The records that were asked for, by their number or id, or by the organisation that supplied them. */
function chosen(subject: AssessmentSubject, call: Call): AssessmentSubject {
  const supplier = call.option('supplier')
  if (call.flag('all')) return subject
  const records =
    supplier === undefined
      ? call.words.flatMap((word) => {
          const found = subject.records.filter(({ id, number }) => id === word || number === word)
          if (found.length === 0) throw problem.minefieldRecordUnknown({ asked: word })
          return found
        })
      : subject.records.filter((record) => record.supplier === supplier)
  if (records.length === 0) throw problem.minefieldRecordUnknown({ asked: `supplied by ${supplier}` })
  return { ...subject, records }
}

function assumptionsOf(call: Call): Assumptions {
  const offset = call.option('offset')
  const offsetMetres = offset === undefined ? usualAssumptions.offsetMetres : Number(offset)
  if (!(offsetMetres >= 1 && offsetMetres <= 2000))
    throw wrongUse(assess, `--offset is metres from 1 to 2000, and is "${offset}".`)
  return {
    ...usualAssumptions,
    offsetMetres,
    survival: shareOf(call, 'survival', usualAssumptions.survival),
    detection: shareOf(call, 'detection', usualAssumptions.detection),
  }
}

/** A share above 0: with none, no search could ever tell anything. */
function shareOf(call: Call, name: string, usual: number): number {
  const text = call.option(name)
  const share = text === undefined ? usual : Number(text)
  if (!(share > 0 && share <= 1))
    throw wrongUse(assess, `--${name} is a share above 0 and up to 1, and is "${text}".`)
  return share
}
