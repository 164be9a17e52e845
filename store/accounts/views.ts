/**
 * Views of lists that people keep under a name: what was asked, in which order, with which columns. Each is one person's, who
 * alone changes it; one that is shared is used by everybody, who see in it what they may see.
 */
import type { Row, Session } from '../engine/engine.js'
import { newRecordId } from '../record-id.js'
import { problem } from './problems.js'

/** How many a person keeps at most, of all kinds together. */
export const mostViews = 50

/** What is kept under a name; `query` is what its list is asked, by parameter. */
export interface ViewKept {
  /** The kind in the plural, as in the path of its list. */
  readonly kinds: string
  readonly name: string
  readonly query: Readonly<Record<string, string>>
  readonly columns: readonly string[]
}

/** A view of one's own. */
export interface SavedView extends ViewKept {
  readonly viewId: string
  readonly isShared: boolean
}

/** A view that somebody else shares. */
export interface OthersView extends ViewKept {
  readonly viewId: string
  readonly by: string
  /** Whether their account has ended. */
  readonly hasLeft: boolean
}

/** Whose views are meant. */
export interface ViewsOf {
  readonly programmeId: string
  readonly accountId: string
}

type ViewRow = Row & {
  view_id: string
  kinds: string
  name: string
  query: string
  columns: readonly string[]
}

function readView({ view_id: viewId, kinds, name, query, columns }: ViewRow) {
  return { viewId, kinds, name, query: JSON.parse(query) as ViewKept['query'], columns }
}

/** The views of a person, by name. */
export async function listViews(
  session: Session,
  { programmeId, accountId }: ViewsOf,
): Promise<readonly SavedView[]> {
  const rows = await session.query<ViewRow & { is_shared: boolean }>(
    `select v.view_id, v.kinds, v.name, v.query, v.columns, s.view_id is not null as is_shared
     from account_views v left join shared_views s on s.programme_id = v.programme_id and s.view_id = v.view_id
     where v.programme_id = $1 and v.account_id = $2 order by v.kinds, v.name collate "C"`,
    [programmeId, accountId],
  )
  return rows.map((row) => ({ ...readView(row), isShared: row.is_shared }))
}

/** The views that others share, by name; of an account that ended too. */
export async function listOthersViews(
  session: Session,
  { programmeId, accountId }: ViewsOf,
): Promise<readonly OthersView[]> {
  const rows = await session.query<ViewRow & { by: string; has_left: boolean }>(
    `select v.view_id, v.kinds, v.name, v.query, v.columns, a.shown_name as by, a.ended_at is not null as has_left
     from shared_views s
     join account_views v on v.programme_id = s.programme_id and v.view_id = s.view_id
     join accounts a on a.programme_id = v.programme_id and a.account_id = v.account_id
     where s.programme_id = $1 and v.account_id <> $2
     order by v.kinds, v.name collate "C", a.shown_name collate "C", v.view_id`,
    [programmeId, accountId],
  )
  return rows.map((row) => ({ ...readView(row), by: row.by, hasLeft: row.has_left }))
}

/** Keeps a view, in the place of one of the same kind and name, shared if that is. Throws `views-too-many`. */
export async function keepView(session: Session, of: ViewsOf, view: ViewKept): Promise<SavedView> {
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
  return ownView(session, of, kept?.view_id ?? '')
}

/** Shares a view of a person with everybody of the programme, or takes it back. Throws `view-unknown` for one that they have not. */
export async function shareView(
  session: Session,
  of: ViewsOf,
  viewId: string,
  isShared: boolean,
): Promise<SavedView> {
  const { viewId: id } = await ownView(session, of, viewId)
  await session.query(
    isShared
      ? 'insert into shared_views (programme_id, view_id) values ($1, $2) on conflict do nothing'
      : 'delete from shared_views where programme_id = $1 and view_id = $2',
    [of.programmeId, id],
  )
  return ownView(session, of, id)
}

async function ownView(session: Session, of: ViewsOf, viewId: string): Promise<SavedView> {
  const view = (await listViews(session, of)).find((each) => each.viewId === viewId)
  if (!view) throw problem.viewUnknown({ view: viewId })
  return view
}

/** Ends a view of a person. Throws `view-unknown` for one that they have not. */
export async function endView(session: Session, of: ViewsOf, viewId: string): Promise<void> {
  const { programmeId, accountId } = of
  const ended = await session.query(
    `delete from account_views
     where programme_id = $1 and account_id = $2 and view_id::text = $3 returning view_id`,
    [programmeId, accountId, viewId],
  )
  if (ended.length === 0) throw problem.viewUnknown({ view: viewId })
}

/** Ends a view that somebody shared whose account has ended: nobody else could. Throws `view-unknown` where there is none. */
export async function endViewLeft(
  session: Session,
  { programmeId }: Pick<ViewsOf, 'programmeId'>,
  viewId: string,
): Promise<void> {
  const ended = await session.query(
    `delete from account_views v using accounts a
     where v.programme_id = $1 and v.view_id::text = $2
       and a.programme_id = v.programme_id and a.account_id = v.account_id and a.ended_at is not null
     returning v.view_id`,
    [programmeId, viewId],
  )
  if (ended.length === 0) throw problem.viewUnknown({ view: viewId })
}

/** Ends the views of a person who leaves; what they shared stays, as others work with it. */
export async function endOwnViews(session: Session, { programmeId, accountId }: ViewsOf): Promise<void> {
  await session.query(
    `delete from account_views v where v.programme_id = $1 and v.account_id = $2
       and not exists (select from shared_views s where s.programme_id = v.programme_id and s.view_id = v.view_id)`,
    [programmeId, accountId],
  )
}
