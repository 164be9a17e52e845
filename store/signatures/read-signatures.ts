/** Signatures as they stand: found again, counted, read page by page. */
import { fromBase64Url } from '../../core/log/bytes.js'
import type { Signature } from '../../core/signature/signature.js'
import { signatureOf } from '../../core/signature/signature.js'
import { decodeBody } from '../bodies.js'
import type { Session } from '../engine/engine.js'
import { problem } from '../programme-problems.js'
import { isRecordId } from '../record-id.js'
import { erasedSignatures } from './erased-signatures.js'

/** A row of a list that was taken in before. Keys in hex. */
export interface KnownRow {
  readonly rowKey: string
  /** null, as is its content, for an objection of somebody who did not sign. */
  readonly recordId: string | null
  readonly content: string | null
  readonly entry: number
  readonly isWithdrawn: boolean
}

/** The rows of these keys that were taken in for a document. */
export async function knownRows(
  session: Session,
  programmeId: string,
  documentId: string,
  rowKeys: readonly string[],
): Promise<ReadonlyMap<string, KnownRow>> {
  // Key by key through the index: compared as one set, every batch would read everything that stands.
  const rows = await session.query<KnownLine>(
    `select key, s.* from unnest($3::text[]) as key cross join lateral (
       select record_id, encode(content, 'hex') as content, entry, withdrawn is not null as gone
       from signatures where programme_id = $1 and document_id = $2 and row_key = decode(key, 'hex') offset 0) s
     union all
     select key, null, null, k.entry, false from unnest($3::text[]) as key cross join lateral (
       select entry from signature_kin where programme_id = $1 and document_id = $2 and ordinal = 0
         and row_key = decode(key, 'hex') offset 0) k
     where not exists (select 1 from signatures s where s.programme_id = $1 and s.entry = k.entry)
     order by 4`,
    [programmeId, documentId, rowKeys],
  )
  return new Map(
    rows.map(({ key, record_id, content, entry, gone }) => [
      key,
      { rowKey: key, recordId: record_id, content, entry, isWithdrawn: gone },
    ]),
  )
}

interface KnownLine extends Record<string, unknown> {
  readonly key: string
  readonly record_id: string | null
  readonly content: string | null
  readonly entry: number
  readonly gone: boolean
}

/** Entries of standing signatures by the key of a name or of an organisation that signs itself. */
export async function standingKeys(
  session: Session,
  programmeId: string,
  documentId: string,
  keys: { readonly of: 'name_key' | 'organisation_key'; readonly keys: readonly string[] },
): Promise<ReadonlyMap<string, number>> {
  if (keys.keys.length === 0) return new Map()
  const rows = await session.query<{ key: string; entry: number }>(
    `select key, min(s.entry) as entry from unnest($3::text[]) as key cross join lateral (
       select entry from signatures where programme_id = $1 and document_id = $2 and withdrawn is null
         and ${keys.of} = decode(key, 'hex') offset 0) s
     group by key`,
    [programmeId, documentId, keys.keys],
  )
  return new Map(rows.map(({ key, entry }) => [key, entry]))
}

/** Whose signatures: of one document, its texts by their hashes in hex, as of an entry. */
export interface SignedText {
  readonly documentId: string
  readonly texts: readonly string[]
  readonly asOf: number
}

/** So many of one code. */
export interface CodeCount {
  readonly of: string
  readonly count: number
}

/** Counts as staff see them. `signed` counts each signature once; capacities count each that it has. */
export interface SignatureCounts {
  readonly signed: number
  readonly inPublic: number
  readonly withdrawn: number
  readonly otherText: number
  /** Erased by law by then, given or withdrawn before: of them nothing else is known. */
  readonly erased: number
  readonly capacities: readonly CodeCount[]
  readonly ways: readonly CodeCount[]
  readonly besideWays: readonly CodeCount[]
}

/** Holds of a signature that stands: $1 the programme, $2 the document, $3 the entry. */
export const standing = `programme_id = $1 and document_id = $2 and entry <= $3
  and (withdrawn is null or withdrawn > $3)`
