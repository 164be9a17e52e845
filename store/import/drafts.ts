/** Rows that wait for a person: unreadable, submitted, in conflict, returned. */
import type { Values } from '../../core/record/definition.js'
import type { State } from '../../core/review/states.js'
import { say } from '../../core/words/sentences.js'
import { CopyLines } from '../copy-text.js'
import type { Session } from '../engine/engine.js'
import { numbersBySubmission } from './imported-rows.js'

/** One record that a row would make, or the report it gives about a record that stands. */
export interface DraftRecord {
  /** The mapping's name for it, such as `victim`. */
  readonly name: string
  readonly kind: string
  readonly recordId: string
  /** Whether the record stood before this row. */
  readonly standing: boolean
  readonly values: Values
}

/** A row that waits. */
export interface Draft {
  readonly submission: number
  readonly rowNumber: number
  readonly source: string
  readonly rowKey: string
  readonly content: string
  /** The row's main record and its kind. */
  readonly recordId: string
  readonly kind: string
  readonly state: State
  readonly records: readonly DraftRecord[]
  /** `record name.field` for each field that says otherwise than what is known. */
  readonly conflicts: readonly string[]
  /** `record name.field=new` or `=current` for each of them that a reviewer has decided. */
  readonly resolved: readonly string[]
  readonly reason: string | null
  /** The entry number at which it was decided. */
  readonly decided: number | null
}

/** The conflicts of a row that no reviewer has decided yet. */
export function openConflicts({ conflicts, resolved }: Draft): readonly string[] {
  return conflicts.filter((name) => !resolved.some((each) => each.startsWith(`${name}=`)))
}

const columns = `submission, row_number, source, row_key, content, record_id, kind, state, draft, conflicts, resolved, reason, decided`

interface DraftRow extends Record<string, unknown> {
  readonly submission: number
  readonly row_number: number
  readonly source: string
  readonly row_key: Uint8Array
  readonly content: Uint8Array
  readonly record_id: string
  readonly kind: string
  readonly state: State
  readonly draft: Uint8Array
  readonly conflicts: readonly string[]
  readonly resolved: readonly string[]
  readonly reason: string | null
  readonly decided: number | null
}

const decoder = new TextDecoder('utf-8', { fatal: true })

function toDraft(row: DraftRow): Draft {
  return {
    submission: row.submission,
    rowNumber: row.row_number,
    source: row.source,
    rowKey: Buffer.from(row.row_key).toString('hex'),
    content: Buffer.from(row.content).toString('hex'),
    recordId: row.record_id,
    kind: row.kind,
    state: row.state,
    records: JSON.parse(decoder.decode(row.draft)) as readonly DraftRecord[],
    conflicts: row.conflicts,
    resolved: row.resolved,
    reason: row.reason,
    decided: row.decided,
  }
}

/** Adds drafts. */
export async function addDrafts(
  session: Session,
  programmeId: string,
  drafts: readonly Draft[],
): Promise<void> {
  if (drafts.length === 0) return
  const lines = new CopyLines()
  for (const draft of drafts) {
    lines.add(
      programmeId,
      draft.submission,
      draft.rowNumber,
      draft.source,
      Buffer.from(draft.rowKey, 'hex'),
      Buffer.from(draft.content, 'hex'),
      draft.recordId,
      draft.kind,
      draft.state,
      Buffer.from(JSON.stringify(draft.records)),
      draft.conflicts,
      draft.resolved,
      draft.reason,
      draft.decided,
    )
  }
  await session.copyIn(`copy drafts (programme_id, ${columns}) from stdin`, lines.bytes())
}

/** Who reads drafts: those that tell of a place of theirs, and those that they sent. */
export interface DraftReader {
  /** As `receivedBy` of a submission. */
  readonly person: string
  /** Record ids of the places to which the person is limited, those in them too; null: everywhere. */
  readonly placeIds: readonly string[] | null
}

/** SQL over `drafts`: the row tells of one of the places, or was sent by the person. */
function isSeen(places: string, person: string): string {
  return `(${places}::text[] is null
    or exists (select from json_array_elements(convert_from(draft, 'UTF8')::json) as told (record)
      where told.record -> 'values' ->> 'place' = any(${places}::text[]))
    or exists (select from submissions s where s.programme_id = drafts.programme_id
      and s.entry = drafts.submission and s.received_by = ${person}::text))`
}

/** What a draft is named by. */
export type DraftName = Pick<Draft, 'submission' | 'rowNumber'>

/** Which drafts to read: by any of these, all of them where several are given. */
export interface DraftSelection {
  readonly states?: readonly State[]
  readonly rowKeys?: readonly string[]
  readonly submission?: number
  readonly rowNumber?: number
  readonly recordId?: string
  readonly limit?: number
  /** Only drafts that this person may see. */
  readonly seenBy?: DraftReader
  /** Only drafts after this one, in the order of submission and row. */
  readonly after?: DraftName
  /** Only drafts before this one; those nearest to it come first. */
  readonly before?: DraftName
  /** Only drafts of imports that this person sent, or only those of others. */
  readonly sent?: { readonly by: string; readonly isOwn: boolean }
}

const selected = `programme_id = $1
  and ($3::text[] is null or row_key = any(array(select decode(key, 'hex') from unnest($3::text[]) as key)))
  and ($4::bigint is null or submission = $4)
  and ($5::int is null or row_number = $5)
  and ($6::uuid is null or record_id = $6)
  and (submission, row_number) > ($7::bigint, $8::int)
  and ($14::bigint is null or (submission, row_number) < ($14::bigint, $15::int))
  and ${isSeen('$10', '$11')}
  and ($12::text is null or $13::boolean = exists (select from submissions s where s.programme_id = drafts.programme_id
    and s.entry = drafts.submission and s.received_by = $12))`

