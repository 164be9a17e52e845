/** Texts that a programme keeps by their hash: what a published document said, for the next of its series. */
import { fromHex, fromUtf8, toUtf8 } from '../core/log/bytes.js'
import type { Session } from './engine/engine.js'
import { keepChunks, keptChunks } from './import/submissions.js'

/** Keeps a text; the same one is kept once. `sha256` in hex. */
export async function keepText(
  session: Session,
  programmeId: string,
  {
    name,
    sha256,
    text,
  }: { readonly name: string; readonly sha256: string; readonly text: Uint8Array | string },
): Promise<void> {
  const bytes = typeof text === 'string' ? toUtf8(text) : text
  await keepChunks(session, programmeId, { name, sha256: hashOf(sha256), sizeBytes: bytes.length }, [bytes])
}

/** The text under a hash; empty where none is kept. */
export async function keptText(session: Session, programmeId: string, sha256: string): Promise<string> {
  const pieces: Uint8Array[] = []
  for await (const piece of keptChunks(session, programmeId, hashOf(sha256))) pieces.push(piece)
  return fromUtf8(Buffer.concat(pieces)) ?? ''
}

function hashOf(hex: string): Uint8Array {
  const bytes = fromHex(hex)
  if (!bytes) throw new Error(`no hash: ${hex}`)
  return bytes
}