/** Holds of a signature of one of the texts $4. */
export const ofText = `text_sha256 = any(array(select decode(text, 'hex') from unnest($4::text[]) as text))`

/** Counts by capacity and way, with one reading of the table each. */
export async function countSignatures(
  session: Session,
  programmeId: string,
  { documentId, texts, asOf }: SignedText,
): Promise<SignatureCounts> {
  const parameters = [programmeId, documentId, asOf, texts]
  // programme_id: stands in the hole `standing`
  const ways = await session.query<WayRow>(
    `select way, count(*) as count, count(*) filter (where in_public) as in_public,
       count(*) filter (where read_aloud_in is not null) as read_aloud,
       count(*) filter (where is_witnessed) as witnessed, count(*) filter (where is_scanned) as scanned
     from signatures where ${standing} and ${ofText} group by way order by way`,
    parameters,
  )
  // programme_id: stands in the hole `standing`
  const capacities = await session.query<{ of: string; count: number }>(
    `select capacity as of, count(*) as count from signatures, unnest(capacities) as capacity
     where ${standing} and ${ofText} group by capacity order by capacity`,
    parameters,
  )
  const [beside] = await session.query<{ withdrawn: number; other: number }>(
    `select count(*) filter (where withdrawn <= $3) as withdrawn,
       count(*) filter (where (withdrawn is null or withdrawn > $3) and not ${ofText}) as other
     from signatures where programme_id = $1 and document_id = $2 and entry <= $3`,
    parameters,
  )
  const erased = await erasedSignatures(session, programmeId)
  const sumOf = (name: 'count' | 'in_public' | 'read_aloud' | 'witnessed' | 'scanned') =>
    ways.reduce((sum, row) => sum + row[name], 0)
  return {
    signed: sumOf('count'),
    inPublic: sumOf('in_public'),
    withdrawn: beside?.withdrawn ?? 0,
    otherText: beside?.other ?? 0,
    erased: erased.filter((one) => one.documentId === documentId && one.entry <= asOf).length,
    capacities: capacities.map(({ of, count }) => ({ of, count })),
    ways: ways.map(({ way, count }) => ({ of: way, count })),
    besideWays: (['read_aloud', 'witnessed', 'scanned'] as const).map((of) => ({ of, count: sumOf(of) })),
  }
}

interface WayRow extends Record<string, unknown> {
  readonly way: string
  readonly count: number
  readonly in_public: number
  readonly read_aloud: number
  readonly witnessed: number
  readonly scanned: number
}

/** The documents that have signatures, or had some that were erased, with the number of those that stand. */
export async function signedDocuments(
  session: Session,
  programmeId: string,
): Promise<readonly { readonly documentId: string; readonly signed: number }[]> {
  const rows = await session.query<{ document_id: string; signed: number }>(
    `select document_id, count(*) filter (where withdrawn is null) as signed from signatures
     where programme_id = $1 group by document_id order by document_id`,
    [programmeId],
  )
  const found = new Map(rows.map(({ document_id, signed }) => [document_id, signed]))
  for (const { documentId } of await erasedSignatures(session, programmeId))
    if (!found.has(documentId)) found.set(documentId, 0)
  return [...found].map(([documentId, signed]) => ({ documentId, signed }))
}

/** A signature as it stands, with the secret of its tags. */
export interface StandingSignature {
  readonly entry: number
  readonly signature: Signature
  readonly receiptSecret: Uint8Array
}

/** How many are read at a time: what one page holds is all that is in memory of them. */
const page = 5000

