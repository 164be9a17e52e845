/** A programme: one log, its tables and its files outside the database. */
import { join } from 'node:path'
import type { Engine } from './engine/engine.js'

/** What every function of the store is handed. */
export interface Programme {
  readonly engine: Engine
  readonly programmeId: string
  readonly code: string
  /** The data folder (`--data`), which holds the register and every programme's outside files. */
  readonly directory: string
  /** Why nothing may be written, or null. Set when the log and its outside checkpoint do not agree. */
  readonly readOnlyBecause: ReadOnlyReason | null
  /** The time, injected. */
  readonly now: () => Date
  /** Who is at the keyboard, for "nobody accepts their own entry"; never written into the log. */
  readonly person: string
}

/** A log that is shorter than its outside checkpoint, or that is not its continuation, opens read-only. */
export interface ReadOnlyReason {
  readonly what:
    | 'log-shorter-than-checkpoint'
    | 'log-differs-from-checkpoint'
    | 'checkpoint-not-ours'
    | 'key-missing'
  readonly logSize: number
  readonly checkpointSize: number
}

/** Files of a programme outside the database. */
export function outsideFiles(directory: string, code: string) {
  const folder = join(directory, 'programmes', code)
  return {
    folder,
    /** Ed25519 private key, mode 0600, in no backup. */
    key: join(folder, 'key.pem'),
    /** The last signed checkpoint: the log is never shorter than it. */
    checkpoint: join(folder, 'checkpoint'),
    /** Entries erased by law; a restore applies them to an older backup. */
    erased: join(folder, 'erased.json'),
    findings: (name: string) => join(folder, 'findings', `${name}.csv`),
  } as const
}

/**
 * Runs work that looks at what stands or waits and then decides on it: imports, reviews, erasures and rebuilds of one
 * programme, one after the other, whichever process runs them.
 */
export function oneAtATime<T>(
  { engine, programmeId }: Pick<Programme, 'engine' | 'programmeId'>,
  work: () => Promise<T>,
): Promise<T> {
  return engine.exclusive(`import ${programmeId}`, work)
}

/** The instant as the log writes it: UTC, RFC 3339, to the second. */
export function timestamp(now: Date): string {
  return `${now.toISOString().slice(0, 19)}Z`
}
