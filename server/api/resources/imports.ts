/** /api/imports: files that came in, and what became of their rows. */
import { z } from 'zod'
import { importsPage } from '../../../store/import/list-imports.js'
import type { Route } from '../route.js'
import { route } from '../route.js'

const importForm = z.object({
  id: z.int(),
  fileName: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
  receivedAt: z.string().nullable(),
  kinds: z.array(z.string()),
  source: z.uuid().nullable(),
  state: z.enum(['open', 'complete', 'undone']),
  receivedBy: z.string(),
  receivedByName: z.string().nullable(),
  taken: z.int(),
  rows: z.record(z.string(), z.int()),
  findings: z.record(z.string(), z.int()),
})

export const importRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/imports',
    access: 'read_register',
    summary:
      'Files and forms that came in, newest first: who sent them, rows taken in, rows that wait by state, findings by severity. next is the import before which the next page begins.',
    query: z.strictObject({
      before: z.coerce.number().int().min(1).optional(),
      limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    answer: z.object({ imports: z.array(importForm), next: z.int().nullable() }),
    run: async ({ reading, query }) => {
      const { session, programmeId } = reading
      const asked = { id: null, before: query.before ?? null, most: query.limit + 1 }
      const found = await importsPage(session, programmeId, asked)
      const imports = found.slice(0, query.limit)
      return { imports, next: found.length > imports.length ? (imports.at(-1)?.id ?? null) : null }
    },
  }),
]
