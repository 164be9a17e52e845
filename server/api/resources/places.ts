/** /api/places/tree and /api/boundaries: the places of the programme as a tree, and the files that drew their boundaries. */
import { z } from 'zod'
import { boundarySets } from '../../../store/import/boundary-sets.js'
import { PlaceBranches } from '../../../store/place-branches.js'
import { namesOfRecords } from '../../../store/staff/one-record.js'
import { asStaff, scopeOfAccount } from '../../../store/staff/staff-role.js'
import type { Reading } from '../../register-reading.js'
import { fromOne, fromZero, importForm, pageSize } from '../forms.js'
import type { Route } from '../route.js'
import { needAccount, route } from '../route.js'
import { allPlaces } from './list-question.js'

export const placeRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/places/tree',
    access: 'read_register',
    summary:
      'The places that lie directly in one, or in none where none is named, by name: each with its level, its code and how many lie below it. next is how many are passed over for the next page.',
    query: z.strictObject({ under: z.uuid().optional(), from: fromZero.default(0), limit: pageSize }),
    answer: z.object({
      places: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          level: z.string().nullable(),
          code: z.string().nullable(),
          below: z.int(),
        }),
      ),
      total: z.int(),
      next: z.int().nullable(),
    }),
    run: async ({ reading, query: { under = null, from, limit } }) => {
      const branches = await branchesOf(reading)
      const within = branches.within(under)
      const next = from + limit
      return {
        places: within.slice(from, next).map(({ recordId: id, name, level, code }) => ({
          id,
          name,
          level,
          code,
          below: branches.below(id),
        })),
        total: within.length,
        next: next < within.length ? next : null,
      }
    },
  }),
  route({
    method: 'GET',
    path: '/api/boundaries',
    access: 'read_register',
    summary:
      'Files of places that came in, newest first, with their source and how many of their places have a boundary now, which the map draws. A file is taken back by DELETE /api/imports/{id}.',
    query: z.strictObject({ before: fromOne.optional(), limit: pageSize }),
    answer: z.object({
      sets: z.array(importForm.extend({ boundaries: z.int(), sourceName: z.string().nullable() })),
      next: z.int().nullable(),
    }),
    run: async ({ reading: { session, programmeId }, account, query: { before = null, limit } }) => {
      const found = await boundarySets(session, programmeId, { before, most: limit + 1 })
      const sets = found.slice(0, limit)
      const sources = sets.flatMap(({ source }) => (source === null ? [] : [source]))
      const scope = await scopeOfAccount(session, programmeId, needAccount(account))
      const named = await asStaff(session, scope, (staff) => namesOfRecords(staff, sources))
      const names = new Map(named.map(({ id, name }) => [id, name] as const))
      return {
        sets: sets.map((set) => ({ ...set, sourceName: names.get(set.source ?? '') ?? null })),
        next: found.length > sets.length ? (sets.at(-1)?.id ?? null) : null,
      }
    },
  }),
]

function branchesOf(reading: Reading): Promise<PlaceBranches> {
  return reading.kept('branches of places', async () => new PlaceBranches(await allPlaces(reading)))
}
