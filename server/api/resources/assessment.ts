/** GET /api/assessment: minefield records against what was found and searched, as the command `assess` gives them. */
import { assessRecords } from '../../../core/assess/assess.js'
import { lastDayOf, subjectOf } from '../../../core/assess/from-records.js'
import { usualChance } from '../../../core/assess/random.js'
import { reportJson } from '../../../core/assess/report-json.js'
import { reportLines } from '../../../core/assess/report-lines.js'
import { usualAssumptions } from '../../../core/assess/subject.js'
import { readAssessmentRecords } from '../../../store/assessment-records.js'
import type { Reading } from '../../register-reading.js'
import { type Route, route } from '../route.js'

export const assessmentRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/assessment',
    access: 'count',
    summary:
      'Every minefield record against what was found and searched (docs/minefield-records.md): the state of each with a sentence, the figures of the set, the report as lines. Rows, mines, landmarks and places of accidents are left out for everybody.',
    run: ({ reading }) => reading.kept('assessment', () => assessed(reading)),
  }),
]

/** What a publication would show, so that nobody reads of a place what they may not. */
async function assessed({ session, programmeId }: Reading): Promise<object> {
  const { asOf, records } = await readAssessmentRecords(session, programmeId)
  const subject = subjectOf(records)
  const assessment = assessRecords(subject, usualAssumptions, usualChance())
  const frame = { asOf, lastDay: lastDayOf(subject), isPublic: true }
  return { report: reportJson(assessment, frame), lines: reportLines(assessment, frame) }
}
