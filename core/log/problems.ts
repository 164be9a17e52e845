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

/** A checkpoint of fewer entries than the witness has seen. */
export const checkpointOlder = defineProblem<{ origin: string; size: number; seen: number }>(
  'checkpoint-older',
  1,
  409,
  ({ origin, size, seen }) =>
    `The checkpoint of ${origin} has ${size} entries; ${seen} were seen before. It was not cosigned. Ask for the present one.`,
)

/** Two states of one log, of which neither is the beginning of the other. */
export const logForked = defineProblem<{ origin: string; size: number; seen: string; given: string }>(
  'log-forked',
  1,
  409,
  ({ origin, size, seen, given }) =>
    `The log ${origin} as of entry ${size} is not the one that was seen: the root was ${seen} and is ${given}. It was not cosigned. Keep both files, and tell those who rely on this log.`,
)

/** A longer log without the proof that it continues the one that was seen. */
export const consistencyMissing = defineProblem<{ origin: string; size: number; seen: number }>(
  'consistency-missing',
  1,
  409,
  ({ origin, size, seen }) =>
    `Nothing shows that the log ${origin} of ${size} entries continues the ${seen} that were seen. It was not cosigned. Ask for "truebearing log prove ${size} --from ${seen} --json" and give it with --proof.`,
)
