/** /api/log: the entries of the log and its last checkpoint. */
import { z } from 'zod'
import { toHex } from '../../../core/log/bytes.js'
import { logHead } from '../../../store/append.js'
import { keptOrBroken } from '../../../store/checkpoint.js'
import { authorsOfEntries } from '../../../store/entry-authors.js'
import { entriesBefore } from '../../../store/log-reading.js'
import { fromOne, pageSize } from '../forms.js'
import type { Route } from '../route.js'
import { route } from '../route.js'
import { words } from './list-question.js'

const mostPeople = 1000

/** Who made an entry: an account, or whoever was at the keyboard of the machine that holds the register. */
const authorForm = z.object({ person: z.string(), name: z.string(), isAccount: z.boolean() })

const entryForm = z.object({
  entry: z.int(),
  type: z.string(),
  schema: z.string(),
  at: z.string().nullable(),
  about: z.string().nullable(),
  role: z.string().nullable(),
  author: authorForm.nullable(),
})

export const logRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/log',
    access: 'read_log',
    summary:
      'Entries of the log, newest first; next is the entry before which the next page ends. Of each stands the role that it states and, kept beside the log, who made it; person asks for those of one. Beside them size and root of the log, and the checkpoint that is kept outside the database.',
    query: z.strictObject({
      before: fromOne.optional(),
      type: z
        .string()
        .regex(/^[a-z-]{1,40}$/)
        .optional(),
      person: words.optional(),
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
      const { before = null, type = null, person = null, limit } = query
      const found = await entriesBefore(session, programmeId, { before, type, person, most: limit + 1 })
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
  route({
    method: 'GET',
    path: '/api/log/people',
    access: 'read_log',
    summary: `Who made entries of the log, by name, ${mostPeople} at most: accounts, those that ended too, then the words by which the machine of the register knows who was at its keyboard.`,
    answer: z.object({ people: z.array(authorForm) }),
    run: async ({ reading: { session, programmeId } }) => ({
      people: await authorsOfEntries(session, programmeId, mostPeople),
    }),
  }),
]
