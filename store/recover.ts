/** Going on with the only copy that is left: a new key, hence a new origin, and an entry that names the old checkpoint. */
import { existsSync, readFileSync } from 'node:fs'
import { toUtf8 } from '../core/log/bytes.js'
import { logSigner } from '../core/log/checkpoint.js'
import { encodeVerifierKey, verifierKey } from '../core/log/verifier-key.js'
import { appendEntries } from './append.js'
import { problem } from './backup-problems.js'
import { keepCheckpoint, keptOrBroken } from './checkpoint.js'
import { prepareEntry } from './entries.js'
import { makeSigningKey } from './keys.js'
import { nodeCrypto } from './node-crypto.js'
import type { Programme } from './programme.js'
import { outsideFiles, timestamp } from './programme.js'
import { writeWholeFile } from './whole-file.js'

/** What a recovery did. */
export interface Recovery {
  readonly entry: number
  readonly oldOrigin: string | null
  readonly newOrigin: string
}

/** Makes a new key and appends `key-changed`. Refused with `key-already-there` where nothing has to be recovered. */
export async function recoverLog(programme: Programme): Promise<Recovery> {
  const { code, directory, readOnlyBecause } = programme
  if (!readOnlyBecause) throw problem.keyAlreadyThere({ code })
  const files = outsideFiles(directory, code)
  const kept = keptOrBroken(directory, code)
  const old = kept === 'broken' ? null : kept
  const oldText = existsSync(files.checkpoint) ? readFileSync(files.checkpoint, 'utf8') : null
  const signer = logSigner(nodeCrypto.sha256, code, makeSigningKey(files.key))
  const key = verifierKey(nodeCrypto.sha256, signer.name, signer.key.publicKey)
  const writable = { ...programme, readOnlyBecause: null }
  const entry = prepareEntry('key-changed', {
    at: timestamp(programme.now()),
    by: 'administrator',
    old_origin: old?.origin ?? null,
    old_checkpoint: oldText,
    new_key: encodeVerifierKey(key),
    reason: readOnlyBecause.what,
  })
  const { first } = await programme.engine.transaction((session) => appendEntries(session, writable, [entry]))
  if (oldText !== null) writeWholeFile(`${files.checkpoint}.old`, toUtf8(oldText))
  await keepCheckpoint(writable)
  return { entry: first, oldOrigin: old?.origin ?? null, newOrigin: signer.name }
}
