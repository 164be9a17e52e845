/**
 * What is said of each thing that is looked at when a register is looked over, each once: in English for terminals, with a
 * code and details by which messages/troubles/ says it on pages.
 */
import type { FileFault } from './check-files.js'
import { type LogFault, logFaultWords } from './check-log.js'
import type { ReadOnlyReason } from './programme.js'

/** One thing looked at. `ok`: as it should be; `note`: worth knowing; `fault`: something must be done. */
export interface Examined {
  readonly what: string
  readonly state: 'ok' | 'note' | 'fault'
  readonly code: string
  readonly said: string
  readonly details: Readonly<Record<string, unknown>>
}

type Nothing = Record<string, never>

function defineExamined<Details extends Record<string, unknown>>(
  code: string,
  what: string,
  state: Examined['state'],
  said: (details: Details) => string,
): (details: Details) => Examined {
  return (details) => ({ what, state, code, said: said(details), details })
}

/** A kept file that is not as it should be; of its hash the beginning. */
type NamedFault = Pick<FileFault, 'sha256' | 'what' | 'entries'>

export const examined = {
  logWhole: defineExamined(
    'examined-log-whole',
    'log',
    'ok',
    ({ entries }: { entries: number }) => `${entries} entries, each agrees with the tree of hashes`,
  ),
  logDamaged: defineExamined(
    'examined-log-damaged',
    'log',
    'fault',
    ({ entry, what, faults }: { entry: number; what: LogFault['what']; faults: number }) =>
      `entry ${entry}: ${logFaultWords({ entry, what })} (${faults} in all). Restore the newest backup.`,
  ),
  filesWhole: defineExamined(
    'examined-files-whole',
    'files',
    'ok',
    ({ files }: { files: number }) => `${files} kept, each has its hash`,
  ),
  filesDamaged: defineExamined(
    'examined-files-damaged',
    'files',
    'fault',
    ({ faults, more }: { faults: readonly NamedFault[]; more: number }) =>
      `${faults.map(fileFaultWords).join('; ')}${more > 0 ? `, and ${more} more` : ''}. Restore the newest backup in which doctor finds them whole.`,
  ),
  checkpointFails: defineExamined(
    'examined-checkpoint-fails',
    'checkpoint',
    'fault',
    ({
      what,
      logSize,
      checkpointSize,
    }: {
      what: ReadOnlyReason['what']
      logSize: number
      checkpointSize: number
    }) =>
      `${what}: log ${logSize}, checkpoint ${checkpointSize}. Read-only until the newest backup is restored or the log is recovered.`,
  ),
  checkpointNone: defineExamined(
    'examined-checkpoint-none',
    'checkpoint',
    'note',
    (_: Nothing) => 'none is kept outside the database yet',
  ),
  checkpointHeld: defineExamined(
    'examined-checkpoint-held',
    'checkpoint',
    'ok',
    ({ size }: { size: number }) => `the log continues the one over ${size} entries`,
  ),
  keyMissing: defineExamined(
    'examined-key-missing',
    'key',
    'fault',
    ({ path }: { path: string }) => `${path} is missing: nothing can be signed`,
  ),
  keyOpen: defineExamined(
    'examined-key-open',
    'key',
    'fault',
    ({ path, mode }: { path: string; mode: string }) =>
      `others can read ${path} (mode ${mode}). Run: chmod 600 ${path}`,
  ),
  keyKept: defineExamined(
    'examined-key-kept',
    'key',
    'ok',
    (_: Nothing) => 'there, readable by its owner alone',
  ),
  waiting: defineExamined(
    'examined-waiting',
    'waiting',
    'ok',
    ({ states }: { states: readonly { readonly state: string; readonly rows: number }[] }) =>
      states.map(({ state, rows }) => `${rows} ${state}`).join(', '),
  ),
  importsFinished: defineExamined(
    'examined-imports-finished',
    'imports',
    'ok',
    (_: Nothing) => 'all finished',
  ),
  importsOpen: defineExamined(
    'examined-imports-open',
    'imports',
    'note',
    ({ imports }: { imports: readonly number[] }) =>
      `not finished: ${imports.join(', ')}. Run the same import again; it goes on where it ended.`,
  ),
  methodMissing: defineExamined(
    'examined-method-missing',
    'METHOD.md',
    'note',
    (_: Nothing) => 'none yet: nothing can be published',
  ),
  methodThere: defineExamined('examined-method-there', 'METHOD.md', 'ok', (_: Nothing) => 'there'),
  diskFree: defineExamined('examined-disk-free', 'disk', 'ok', freeWords),
  diskLow: defineExamined('examined-disk-low', 'disk', 'fault', freeWords),
  encrypted: defineExamined(
    'examined-encrypted',
    'encryption',
    'ok',
    (_: Nothing) => 'the disk is encrypted',
  ),
  notEncrypted: defineExamined(
    'examined-not-encrypted',
    'encryption',
    'note',
    (_: Nothing) =>
      'the disk is not encrypted, or it cannot be told: whoever takes the machine can read the register',
  ),
}

function fileFaultWords({ sha256, what, entries }: NamedFault): string {
  const by = entries.length > 0 ? `of entry ${entries.join(', ')}` : 'that no entry names'
  return `the file ${by} (SHA-256 ${sha256}…) ${what === 'missing' ? 'is missing' : 'has changed'}`
}

function freeWords({ mebibytes }: { mebibytes: number }): string {
  return `${mebibytes.toLocaleString('en-GB')} MiB free`
}
