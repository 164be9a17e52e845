/** What a good database person would write for the numbers of one figure, and for nothing else. */
import type { Programme } from '../store/programme.js'

interface GroupRow extends Record<string, unknown> {
  readonly outcome: string
  readonly sex: string
  readonly total: number
  readonly may_fall: number
  readonly confirmed: number
  readonly not_reviewed: number
  readonly command: number
  readonly by_time: number
  readonly missing: number
}

const inPeriod = 'date_from >= $3::timestamp and date_until <= $4::timestamp'
const counted = `outcome in ('killed', 'injured', 'unknown') and activation in ('victim', 'unknown')`
const current = 'current_from <= $2 and (current_to > $2 or current_to is null)'

const grouped = `
select outcome, sex,
  count(*) filter (where role = 'accepted' and ${counted} and ${inPeriod}) as total,
  count(*) filter (where role = 'accepted' and ${counted} and not (${inPeriod})) as may_fall,
  count(*) filter (where role = 'accepted' and ${counted} and ${inPeriod} and confirmation = 'confirmed') as confirmed,
  count(*) filter (where role = 'submitted' and ${counted} and ${inPeriod}) as not_reviewed,
  count(*) filter (where role = 'accepted' and activation = 'command' and ${inPeriod}) as command,
  count(*) filter (where role = 'accepted' and activation = 'time' and ${inPeriod}) as by_time,
  count(*) filter (where role = 'accepted' and outcome = 'missing' and activation in ('victim', 'unknown')
    and ${inPeriod}) as missing
from victims
where programme_id = $1 and ${current} and role in ('accepted', 'submitted') and involvement in ('direct', 'unknown')
  and date_from < $4::timestamp and date_until > $3::timestamp
group by outcome, sex`

const disputed = `
select sum(accepted)::bigint as accepted, sum(least)::bigint as least, sum(most)::bigint as most from (
  select max(counts) filter (where role = 'accepted') as accepted, min(counts) as least, max(counts) as most from (
    select record_id, role,
      (${counted} and involvement in ('direct', 'unknown') and ${inPeriod})::int as counts
    from victims
    where programme_id = $1 and ${current} and role in ('accepted', 'disputed') and record_id in (
      select record_id from victims where programme_id = $1 and ${current} and role = 'disputed')
  ) as of_conflicts group by record_id having bool_or(role = 'accepted')
) as records`

/** Counts, in one transaction of two statements, and gives the numbers as the figure has them. */
export async function countByHand(
  { engine, programmeId }: Programme,
  asked: { readonly asOf: number; readonly from: string; readonly until: string },
) {
  const parameters = [programmeId, asked.asOf, asked.from, asked.until]
  return engine.transaction(async (session) => {
    const groups = await session.query<GroupRow>(grouped, parameters)
    const [range] = await session.query<{ accepted: number; least: number; most: number }>(
      disputed,
      parameters,
    )
    const sum = (of: (group: GroupRow) => number) => groups.reduce((total, group) => total + of(group), 0)
    const total = sum((group) => group.total)
    const isUnknown = (group: GroupRow) => group.outcome === 'unknown' || group.sex === 'unknown'
    const parts = groups.filter((group) => group.total > 0)
    return {
      total,
      mayFall: sum((group) => group.may_fall),
      range: rangeOf(total, range),
      unknown: sum((group) => (isUnknown(group) ? group.total : 0)),
      confirmed: sum((group) => group.confirmed),
      notReviewed: sum((group) => group.not_reviewed),
      parts: Object.fromEntries(parts.map((group) => [`${group.outcome} ${group.sex}`, group.total])),
      apart: [sum((group) => group.command), sum((group) => group.by_time), sum((group) => group.missing)],
    }
  })
}

function rangeOf(
  total: number,
  range: { accepted: number | null; least: number | null; most: number | null } | undefined,
) {
  const { accepted = null, least = null, most = null } = range ?? {}
  if (accepted === null || least === null || most === null || (least === accepted && most === accepted))
    return null
  return { minimum: total - accepted + least, maximum: total - accepted + most }
}
