/** /api/log: the entries of the log and its last checkpoint. */
import { z } from 'zod'
import { toHex } from '../../../core/log/bytes.js'
import { logHead } from '../../../store/append.js'
import { keptOrBroken } from '../../../store/checkpoint.js'
import { entriesBefore } from '../../../store/log-reading.js'
import { fromOne, pageSize } from '../forms.js'
import type { Route } from '../route.js'
import { route } from '../route.js'

const entryForm = z.object({
  entry: z.int(),
  type: z.string(),
  schema: z.string(),
  at: z.string().nullable(),
  about: z.string().nullable(),
})

export const logRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/log',
    access: 'read_log',
    summary:
      'Entries of the log, newest first; next is the entry before which the next page ends. Beside them size and root of the log, and the checkpoint that is kept outside the database.',
    query: z.strictObject({
      before: fromOne.optional(),
      type: z
        .string()
        .regex(/^[a-z-]{1,40}$/)
        .optional(),
      limit: pageSize,
    }),
    answer: z.object({
      entries: z.array(entryForm),
      next: z.int().nullable(),
      size: z.int(),
      root: z.string(),
      checkpoint: z.object({ size: z.int(), root: z.string() }).nullable(),
    }),
    run: async ({ reading, programme, query }) => {
      const { session, programmeId } = reading
      const { before = null, type = null, limit } = query
      const found = await entriesBefore(session, programmeId, { before, type, most: limit + 1 })
      const entries = found.slice(0, limit)
      const head = await logHead(session, programmeId)
      const kept = keptOrBroken(programme.directory, programme.code)
      return {
        entries,
        next: found.length > limit ? (entries.at(-1)?.entry ?? null) : null,
        size: head.size,
        root: toHex(head.root),
        checkpoint: kept === null || kept === 'broken' ? null : { size: kept.size, root: toHex(kept.root) },
      }
    },
  }),
]
