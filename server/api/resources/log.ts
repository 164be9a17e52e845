/** /api/log: the entries of the log and its checkpoints. */
import { z } from 'zod'
import { toHex, toUtf8 } from '../../../core/log/bytes.js'
import { encodeVerifierKey, parseVerifierKey } from '../../../core/log/verifier-key.js'
import { logHead } from '../../../store/append.js'
import { keepCheckpoint, keptOrBroken, programmeVerifierKey } from '../../../store/checkpoint.js'
import type { ListedCheckpoint } from '../../../store/checkpoint-list.js'
import { checkpointOf, checkpointsBefore, keepCosignature } from '../../../store/checkpoint-list.js'
import { authorsOfEntries } from '../../../store/entry-authors.js'
import { entriesBefore } from '../../../store/log-reading.js'
import { nodeCrypto } from '../../../store/node-crypto.js'
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

const checkpointForm = z.object({
  size: z.int(),
  root: z.string(),
  origin: z.string(),
  at: z.string(),
  witnesses: z.array(z.object({ name: z.string(), key: z.string(), at: z.string().nullable() })),
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
  route({
    method: 'GET',
    path: '/api/log/checkpoints',
    access: 'read_log',
    summary:
      'Checkpoints of the log that were signed, the longest log first, each with whose line of witness stands under it and holds; next is the size before which the next page ends. key is the verifier key of the log, null where its key is not here.',
    query: z.strictObject({ before: fromOne.optional(), limit: pageSize }),
    answer: z.object({
      checkpoints: z.array(checkpointForm),
      next: z.int().nullable(),
      key: z.string().nullable(),
    }),
    run: async ({ reading: { session, programmeId }, programme, query: { before = null, limit } }) => {
      const found = await checkpointsBefore(session, programmeId, { before, most: limit + 1 })
      const checkpoints = found.slice(0, limit)
      return {
        checkpoints: checkpoints.map(withoutNote),
        next: found.length > limit ? (checkpoints.at(-1)?.size ?? null) : null,
        key: programme.readOnlyBecause === null ? encodeVerifierKey(programmeVerifierKey(programme)) : null,
      }
    },
  }),
  route({
    method: 'GET',
    path: '/api/log/checkpoints/{size}',
    access: 'read_log',
    summary:
      'The signed note of a checkpoint as a file, with the lines of its witnesses; without them byte for byte as the command line writes it.',
    run: async ({ reading: { session, programmeId }, programme, path }) => {
      const size = fromOne.safeParse(path.size)
      const { note } = await checkpointOf(session, programmeId, size.success ? size.data : 0)
      const name = `${programme.code}-checkpoint-${path.size}.txt`
      return new Response(note, {
        headers: {
          'Content-Type': 'text/plain; charset=utf-8',
          'Content-Disposition': `attachment; filename="${name}"`,
        },
      })
    },
  }),
  route({
    method: 'POST',
    path: '/api/log/checkpoints',
    access: 'publish',
    summary:
      'Signs the log as it stands; isNew says whether it was not signed before. Each act signs it by itself.',
    answer: checkpointForm.extend({ isNew: z.boolean() }),
    run: async ({ programme }) => {
      const { programmeId, engine } = programme
      const newest = () =>
        engine.transaction((session) => checkpointsBefore(session, programmeId, { before: null, most: 1 }))
      const [before] = await newest()
      const { size } = await keepCheckpoint(programme)
      const signed = await engine.transaction((session) => checkpointOf(session, programmeId, size))
      return { ...withoutNote(signed), isNew: before?.size !== size }
    },
  }),
  route({
    method: 'POST',
    path: '/api/log/cosignatures',
    access: 'publish',
    summary:
      'Keeps the line of a witness under the checkpoint that it signed: note is what "truebearing witness" wrote, key the verifier key that it printed.',
    body: z.strictObject({ note: z.string().min(1).max(100_000), key: z.string().min(1).max(500) }),
    answer: checkpointForm,
    run: async ({ programme, body }) => {
      const witness = parseVerifierKey(nodeCrypto.sha256, body.key.trim())
      const logKey = programmeVerifierKey(programme)
      const note = toUtf8(body.note)
      return programme.engine.transaction(async (session) =>
        withoutNote(await keepCosignature(session, programme, logKey, { note, witness })),
      )
    },
  }),
]

function withoutNote({ note: _, ...checkpoint }: ListedCheckpoint): Omit<ListedCheckpoint, 'note'> {
  return checkpoint
}