/** Every signature of a text that stands, in the order of signing, page by page of one statement. */
export async function* standingSignatures(
  session: Session,
  programmeId: string,
  { documentId, texts, asOf }: SignedText,
): AsyncGenerator<readonly StandingSignature[]> {
  // programme_id: stands in the hole `standing`
  await session.query(
    `declare standing_signatures no scroll cursor for
     select s.entry, b.body from (
       select programme_id, entry from signatures where ${standing} and ${ofText} order by entry offset 0) s
     cross join lateral (
       select body from entry_bodies b where b.programme_id = s.programme_id and b.n = s.entry - 1 offset 0) b`,
    [programmeId, documentId, asOf, texts],
  )
  for (;;) {
    const rows = await session.query<{ entry: number; body: Uint8Array }>(
      // programme_id: stands in the cursor
      `fetch ${page} from standing_signatures`,
    )
    if (rows.length > 0) yield rows.map(toStanding)
    if (rows.length < page) break
  }
  // programme_id: stands in the cursor
  await session.query('close standing_signatures')
}

function toStanding({ entry, body }: { entry: number; body: Uint8Array }): StandingSignature {
  const values = decodeBody(body)
  const secret = fromBase64Url(String(values.receipt_secret))
  if (secret?.length !== 32) throw new Error(`the receipt secret of entry ${entry} does not have 32 bytes`)
  return { entry, signature: signatureOf(values), receiptSecret: secret }
}

/** Keys of names that may not be named as dead: kin said no, in any document, or another of that name lives. */
export async function closedNames(
  session: Session,
  programmeId: string,
  { documentId, asOf }: SignedText,
): Promise<ReadonlySet<string>> {
  const rows = await session.query<{ key: string }>(
    `select encode(name_key, 'hex') as key from signature_kin
     where programme_id = $1 and entry <= $2 and (is_refused or document_id = $3)
     group by name_key
     having bool_or(is_refused) or (bool_or(document_id = $3 and outcome = 'killed')
       and bool_or(document_id = $3 and outcome <> 'killed'))`,
    [programmeId, asOf, documentId],
  )
  return new Set(rows.map(({ key }) => key))
}

/** How many the register counts as injured in each explosion of which the list names a dead, by the accident's number. */
export async function injuredIn(
  session: Session,
  programmeId: string,
  { documentId, asOf }: SignedText,
): Promise<ReadonlyMap<string, number>> {
  const rows = await session.query<{ explosion: string; injured: number }>(
    `select named.explosion, count(*) as injured
     from (select distinct explosion from signature_kin
           where programme_id = $1 and document_id = $2 and entry <= $3 and outcome = 'killed'
             and explosion is not null) named
     join accidents a on a.programme_id = $1 and trim(a.local_id) = named.explosion and a.role = 'accepted'
       and a.current_from <= $3 and (a.current_to is null or a.current_to > $3)
     join victims v on v.programme_id = $1 and v.accident = a.record_id and v.role = 'accepted'
       and v.current_from <= $3 and (v.current_to is null or v.current_to > $3) and v.outcome = 'injured'
     group by named.explosion`,
    [programmeId, documentId, asOf],
  )
  return new Map(rows.map(({ explosion, injured }) => [explosion, injured]))
}

/** A signature that was given. `withdrawn`: the entry that withdrew it. */
export interface StandingRow extends Record<string, unknown> {
  readonly entry: number
  readonly record_id: string
  readonly document_id: string
  readonly withdrawn: number | null
}

/** The signature of that entry or record id, or null. */
export async function signatureNamed(
  session: Session,
  programmeId: string,
  asked: string,
): Promise<StandingRow | null> {
  const entry = /^\d{1,15}$/.test(asked) ? Number(asked) : null
  const recordId = isRecordId(asked) ? asked : null
  const [row] = await session.query<StandingRow>(
    `select entry, record_id, document_id, withdrawn from signatures
     where programme_id = $1 and (entry = $2::bigint or record_id = $3::uuid)`,
    [programmeId, entry, recordId],
  )
  return row ?? null
}

/** The record id of a signature named by its entry or record id. Throws `signature-unknown`. */
export async function neededSignatureId(
  session: Session,
  programmeId: string,
  asked: string,
): Promise<string> {
  const found = await signatureNamed(session, programmeId, asked)
  if (!found) throw problem.signatureUnknown({ asked })
  return found.record_id
}
