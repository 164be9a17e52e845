/** /api/imports: files that came in, and what became of their rows. */
import { basename } from 'node:path'
import { z } from 'zod'
import { may, type Role, rolesWith } from '../../../core/access/roles.js'
import { kinds } from '../../../core/record/kinds.js'
import { GroupedFindings } from '../../../intake/import/grouped-findings.js'
import { importFiles } from '../../../intake/import/import-files.js'
import { mappingUsedBefore } from '../../../intake/import/propose-again.js'
import { shownBy } from '../../../intake/import/shown-findings.js'
import { undoImport } from '../../../intake/import/undo.js'
import { mappingFromBytes } from '../../../intake/table/load-mapping.js'
import { proposeMapping } from '../../../intake/table/propose.js'
import { keepCheckpoint } from '../../../store/checkpoint.js'
import { importsPage, type ListedImport } from '../../../store/import/list-imports.js'
import type { Following } from '../../imports/import-jobs.js'
import { problem } from '../../imports/problems.js'
import { bodyOf, keepUpload, uploadPath, withoutFolder } from '../../imports/uploads.js'
import { fromOne, importForm, pageSize, plainText } from '../forms.js'
import { problem as apiProblem } from '../problems.js'
import type { Route } from '../route.js'
import { needAccount, route } from '../route.js'

const word = plainText(200)

export const importRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/imports',
    access: 'read_register',
    summary:
      'Files and forms that came in, newest first: who sent them, rows taken in, rows that wait by state, findings by severity, and whether whoever asks may take it back. next is the import before which the next page begins.',
    query: z.strictObject({
      before: fromOne.optional(),
      limit: pageSize,
    }),
    answer: z.object({
      imports: z.array(importForm.extend({ mayUndo: z.boolean() })),
      next: z.int().nullable(),
    }),
    run: async ({ reading, query, programme, account }) => {
      const { session, programmeId } = reading
      const asked = { id: null, before: query.before ?? null, most: query.limit + 1 }
      const found = await importsPage(session, programmeId, asked)
      const imports = found.slice(0, query.limit)
      const by = { person: programme.person, roles: needAccount(account).roles }
      return {
        imports: imports.map((each) => ({ ...each, mayUndo: each.state !== 'undone' && mayUndo(each, by) })),
        next: found.length > imports.length ? (imports.at(-1)?.id ?? null) : null,
      }
    },
  }),
  route({
    method: 'POST',
    path: '/api/uploads',
    access: 'enter',
    upload: true,
    status: 201,
    summary:
      'A file that is to be taken in, as the body, with its name in the query; with for=attachment one of any kind, to be added to a record. It is kept for a day, for whoever sent it; nothing is read yet.',
    query: z.strictObject({
      name: z.string().min(1).max(300),
      for: z.enum(['import', 'attachment']).default('import'),
    }),
    answer: z.object({ id: z.uuid(), name: z.string(), sizeBytes: z.int(), sha256: z.string() }),
    run: ({ call, serving, programme, query: { name, for: purpose } }) =>
      keepUpload(programme, { name, purpose }, serving.sent.counted(programme.person, bodyOf(call))),
  }),
  route({
    method: 'POST',
    path: '/api/uploads/{id}/mapping',
    access: 'enter',
    summary:
      'Proposes which column says what, from the headers and values of a file that was sent: a mapping (docs/mapping.md) to look at and correct, and notes on it. before is the mapping last used for a file with the same columns, as it would read this one; null where there is none.',
    body: z.strictObject({ kind: z.enum(kinds.map(({ kind }) => kind)), layer: word.optional() }),
    run: ({ programme, path, body }) => {
      const { path: file, folder } = uploadPath(programme, path.id ?? '')
      return withoutFolder(folder, async () => ({
        ...(await proposeMapping(file, body.kind, { layer: body.layer })),
        before: await mappingUsedBefore(programme, file, body.kind),
      }))
    },
  }),
  route({
    method: 'POST',
    path: '/api/imports',
    access: 'enter',
    status: 202,
    summary:
      'Takes in a file that was sent, with a mapping, or shows by a dry run what it would change. It runs by itself: ask /api/imports/{id} how far it is. Its rows wait for a reviewer.',
    body: z.strictObject({
      upload: z.uuid(),
      mapping: z.record(z.string(), z.unknown()),
      source: word,
      dryRun: z.boolean().default(false),
    }),
    run: async ({ serving, programme, body }) => {
      const { path, folder } = uploadPath(programme, body.upload)
      const mapping = mappingFromBytes(
        Buffer.from(JSON.stringify(body.mapping)),
        `${basename(path)}.mapping.json`,
      )
      const { source, dryRun } = body
      const work = async (following: Following) => {
        const doubts = new GroupedFindings(shownBy(mapping.mapping))
        const asked = { paths: [path], mapping, source, dryRun, accept: false, findings: doubts.add }
        const report = await importFiles(programme, { ...asked, ...following })
        if (!dryRun) await keepCheckpoint(programme)
        return { ...report, doubts: doubts.told }
      }
      return serving.imports.start(programme, { dryRun, subject: null, folder, work })
    },
  }),
  route({
    method: 'GET',
    path: '/api/imports/{id}',
    access: 'read_register',
    summary:
      'How far an import of yours is, by the id that its beginning gave; or what became of a file that came in, by its entry.',
    run: async ({ serving, programme, reading, path: { id = '' } }) => {
      const job = serving.imports.find(id, programme.person)
      if (job) return job
      const entry = entryOf(id)
      const [found] = await importsPage(reading.session, reading.programmeId, {
        id: entry,
        before: null,
        most: 1,
      })
      if (!found) throw problem.importUnknown({ id })
      return found
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/imports/{id}',
    access: 'enter',
    summary:
      'Stops an import of yours that runs, by the id that its beginning gave; or takes one back as a whole, by its entry: its rows wait no more, and records that it made are withdrawn, which is for reviewers. The history stays.',
    run: async ({ serving, programme, account, path: { id = '' } }) => {
      if (!/^\d+$/.test(id)) return serving.imports.cancel(id, programme.person)
      const entry = entryOf(id)
      const [found] = await programme.engine.transaction((session) =>
        importsPage(session, programme.programmeId, { id: entry, before: null, most: 1 }),
      )
      if (!found) throw problem.importUnknown({ id })
      if (!mayUndo(found, { person: programme.person, roles: needAccount(account).roles }))
        throw apiProblem.rightMissing({ right: 'review', roles: rolesWith('review') })
      const undone = await undoImport(programme, entry)
      await keepCheckpoint(programme)
      return undone
    },
  }),
]

/** The number of an entry; an id of nothing is unknown. */
function entryOf(id: string): number {
  if (!/^\d{1,15}$/.test(id)) throw problem.importUnknown({ id })
  return Number(id)
}

/** Whoever sent it takes back what nobody has accepted yet; a reviewer takes back any. */
function mayUndo(
  { receivedBy, taken }: ListedImport,
  by: { readonly person: string; readonly roles: readonly Role[] },
): boolean {
  return may(by.roles, 'review') || (may(by.roles, 'enter') && receivedBy === by.person && taken === 0)
}
