/** Views of lists that people keep under a name: what was asked, in which order, with which columns. Each is one person's. */
import type { Row, Session } from '../engine/engine.js'
import { newRecordId } from '../record-id.js'
import { problem } from './problems.js'

/** How many a person keeps at most, of all kinds together. */
export const mostViews = 50

/** A view; `query` is what its list is asked, by parameter. */
export interface SavedView {
  readonly viewId: string
  /** The kind in the plural, as in the path of its list. */
  readonly kinds: string
  readonly name: string
  readonly query: Readonly<Record<string, string>>
  readonly columns: readonly string[]
}

/** Whose views are meant. */
export interface ViewsOf {
  readonly programmeId: string
  readonly accountId: string
}

/** The views of a person, by name. */
export async function listViews(
  session: Session,
  { programmeId, accountId }: ViewsOf,
): Promise<readonly SavedView[]> {
  const rows = await session.query<
    Row & { view_id: string; kinds: string; name: string; query: string; columns: readonly string[] }
  >(
    `select view_id, kinds, name, query, columns from account_views
     where programme_id = $1 and account_id = $2 order by kinds, name collate "C"`,
    [programmeId, accountId],
  )
  return rows.map(({ view_id: viewId, query, ...row }) => ({
    viewId,
    ...row,
    query: JSON.parse(query) as Readonly<Record<string, string>>,
  }))
}

/** Keeps a view, in the place of one of the same kind and name. Throws `views-too-many`. */
export async function keepView(
  session: Session,
  of: ViewsOf,
  view: Omit<SavedView, 'viewId'>,
): Promise<SavedView> {
  const { programmeId, accountId } = of
  // Two that are kept at once are counted one after the other.
  await session.query(
    'select account_id from accounts where programme_id = $1 and account_id = $2 for update',
    [programmeId, accountId],
  )
  const others = await session.query(
    `select view_id from account_views
     where programme_id = $1 and account_id = $2 and (kinds, name) <> ($3, $4)`,
    [programmeId, accountId, view.kinds, view.name],
  )
  if (others.length >= mostViews) throw problem.viewsTooMany({ most: mostViews })
  const [kept] = await session.query<{ view_id: string }>(
    `insert into account_views (programme_id, view_id, account_id, kinds, name, query, columns)
     values ($1, $2, $3, $4, $5, $6, $7)
     on conflict (programme_id, account_id, kinds, name)
     do update set query = excluded.query, columns = excluded.columns
     returning view_id`,
    [programmeId, newRecordId(), accountId, view.kinds, view.name, JSON.stringify(view.query), view.columns],
  )
  if (!kept) throw new Error('a view was not kept')
  return { viewId: kept.view_id, ...view }
}

/** Ends a view of a person, or with null all of them. Throws `view-unknown` for one that they have not. */
export async function endViews(
  session: Session,
  { programmeId, accountId }: ViewsOf,
  viewId: string | null,
): Promise<void> {
  const ended = await session.query(
    `delete from account_views
     where programme_id = $1 and account_id = $2 and ($3::text is null or view_id::text = $3)
     returning view_id`,
    [programmeId, accountId, viewId],
  )
  if (viewId !== null && ended.length === 0) throw problem.viewUnknown({ view: viewId })
}
