/**
 * The checkpoints of a programme that were signed, as a list: the last one alone is what the register is opened against, and
 * lies outside the database. Lines of witnesses are kept with the checkpoint that they signed.
 */
import { sameBytes, toHex, toUtf8 } from '../core/log/bytes.js'
import { openCheckpoint, parseCheckpoint } from '../core/log/checkpoint.js'
import { encodeNote, openNote, parseNote, withSignature } from '../core/log/note.js'
import type { VerifierKey } from '../core/log/verifier-key.js'
import { encodeVerifierKey, parseVerifierKey } from '../core/log/verifier-key.js'
import { logSize, logTree } from './append.js'
import type { Session } from './engine/engine.js'
import { nodeCrypto } from './node-crypto.js'
import type { Programme } from './programme.js'
import { problem } from './programme-problems.js'

/** What is written down of a checkpoint when it is signed. */
interface SignedNote {
  readonly size: number
  /** The signed note as text. */
  readonly note: string
}

/** Writes a checkpoint into the list, once. That a log is empty shows nothing: a backup may still be restored over it. */
export async function noteCheckpoint(
  session: Session,
  { programmeId, now }: Pick<Programme, 'programmeId' | 'now'>,
  { size, note }: SignedNote,
): Promise<void> {
  if (size === 0) return
  await session.query(
    `insert into kept_checkpoints (programme_id, size, note, witness_keys, signed_at)
     values ($1, $2, $3, '{}', $4) on conflict do nothing`,
    [programmeId, size, note, Math.floor(now().getTime() / 1000)],
  )
}

/** A checkpoint of the list. */
export interface ListedCheckpoint {
  readonly size: number
  /** Hex. */
  readonly root: string
  readonly origin: string
  /** UTC, RFC 3339. */
  readonly at: string
  /** Whose line stands under it and holds. */
  readonly witnesses: readonly { readonly name: string; readonly key: string; readonly at: string | null }[]
  readonly note: string
}

interface Row extends Record<string, unknown> {
  readonly note: string
  readonly witness_keys: readonly string[]
  readonly signed_at: number
}

/** A page of checkpoints, the longest log first: those of fewer entries than `before`; null: all. */
export async function checkpointsBefore(
  session: Session,
  programmeId: string,
  { before, most }: { readonly before: number | null; readonly most: number },
): Promise<readonly ListedCheckpoint[]> {
  const rows = await session.query<Row>(
    `select note, witness_keys, signed_at from kept_checkpoints
     where programme_id = $1 and ($2::bigint is null or size < $2::bigint) order by size desc limit $3`,
    [programmeId, before, most],
  )
  return rows.map(listed)
}

/** The checkpoint of so many entries. Throws `checkpoint-unknown`. */
export async function checkpointOf(
  session: Session,
  programmeId: string,
  size: number,
): Promise<ListedCheckpoint> {
  const [row] = await session.query<Row>(
    'select note, witness_keys, signed_at from kept_checkpoints where programme_id = $1 and size = $2',
    [programmeId, size],
  )
  if (!row) throw problem.checkpointUnknown({ size })
  return listed(row)
}

const moment = (seconds: number) => `${new Date(seconds * 1000).toISOString().slice(0, 19)}Z`

function listed({ note, witness_keys: texts, signed_at: at }: Row): ListedCheckpoint {
  const keys = texts.map((text) => parseVerifierKey(nodeCrypto.sha256, text))
  const { size, root, origin } = parseCheckpoint(parseNote(toUtf8(note)).text)
  const signed = keys.length === 0 ? [] : openNote(nodeCrypto, toUtf8(note), keys).signed
  return {
    size,
    root: toHex(root),
    origin,
    at: moment(at),
    witnesses: signed.map(({ key, at: seconds }) => ({
      name: key.name,
      key: encodeVerifierKey(key),
      at: seconds === null ? null : moment(seconds),
    })),
    note,
  }
}

/** What a witness gave back, and by which key its line is checked. */
export interface Cosigned {
  readonly note: Uint8Array
  readonly witness: VerifierKey
}

/**
 * Keeps the line of a witness under the checkpoint that it signed. Throws the problems of notes and checkpoints,
 * `witness-is-the-log` and `checkpoint-not-of-log`.
 */
export async function keepCosignature(
  session: Session,
  programme: Programme,
  logKey: VerifierKey,
  { note, witness }: Cosigned,
): Promise<ListedCheckpoint> {
  const { programmeId } = programme
  if (witness.type !== 'cosignature' || sameBytes(witness.publicKey, logKey.publicKey))
    throw problem.witnessIsTheLog({ key: `${witness.name}+${witness.id}` })
  const { size, root } = openCheckpoint(nodeCrypto, note, logKey)
  openNote(nodeCrypto, note, [witness])
  const now = await logSize(session, programmeId)
  const isOurs = size <= now && sameBytes(await logTree(session, programmeId, now).rootAt(size), root)
  if (!isOurs) throw problem.checkpointNotOfLog({ size })
  const given = parseNote(note)
  const ofLog = given.signatures.filter(({ name, id }) => name === logKey.name && id === logKey.id)
  // A checkpoint that was signed before there was the list comes into it with its witness.
  const plain = new TextDecoder().decode(encodeNote({ text: given.text, signatures: ofLog }))
  await noteCheckpoint(session, programme, { size, note: plain })
  const line = given.signatures.find(({ name, id }) => name === witness.name && id === witness.id)
  const [kept] = await session.query<Row>(
    `select note, witness_keys, signed_at from kept_checkpoints where programme_id = $1 and size = $2 for update`,
    [programmeId, size],
  )
  if (!kept || !line) throw new Error('a checkpoint that was just read is not there')
  const cosigned = new TextDecoder().decode(encodeNote(withSignature(parseNote(toUtf8(kept.note)), line)))
  const keys = [...new Set([...kept.witness_keys, encodeVerifierKey(witness)])]
  await session.query(
    'update kept_checkpoints set note = $3, witness_keys = $4 where programme_id = $1 and size = $2',
    [programmeId, size, cosigned, keys],
  )
  return listed({ note: cosigned, witness_keys: keys, signed_at: kept.signed_at })
}
