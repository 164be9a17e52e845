/** Accidents and victims that lie in the same place as one that is reported, at nearly the same date. */
import { codesUnder, pathOf } from '../../core/record/codes.js'
import { intervalEnd, intervalStart } from '../../core/record/columns.js'
import type { Code, Kind, Value, Values } from '../../core/record/definition.js'
import { kindNamed } from '../../core/record/kinds.js'
import type { Session } from '../engine/engine.js'
import { Parameters } from '../figure/parameters.js'
import type { Draft, DraftRecord } from '../import/drafts.js'
import { listedFields } from './staff-values.js'
import { staffView } from './staff-view.js'

/** What is held against each other, where both say it. Of other kinds place and date tell too little. */
const compared: Readonly<Record<string, readonly string[]>> = {
  accident: ['device'],
  victim: ['sex', 'age_group', 'device'],
}

/** Two reports of one explosion seldom differ by more. */
const nearDays = 3
/** A date that spans more, such as a month, is near to too much. */
const mostDays = 7
const mostShown = 10
const dayMilliseconds = 86_400_000

/** Where and when it happened, moments as the tables hold them, and by what. */
interface Happened extends Record<string, unknown> {
  readonly place: string
  /** The first moment, and the first after the last. */
  readonly since: string
  readonly until: string
  readonly device: string | null
}

/**
 * At most ten, those first with which most is the same. Not shown: the records of the row, and those of which everything
 * that both say differs. Called as staff.
 */
export async function samePlaceNearDate(
  session: Session,
  draft: Draft,
  { kind: name, values }: DraftRecord,
): Promise<readonly { readonly id: string; readonly localId: string | null }[]> {
  const fields = compared[name]
  if (fields === undefined) return []
  const happened = name === 'accident' ? happenedIn(values) : await accidentOf(session, draft, values)
  if (happened === null || !isShort(happened)) return []
  const kind = kindNamed(name)
  const said = { ...values, ...computedOf(kind, values), device: happened.device }
  const parameters = new Parameters()
  const since = parameters.add(happened.since, 'timestamp')
  const until = parameters.add(happened.until, 'timestamp')
  const { agreeing, differing } = held(kind, { fields, said }, parameters)
  const rows = await session.query<{ id: string; local_id: string | null }>(
    // programme_id: in the view.
    `select record_id::text as id, local_id from ${staffView(kind)}
     where place = ${parameters.add(happened.place, 'uuid')}
       and date_from >= ${since} - interval '${nearDays} days' and date_from < ${until} + interval '${nearDays} days'
       and date_until <= ${until} + interval '${nearDays} days'
       and record_id <> all(${parameters.add(
         draft.records.map(({ recordId }) => recordId),
         'uuid[]',
       )})
       and role = 'accepted' and current_from is not null and current_to is null
       and (${agreeing} > 0 or not (${differing}))
     order by ${agreeing} + 0 desc, abs(extract(epoch from date_from - ${since})), record_id limit ${mostShown}`,
    parameters.values,
  )
  return rows.map((row) => ({ id: row.id, localId: row.local_id }))
}

function happenedIn({ place, date, device }: Values): Happened | null {
  if (typeof place !== 'string' || !Array.isArray(date)) return null
  const since = intervalStart(date[0] ?? null)
  const until = intervalEnd(date[1] ?? null)
  return since === null || until === null ? null : { place, since, until, device: textOf(device) }
}

/** Of a victim its accident's: the one that the row reports, else the one that is known and may be read. */
async function accidentOf(session: Session, draft: Draft, { accident }: Values): Promise<Happened | null> {
  if (typeof accident !== 'string') return null
  const reported = draft.records.find(({ recordId }) => recordId === accident)
  const told = reported ? happenedIn(reported.values) : null
  if (told !== null) return told
  const [known] = await session.query<Happened>(
    // programme_id: in the view.
    `select place::text as place, date_from::text as since, date_until::text as until, device
     from ${staffView(kindNamed('accident'))}
     where record_id = $1::uuid and place is not null and date_from is not null and date_until is not null
       and role = 'accepted' and current_from is not null and current_to is null`,
    [accident],
  )
  return known ?? null
}

function isShort({ since, until }: Happened): boolean {
  return Date.parse(`${until}Z`) - Date.parse(`${since}Z`) <= mostDays * dayMilliseconds
}

function computedOf({ computed = [] }: Kind, values: Values): Values {
  return Object.fromEntries(computed.map(({ name, from }) => [name, textOf(from(values))]))
}

function textOf(value: Value | number | undefined): string | null {
  return typeof value === 'string' ? value : null
}

interface Said {
  readonly fields: readonly string[]
  readonly said: Values
}

/** SQL: how many of the fields are the same, and whether any differs. A code is the same as one above or under it. */
function held(
  kind: Kind,
  { fields, said }: Said,
  parameters: Parameters,
): { readonly agreeing: string; readonly differing: string } {
  // A bare 0 in an order is the number of a column.
  const [agreeing, differing] = [['0::int'], ['false']] as [string[], string[]]
  for (const field of fields) {
    const value = said[field]
    if (typeof value !== 'string' || value === 'unknown') continue
    const tree = codesOf(kind, field)
    const same = parameters.add([...pathOf(tree, value), ...codesUnder(tree, value)], 'text[]')
    const is = `coalesce(${field}, 'unknown')`
    agreeing.push(`(${is} = any(${same}))::int`)
    differing.push(`${is} <> 'unknown' and ${is} <> all(${same})`)
  }
  return {
    agreeing: `(${agreeing.join(' + ')})`,
    differing: differing.map((each) => `(${each})`).join(' or '),
  }
}

function codesOf(kind: Kind, name: string): readonly Code[] {
  const value = listedFields(kind).find(({ field }) => field.name === name)?.field.value
  if (value?.type === 'code') return value.codes
  return kind.computed?.find((each) => each.name === name)?.codes ?? []
}
