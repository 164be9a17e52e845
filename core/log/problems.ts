/** Problems of the log: files and signatures from outside that do not have their form, and a damaged tree. */
import { defineProblem } from '../problem.js'

/** A signed note that is not one (C2SP signed-note). */
export const noteNotReadable = defineProblem<{ reason: string }>(
  'note-not-readable',
  1,
  422,
  ({ reason }) => `This is not a signed note: ${reason}. Nothing in it was believed. Ask for the file again.`,
)

/** A signature by a key that was given does not match the text. */
export const noteSignatureWrong = defineProblem<{ key: string }>(
  'note-signature-wrong',
  1,
  422,
  ({ key }) =>
    `The signature by ${key} does not belong to this text: one of the two was changed. Ask for the file again.`,
)

/** No key that was given has signed. */
export const noteNotSigned = defineProblem<{ keys: readonly string[] }>(
  'note-not-signed',
  1,
  422,
  ({ keys }) =>
    `No key that was asked for (${keys.join(', ') || 'none was given'}) has signed this text. Compare the key with the one in the letter.`,
)

/** A verifier key string that is not one. */
export const verifierKeyNotReadable = defineProblem<{ reason: string }>(
  'verifier-key-not-readable',
  2,
  400,
  ({ reason }) => `This is not a verifier key (name+id+base64): ${reason}. Copy the whole line again.`,
)

/** A note whose text is not a checkpoint of this log. */
export const checkpointNotReadable = defineProblem<{ reason: string }>(
  'checkpoint-not-readable',
  1,
  422,
  ({ reason }) => `This is not a checkpoint: ${reason}. Nothing in it was believed. Ask for the file again.`,
)

/** Bytes that are not a leaf of the log. */
export const leafNotReadable = defineProblem<{ reason: string }>(
  'leaf-not-readable',
  1,
  422,
  ({ reason }) => `These bytes are not an entry of the log: ${reason}.`,
)

/** A tile of the tree that should be stored is missing or too short. */
export const logTileMissing = defineProblem<{ level: number; index: number; width: number; found: number }>(
  'log-tile-missing',
  3,
  500,
  ({ level, index, width, found }) =>
    `Tile ${level}/${index} of the log holds ${found} of ${width} hashes: the store is damaged. Nothing was written. Run doctor, or restore the last backup.`,
)
