/** /api/programme: what the register is called and by which rules it is kept. */
import { z } from 'zod'
import { kinds } from '../../../core/record/kinds.js'
import { writeBackup } from '../../../store/backup/backup.js'
import { examine } from '../../../store/doctor.js'
import { peopleWhoReview } from '../../../store/review/own-work.js'
import { leavingFile } from '../leaving-file.js'
import type { Route } from '../route.js'
import { route } from '../route.js'
import { countedDrafts } from './draft-counts.js'

export const programmeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/programme',
    access: 'read_register',
    summary:
      'The programme: its name, its settings, how many can decide, the kinds that can be listed, how many rows wait by state, and why nothing can be written, where that is so.',
    answer: z.object({
      code: z.string(),
      name: z.string(),
      contact: z.string(),
      timeZone: z.string(),
      k: z.int(),
      people: z.int(),
      publicServices: z.enum(['open', 'closed']),
      countryBox: z.array(z.number()).nullable(),
      oldestDataDays: z.int().nullable(),
      sensitive: z.array(z.string()),
      method: z.string().nullable(),
      sendsMail: z.boolean(),
      engine: z.enum(['embedded', 'server']),
      readOnlyBecause: z.string().nullable(),
      kinds: z.array(z.object({ kind: z.string(), table: z.string(), label: z.string() })),
      waiting: z.record(z.string(), z.int()),
      entry: z.int(),
    }),
    run: async ({ reading, programme }) => {
      const { session, settings, entry } = reading
      return {
        code: programme.code,
        name: settings.name,
        contact: settings.contact,
        timeZone: settings.timeZone,
        k: settings.k,
        people: await peopleWhoReview(session, programme),
        publicServices: settings.publicServices,
        countryBox: settings.countryBox,
        oldestDataDays: settings.oldestDataDays,
        sensitive: settings.sensitive,
        method: settings.method,
        sendsMail: settings.mail !== null,
        engine: programme.engine.kind,
        readOnlyBecause: programme.readOnlyBecause?.what ?? null,
        kinds: kinds
          .filter(({ privacy }) => privacy !== 'confidential')
          .map(({ kind, table, label }) => ({ kind, table, label })),
        waiting: await countedDrafts(reading),
        entry,
      }
    },
  }),
  route({
    method: 'GET',
    path: '/api/programme/examination',
    access: 'administer',
    readsByItself: true,
    summary:
      'Looks over log, checkpoint, key, waiting work and disk, as truebearing doctor does; a fault is something that must be done.',
    answer: z.object({
      examined: z.array(
        z.object({ what: z.string(), state: z.enum(['ok', 'note', 'fault']), said: z.string() }),
      ),
    }),
    run: async ({ programme }) => ({ examined: await examine(programme) }),
  }),
  route({
    method: 'POST',
    path: '/api/programme/backup',
    access: 'administer',
    onlyInPerson: true,
    // Neither is kept for an Idempotency-Key: the archive is all there is, and its request holds the passphrase.
    showsSecret: true,
    summary:
      'One encrypted archive of the programme as a file, for truebearing restore; the private key is not in it. Truebearing-Entry says how many entries it holds.',
    body: z.strictObject({ passphrase: z.string().min(12).max(1000) }),
    run: async ({ programme, body }) => {
      const day = programme.now().toISOString().slice(0, 10)
      return leavingFile(programme, {
        name: `${programme.code}-${day}.backup`,
        type: 'application/octet-stream',
        write: async (path) => {
          const { entries } = await writeBackup(programme, path, body.passphrase)
          return { 'Truebearing-Entry': String(entries) }
        },
      })
    },
  }),
]