/** In the order in which they arrived, or the last first. */
function orderOf({ before }: DraftSelection): string {
  return before ? 'submission desc, row_number desc' : 'submission, row_number'
}

function selectOfAnyState(order: string): string {
  return `select ${columns} from drafts where $2::text[] is null and ${selected}
    order by ${order} limit $9`
}

/** Each state by itself is in the order of an index: the first page of many is read without the others. */
function selectOfEachState(order: string): string {
  return `select ${columns} from unnest($2::text[]) as wanted (of_state)
    cross join lateral (
      select ${columns} from drafts where state = of_state and ${selected}
      order by ${order} limit $9) as of_each
    order by ${order} limit $9`
}

/** Drafts in the order in which they arrived; those before one, the last first. */
export async function draftsWhere(
  session: Session,
  programmeId: string,
  selection: DraftSelection,
): Promise<readonly Draft[]> {
  const select = selection.states ? selectOfEachState : selectOfAnyState
  const rows = await session.query<DraftRow>(select(orderOf(selection)), [
    programmeId,
    selection.states ?? null,
    selection.rowKeys ?? null,
    selection.submission ?? null,
    selection.rowNumber ?? null,
    selection.recordId ?? null,
    selection.after?.submission ?? -1,
    selection.after?.rowNumber ?? -1,
    selection.limit ?? 1_000_000,
    selection.seenBy?.placeIds ?? null,
    selection.seenBy?.person ?? null,
    selection.sent?.by ?? null,
    selection.sent?.isOwn ?? null,
    selection.before?.submission ?? null,
    selection.before?.rowNumber ?? null,
  ])
  return rows.map(toDraft)
}

/**
 * Drafts by import and row, locked until the transaction ends, in the order of import and row; those that are none, or
 * that nobody of that sight may see, are left out.
 */
export async function lockDrafts(
  session: Session,
  programmeId: string,
  named: readonly DraftName[],
  seenBy: DraftReader | null,
): Promise<readonly Draft[]> {
  const found: Draft[] = []
  const imports = [...numbersBySubmission(named)].sort(([one], [other]) => one - other)
  for (const [submission, rowNumbers] of imports) {
    const rows = await session.query<DraftRow>(
      `select ${columns} from drafts
       where programme_id = $1 and submission = $2 and row_number = any($3::int[]) and ${isSeen('$4', '$5')}
       order by row_number for update`,
      [programmeId, submission, rowNumbers, seenBy?.placeIds ?? null, seenBy?.person ?? null],
    )
    found.push(...rows.map(toDraft))
  }
  return found
}

/** How many drafts are in each state, of those that somebody may see. */
export async function draftCounts(
  session: Session,
  programmeId: string,
  seenBy: DraftReader | null = null,
): Promise<Readonly<Record<string, number>>> {
  const rows = await session.query<{ state: string; rows: number }>(
    `select state, count(*) as rows from drafts
     where programme_id = $1 and ${isSeen('$2', '$3')} group by state order by state`,
    [programmeId, seenBy?.placeIds ?? null, seenBy?.person ?? null],
  )
  return Object.fromEntries(rows.map((row) => [row.state, row.rows]))
}

/** The last draft of a programme, by import and row; it changes whenever some come. Null where there is none. */
export async function lastDraft(session: Session, programmeId: string): Promise<DraftName | null> {
  const [row] = await session.query<{ submission: number; row_number: number }>(
    `select submission, row_number from drafts where programme_id = $1
     order by submission desc, row_number desc limit 1`,
    [programmeId],
  )
  return row ? { submission: row.submission, rowNumber: row.row_number } : null
}

/** Moves drafts to a state; the caller has asked core/review whether they may go there. */
export async function setDraftStates(
  session: Session,
  programmeId: string,
  drafts: readonly DraftName[],
  to: { readonly state: State; readonly reason: string | null; readonly decided: number | null },
): Promise<void> {
  for (const [submission, rowNumbers] of numbersBySubmission(drafts)) {
    await session.query(
      `update drafts set state = $4, reason = $5, decided = $6
       where programme_id = $1 and submission = $2 and row_number = any($3::int[])`,
      [programmeId, submission, rowNumbers, to.state, to.reason, to.decided],
    )
  }
}

/** Writes down what was decided of a conflict so far; what was reported stays as it was. */
export async function setResolved(session: Session, programmeId: string, draft: Draft): Promise<void> {
  await session.query(
    'update drafts set resolved = $4 where programme_id = $1 and submission = $2 and row_number = $3',
    [programmeId, draft.submission, draft.rowNumber, draft.resolved],
  )
}

/**
 * Sets drafts aside whose row was read anew or taken in since: they stay in the history. One that was shown beside the
 * figures is decided at that entry; one that could not be read never was shown.
 */
export async function supersedeDrafts(
  session: Session,
  programmeId: string,
  drafts: readonly Pick<Draft, 'submission' | 'rowNumber'>[],
  decided: number,
): Promise<void> {
  for (const [submission, rowNumbers] of numbersBySubmission(drafts)) {
    await session.query(
      `update drafts set state = 'withdrawn', reason = $5,
         decided = case when state = 'draft' then null else coalesce(decided, $4::bigint) end
       where programme_id = $1 and submission = $2 and row_number = any($3::int[])`,
      [programmeId, submission, rowNumbers, decided, say('read_anew')],
    )
  }
}
