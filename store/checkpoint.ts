/** Checkpoints of a programme: signed over what is fsynced, the last one kept outside the database. */
import { existsSync, readFileSync } from 'node:fs'
import { sameBytes, toUtf8 } from '../core/log/bytes.js'
import type { Checkpoint } from '../core/log/checkpoint.js'
import { logSigner, openCheckpoint, parseCheckpoint, signCheckpoint } from '../core/log/checkpoint.js'
import type { SigningKey } from '../core/log/crypto.js'
import { parseNote } from '../core/log/note.js'
import type { VerifierKey } from '../core/log/verifier-key.js'
import { verifierKey } from '../core/log/verifier-key.js'
import { Problem } from '../core/problem.js'
import { logHead, logSize, logTree } from './append.js'
import { noteCheckpoint } from './checkpoint-list.js'
import type { Session } from './engine/engine.js'
import { readSigningKey } from './keys.js'
import { nodeCrypto } from './node-crypto.js'
import type { Programme, ReadOnlyReason } from './programme.js'
import { outsideFiles } from './programme.js'
import { problem } from './programme-problems.js'
import { writeWholeFile } from './whole-file.js'

/** The programme's key; refused with `programme-read-only` where it is not here. */
export function programmeKey(
  programme: Pick<Programme, 'directory' | 'code' | 'readOnlyBecause'>,
): SigningKey {
  const key = readSigningKey(outsideFiles(programme.directory, programme.code).key)
  if (!key) throw problem.readOnly({ what: 'key-missing', logSize: 0, checkpointSize: 0 })
  return key
}

/** The verifier key that goes into bundles and letters. */
export function programmeVerifierKey(programme: Programme): VerifierKey {
  const signer = logSigner(nodeCrypto.sha256, programme.code, programmeKey(programme))
  return verifierKey(nodeCrypto.sha256, signer.name, signer.key.publicKey)
}

/** The origin of the programme's log. */
export function programmeOrigin(programme: Programme): string {
  return programmeVerifierKey(programme).name
}

/** The origin, or the code where the key is not here: figures can still be read. */
export function programmeOriginOrCode(programme: Programme): string {
  return readSigningKey(outsideFiles(programme.directory, programme.code).key)
    ? programmeOrigin(programme)
    : `truebearing/${programme.code}`
}

/** The signed checkpoint of the first `size` entries, as text; the same entries give the same bytes. */
export function signedCheckpoint(programme: Programme, size: number, root: Uint8Array): string {
  const signer = logSigner(nodeCrypto.sha256, programme.code, programmeKey(programme))
  return new TextDecoder().decode(signCheckpoint(nodeCrypto.sha256, { size, root }, signer))
}

/**
 * Signs the log as it stands, keeps the checkpoint outside the database, and lists it. Called when entries are durable. A longer
 * one that another process kept meanwhile stays.
 */
export async function keepCheckpoint(programme: Programme): Promise<Checkpoint> {
  const { directory, code } = programme
  const signed = await programme.engine.transaction(async (session) => {
    const head = await logHead(session, programme.programmeId)
    const kept = keptOrBroken(directory, code)
    if (kept !== null && kept !== 'broken' && kept.size > head.size) return { kept }
    const note = signedCheckpoint(programme, head.size, head.root)
    // The entries are durable; of the list at most the last line is lost with the machine, and it is written again.
    await session.query("select set_config('synchronous_commit', 'off', true)")
    await noteCheckpoint(session, programme, { size: head.size, note })
    return { note }
  })
  if (signed.note === undefined) return signed.kept
  const text = signed.note
  const path = outsideFiles(directory, code).checkpoint
  if (!existsSync(path) || readFileSync(path, 'utf8') !== text) writeWholeFile(path, text)
  return parseCheckpoint(parseNote(toUtf8(text)).text)
}

/** The last checkpoint kept outside the database, its signature checked where the key is here; null where none is. */
export function keptCheckpoint(directory: string, code: string): Checkpoint | null {
  const files = outsideFiles(directory, code)
  if (!existsSync(files.checkpoint)) return null
  const bytes = new Uint8Array(readFileSync(files.checkpoint))
  const key = readSigningKey(files.key)
  if (!key) return parseCheckpoint(parseNote(bytes).text)
  const signer = logSigner(nodeCrypto.sha256, code, key)
  return openCheckpoint(nodeCrypto, bytes, verifierKey(nodeCrypto.sha256, signer.name, key.publicKey))
}

/** The kept checkpoint; `broken` where its file cannot be read or another key signed it. */
export function keptOrBroken(directory: string, code: string): Checkpoint | 'broken' | null {
  try {
    return keptCheckpoint(directory, code)
  } catch (error) {
    if (error instanceof Problem) return 'broken'
    throw error
  }
}

/** Whether the log continues its outside checkpoint: null, or why it may only be read. */
export async function readOnlyReason(
  session: Session,
  programme: { readonly directory: string; readonly code: string; readonly programmeId: string },
): Promise<ReadOnlyReason | null> {
  const { directory, code, programmeId } = programme
  const size = await logSize(session, programmeId)
  const kept = keptOrBroken(directory, code)
  if (kept === 'broken') return { what: 'checkpoint-not-ours', logSize: size, checkpointSize: 0 }
  const state = { logSize: size, checkpointSize: kept?.size ?? 0 }
  if (kept && size < kept.size) return { what: 'log-shorter-than-checkpoint', ...state }
  if (kept) {
    const root = await logTree(session, programmeId, size).rootAt(kept.size)
    if (!sameBytes(root, kept.root)) return { what: 'log-differs-from-checkpoint', ...state }
  }
  return existsSync(outsideFiles(directory, code).key) ? null : { what: 'key-missing', ...state }
}
