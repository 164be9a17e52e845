/** GET /api/{kinds}/export: the records of a kind as a file, as far as the caller may read them. */
import { z } from 'zod'
import { exportRecords } from '../../../publish/export/export-records.js'
import { formats } from '../../../publish/export/formats.js'
import { seenRecords } from '../../../store/staff/seen-records.js'
import { scopeOfAccount } from '../../../store/staff/staff-role.js'
import { leavingFile } from '../leaving-file.js'
import type { Route } from '../route.js'
import { needAccount, route } from '../route.js'
import { kindOf } from './records.js'

const types: Readonly<Record<string, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
  gpkg: 'application/geopackage+sqlite3',
  kml: 'application/vnd.google-earth.kml+xml',
  zip: 'application/zip',
}

const endings = formats.map(({ ending }) => ending.slice(1))

export const exportRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/{kinds}/export',
    access: 'read_register',
    readsByItself: true,
    summary:
      'The records of a kind as a file (docs/exports.md), without confidential fields and of the places of the caller alone. Truebearing-Held-Back says how many records were left out because the whole record is confidential at present.',
    query: z.strictObject({ format: z.enum(endings as [string, ...string[]]).default('csv') }),
    run: async ({ programme, account, path, query: { format } }) => {
      const kind = kindOf(path.kinds)
      const { engine, programmeId } = programme
      const caller = needAccount(account)
      const scope = await engine.transaction((session) => scopeOfAccount(session, programmeId, caller))
      return leavingFile(programme, {
        name: `${kind.table}.${format}`,
        type: types[format] ?? 'application/octet-stream',
        write: async (file) => {
          const exported = await exportRecords(programme, {
            kind,
            path: file,
            audience: 'staff',
            asOf: null,
            seen: (session, ids) => seenRecords(session, scope, kind, ids),
          })
          return {
            'Truebearing-Entry': String(exported.asOf),
            'Truebearing-Held-Back': String(exported.heldBack),
          }
        },
      })
    },
  }),
]
