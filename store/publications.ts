/** Published documents in the log: their entries, and the proofs that a bundle carries. */
import type { OpenedFile } from '../core/disclosure/opened.js'
import { openedValue, readOpened } from '../core/disclosure/opened.js'
import { toHex, toUtf8 } from '../core/log/bytes.js'
import { openingsOf } from '../core/log/commitment.js'
import { labelsOfEntry } from '../core/log/labels.js'
import type { Value } from '../core/record/definition.js'
import type { Proofs } from '../core/verify/proofs.js'
import { appendEntries, logSize, logTree } from './append.js'
import { decodeBody } from './bodies.js'
import { signedCheckpoint } from './checkpoint.js'
import type { Session } from './engine/engine.js'
import { prepareEntry } from './entries.js'
import { nodeCrypto, randomBytes } from './node-crypto.js'
import { keepOpened } from './opened-files.js'
import type { Programme } from './programme.js'
import { timestamp } from './programme.js'
import { problem } from './programme-problems.js'

/** One document-published entry. */
export interface PublishedDocument {
  /** 0-based. */
  readonly index: number
  readonly documentId: string
  readonly asOf: number
  /** 32 bytes, hex. */
  readonly nonce: string
  /** Path and SHA-256 in hex of each sealed file. */
  readonly files: readonly (readonly [string, string])[]
  /** The rows files among them; none in entries of before there were any. */
  readonly opened: readonly OpenedFile[]
}

const publicationTypes = ['document-published', 'figure-published', 'exported', 'delivery-recorded']

/** The last entry that is no publication, export or delivery: what a document is counted as of where it names nothing else. */
export async function lastCountedEntry(session: Session, programmeId: string): Promise<number> {
  const [row] = await session.query<{ entry: number }>(
    `select coalesce(max(n) + 1, 0) as entry from log_entries where programme_id = $1 and type <> all($2::text[])`,
    [programmeId, publicationTypes],
  )
  return row?.entry ?? 0
}

/** Every document-published entry under the present key, oldest first. */
export async function publishedDocuments(
  session: Session,
  programmeId: string,
): Promise<readonly PublishedDocument[]> {
  const rows = await session.query<{ n: number; body: Uint8Array }>(
    `select l.n, b.body from log_entries l
     join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.type = 'document-published'
       and l.n > (select coalesce(max(n), -1) from log_entries where programme_id = $1 and type = 'key-changed')
     order by l.n`,
    [programmeId],
  )
  return rows.map(({ n, body }) => {
    const { document_id, as_of, nonce, files, opened } = decodeBody(body)
    return {
      index: n,
      documentId: String(document_id),
      asOf: Number(as_of),
      nonce: String(nonce),
      files: pairs(files),
      opened: readOpened(opened ?? null),
    }
  })
}

function pairs(files: Value | undefined): readonly (readonly [string, string])[] {
  if (!Array.isArray(files)) return []
  return files.map((pair) => (Array.isArray(pair) ? [String(pair[0]), String(pair[1])] : ['', '']))
}

/** The nonce of a new publication: 32 random bytes, hex. */
export function newNonce(): string {
  return toHex(randomBytes(32))
}

/** Appends the entry of a publication. Gives its 0-based index. */
export async function appendPublication(
  session: Session,
  programme: Programme,
  document: Omit<PublishedDocument, 'index'>,
): Promise<number> {
  const entry = prepareEntry('document-published', {
    at: timestamp(programme.now()),
    by: 'publisher',
    document_id: document.documentId,
    as_of: String(document.asOf),
    nonce: document.nonce,
    files: document.files,
    opened: openedValue(document.opened),
  })
  const { first } = await appendEntries(session, programme, [entry])
  await keepOpened(session, programme.programmeId, { entry: first, ...document })
  return first - 1
}

/** What a bundle carries of the log: the checkpoint right after its entry, and the proofs under it. */
export interface PublicationSeal {
  readonly checkpoint: Uint8Array
  readonly proofs: Proofs
}

/**
 * The seal of a publication. `counted` are the entries as of which its figures were counted. The same publication
 * gives the same bytes, whatever the log has grown by since.
 */
export async function publicationSeal(
  session: Session,
  programme: Programme,
  index: number,
  counted: readonly number[],
): Promise<PublicationSeal> {
  const { programmeId } = programme
  const size = index + 1
  const tree = logTree(session, programmeId, await logSize(session, programmeId))
  const earlier = (await publishedDocuments(session, programmeId)).filter((entry) => entry.index < index)
  const pathTo = (from: number) => tree.consistencyPath(from, size)
  const roots = await Promise.all(
    [...new Set(counted)]
      .filter((asOf) => asOf > 0)
      .sort((one, other) => one - other)
      .map(async (asOf) => ({ size: asOf, root: await tree.rootAt(asOf), path: await pathTo(asOf) })),
  )
  const consistency = await Promise.all(
    earlier.map(async (entry) => ({
      checkpoint: signedCheckpoint(programme, entry.index + 1, await tree.rootAt(entry.index + 1)),
      size: entry.index + 1,
      path: await pathTo(entry.index + 1),
    })),
  )
  const { leaf, openings } = await openedEntry(session, programmeId, index)
  const inclusion = await tree.inclusionPath(index, size)
  return {
    checkpoint: toUtf8(signedCheckpoint(programme, size, await tree.rootAt(size))),
    proofs: { index, size, leaf, openings, inclusion, roots, consistency },
  }
}

async function openedEntry(session: Session, programmeId: string, index: number) {
  const [row] = await session.query<{
    schema: string
    leaf: Uint8Array
    body: Uint8Array
    secret: Uint8Array
  }>(
    `select l.schema, l.leaf, b.body, b.secret from log_entries l
     join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.n = $2`,
    [programmeId, index],
  )
  if (!row) throw problem.entryUnknown({ entry: index + 1, size: await logSize(session, programmeId) })
  const labels = labelsOfEntry('document-published', row.schema)
  if (!labels) throw new Error(`no publication of a document: ${row.schema}`)
  const openings = openingsOf(nodeCrypto.sha256, labels, { values: decodeBody(row.body), secret: row.secret })
  return { leaf: row.leaf, openings }
}

/**
 * The entries, up to one, after which the register was left for a while: candidates for "the last entry at which it
 * held". Bounded by the document's own entry, so that publishing again later says the same.
 */
export async function restingEntries(
  session: Session,
  programmeId: string,
  upTo: number,
  most: number,
): Promise<readonly number[]> {
  const rows = await session.query<{ n: number }>(
    `select n from log_entries
     where programme_id = $1 and type not in ('record-accepted', 'signature-given') and n > 0 and n <= $2
     order by n desc limit $3`,
    [programmeId, upTo, most],
  )
  return rows.map((row) => row.n)
}
