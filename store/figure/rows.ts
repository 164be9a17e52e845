/** Runs the statements of a count and gives the figure's numbers; one scan, and small ones beside it. */

import { conditionsOfOthers } from '../../core/figure/behind.js'
import type { Counted, Group } from '../../core/figure/counted.js'
import { foldGroups } from '../../core/figure/counted.js'
import type { Definition, Unplaced } from '../../core/figure/definition.js'
import type { Dimension } from '../../core/figure/dimensions.js'
import { dimensionNamed, dimensionsOf } from '../../core/figure/dimensions.js'
import { notesOf, unplacedNote } from '../../core/figure/notes.js'
import type { CountQuery } from '../../core/figure/query.js'
import type { Range } from '../../core/figure/result.js'
import type { Row, Session } from '../engine/engine.js'
import { compileCount, compileDisputes, withoutPlace } from './compile.js'
import { placeKeys, regionKeys } from './places.js'
import type { Scope } from './predicates.js'

/** A count with its scope and the name of its place. */
export interface Count {
  readonly count: CountQuery
  readonly scope: Scope
  readonly place: string | null
}

interface GroupRow extends Row {
  readonly role: 'accepted' | 'submitted'
  readonly in_period: boolean | null
  readonly confirmed: boolean | null
  readonly share: number | null
  readonly amount: number
  readonly unstated: number
}

/** The definition counted over the scope, its range and its notes. */
export async function countRows(
  session: Session,
  definition: Definition,
  { count, scope, place }: Count,
): Promise<Counted> {
  const by = scope.by.map((name) => dimensionNamed(definition, name))
  const groups = await readGroups(session, definition, { scope, by })
  const folded = foldGroups(groups, by)
  const range = await rangeOf(session, definition, { scope, total: folded.counted.total })
  const beside = {
    place,
    withoutPlace: folded.apart.get(withoutPlace) ?? 0,
    erasedSince: await erasedSince(session, scope),
  }
  return { ...folded.counted, range, notes: notesOf(definition, count, folded, beside) }
}

/** The sentences about period, place and erasures, for a figure that is counted in another way. */
export async function notesBeside(
  session: Session,
  definition: Definition,
  { count, scope, place }: Count,
): Promise<readonly string[]> {
  const beside = { place, withoutPlace: 0, erasedSince: await erasedSince(session, scope) }
  const folded = { apart: new Map(), unstated: 0 }
  return notesOf(definition, count, folded, beside).map(({ text }) => text)
}

async function readGroups(
  session: Session,
  definition: Definition,
  { scope, by }: { scope: Scope; by: readonly Dimension[] },
): Promise<readonly Group[]> {
  const { sql, parameters } = compileCount(definition, scope)
  const rows = await session.query<GroupRow>(sql, parameters)
  const keys: (readonly (string | null)[])[] = []
  for (const [index, dimension] of by.entries()) {
    const column = rows.map((row) => textOrNull(row[`key_${index}`]))
    keys.push(await keysOf(session, scope, dimension, column))
  }
  return rows.map((row, index) => ({
    keys: keys.map((column) => column[index] ?? 'unknown'),
    role: row.role,
    inPeriod: row.in_period === true,
    confirmed: row.confirmed === true,
    share: row.share,
    amount: row.amount,
    unstated: row.unstated,
  }))
}

function textOrNull(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

/** The keys of a column of a breakdown as they are shown: places by their code, years and months by their digits. */
export async function keysOf(
  session: Session,
  scope: Scope,
  { type }: Dimension,
  column: readonly (string | null)[],
): Promise<readonly (string | null)[]> {
  if (type === 'code') return column
  // PostgreSQL prints a timestamp as '2031-05-01 00:00:00'.
  if (type === 'year') return column.map((text) => text?.slice(0, 4) ?? null)
  if (type === 'month') return column.map((text) => text?.slice(0, 7) ?? null)
  const ids = [...new Set(column.filter((id) => id !== null))]
  const names = await (type === 'place' ? placeKeys : regionKeys)(session, scope, ids)
  return column.map((id) => (id === null ? null : (names.get(id) ?? null)))
}

/** null where no open conflict moves the total. */
async function rangeOf(
  session: Session,
  definition: Definition,
  { scope, total }: { scope: Scope; total: number },
): Promise<Range | null> {
  const { sql, parameters } = compileDisputes(definition, scope)
  const rows = await session.query<{ accepted: number | null; least: number | null; most: number | null }>(
    sql,
    parameters,
  )
  const { accepted, least, most } = rows[0] ?? { accepted: null, least: null, most: null }
  if (accepted === null || least === null || most === null || (least === accepted && most === accepted))
    return null
  return { minimum: total - accepted + least, maximum: total - accepted + most }
}

/** Entries erased by law after the entry at which is counted: an erased body can no longer be counted. */
async function erasedSince(session: Session, { programmeId, asOf }: Scope): Promise<number> {
  const rows = await session.query<{ erasures: number }>(
    `select count(*) as erasures from log_entries where programme_id = $1::uuid and type = 'erased' and n >= $2::bigint`,
    [programmeId, asOf],
  )
  return rows[0]?.erasures ?? 0
}

/** Adds the records of another kind that have no record of this kind yet; they are what is unknown of the figure. */
export async function countUnplaced(
  session: Session,
  { definition, note }: Unplaced,
  { count, scope, counted }: { count: CountQuery; scope: Scope; counted: Counted },
): Promise<Counted> {
  const names = dimensionsOf(definition).map(({ name }) => name)
  const where = conditionsOfOthers(definition, scope.where)
  const groups = await readGroups(session, definition, { scope: { ...scope, where, by: [] }, by: [] })
  const { total } = foldGroups(groups, []).counted
  const leftOut = count.where.map(({ dimension }) => dimension).filter((name) => !names.includes(name))
  return {
    ...counted,
    unknown: total,
    unknownAmongTotal: false,
    notes: [...counted.notes, ...unplacedNote(note, total, leftOut)],
  }
}
