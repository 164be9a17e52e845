/** GET /api/{kinds}/export: the records of a kind as a file, as far as the caller may read them. */
import { z } from 'zod'
import { numberNames } from '../../../core/figure/behind.js'
import { formatEndings } from '../../../core/record/exported/format-names.js'
import { exportRecords } from '../../../publish/export/export-records.js'
import { matchingRecords, seenRecords } from '../../../store/staff/seen-records.js'
import { scopeOfAccount } from '../../../store/staff/staff-role.js'
import { leavingFile } from '../leaving-file.js'
import type { Route } from '../route.js'
import { needAccount, route } from '../route.js'
import { listAsked, listQuestion, readingOnce } from './list-question.js'
import { kindOf } from './records.js'

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
  gpkg: 'application/geopackage+sqlite3',
  kml: 'application/vnd.google-earth.kml+xml',
  zip: 'application/zip',
}

const endings = formatEndings.map((ending) => ending.slice(1))

/** What is asked of a list chooses what goes out; what waits never does, and a file has its own order. */
const exportQuestion = listQuestion.omit({ state: true, sort: true }).extend({
  number: z.enum(numberNames).exclude(['not_reviewed']).optional(),
  format: z.enum(endings as [string, ...string[]]).default('csv'),
})

const wholeList = { state: 'accepted', limit: 1, count: 'bounded' } as const

export const exportRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/{kinds}/export',
    access: 'read_register',
    readsByItself: true,
    summary:
      'The records of a kind as a file (docs/exports.md), all or those that a list of the same q, filter, place, refers, entry, from, to, figure, number and part shows, without confidential fields and of the places of the caller alone. Truebearing-Records says how many are in it, Truebearing-Held-Back how many were left out because the whole record is confidential at present.',
    query: exportQuestion,
    run: async ({ programme, account, path, query: { format, ...query } }) => {
      const kind = kindOf(path.kinds)
      const { engine, programmeId } = programme
      const caller = needAccount(account)
      const { scope, asked } = await engine.transaction(async (session) => ({
        scope: await scopeOfAccount(session, programmeId, caller),
        asked: await listAsked(await readingOnce(session, programme), kind, { ...query, ...wholeList }),
      }))
      return leavingFile(programme, {
        name: `${kind.table}.${format}`,
        type: types[format] ?? 'application/octet-stream',
        write: async (file) => {
          const exported = await exportRecords(programme, {
            kind,
            path: file,
            audience: 'staff',
            asOf: null,
            seen: async (session, ids) =>
              matchingRecords(session, { kind, scope }, asked, await seenRecords(session, scope, kind, ids)),
          })
          return {
            'Truebearing-Entry': String(exported.asOf),
            'Truebearing-Records': String(exported.records),
            'Truebearing-Held-Back': String(exported.heldBack),
          }
        },
      })
    },
  }),
]
