/** /api/findings: what is doubtful in what came in, newest file first. */
import { z } from 'zod'
import { shownFindings } from '../../../intake/import/shown-findings.js'
import { findingsPage } from '../../../store/import/findings.js'
import { fromOne, pageSize } from '../forms.js'
import type { Route } from '../route.js'
import { route } from '../route.js'

const findingForm = z.object({
  import: z.int(),
  row: z.int().nullable(),
  column: z.string().nullable(),
  rule: z.string(),
  severity: z.enum(['blocks', 'note']),
  text: z.string().nullable(),
  message: z.string().nullable(),
  withheld: z.boolean(),
})

export const findingRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/findings',
    access: 'read_register',
    summary:
      'Doubts about what came in, newest file first: rule, row and column, and the text that was found. Text and message of a confidential column are withheld; who is limited to places sees those of what they sent. next is the finding after which the next page begins.',
    query: z.strictObject({
      import: fromOne.optional(),
      severity: z.enum(['blocks', 'note']).optional(),
      after: z
        .string()
        .regex(/^\d{1,15}\.\d{1,9}$/)
        .optional(),
      limit: pageSize,
    }),
    answer: z.object({ findings: z.array(findingForm), next: z.string().nullable() }),
    run: async ({ reading, query, account, programme }) => {
      const { session, programmeId } = reading
      const [submission = 0, ordinal = 0] = (query.after ?? '').split('.').map(Number)
      const found = await findingsPage(session, programmeId, {
        submission: query.import ?? null,
        severity: query.severity ?? null,
        // A doubt says not where its row lies: who is limited to places sees those of what they sent.
        sentBy: account?.placeIds === null ? null : programme.person,
        after: query.after === undefined ? null : { submission, ordinal },
        most: query.limit + 1,
      })
      const page = found.slice(0, query.limit)
      const last = found.length > page.length ? page.at(-1) : undefined
      const findings = []
      for (const placed of page) {
        const shown = await reading.kept(`shown findings ${placed.submission}`, () =>
          shownFindings(session, programmeId, placed.submission),
        )
        findings.push({ import: placed.submission, ...shown(placed.finding) })
      }
      return { findings, next: last ? `${last.submission}.${last.ordinal}` : null }
    },
  }),
]
