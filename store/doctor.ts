/** Looking the register over: log, tables, files outside, disk. Reads only. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { waitingStates } from '../core/review/states.js'
import { logSize } from './append.js'
import { checkFiles } from './check-files.js'
import { checkLog } from './check-log.js'
import { keptCheckpoint } from './checkpoint.js'
import { draftCounts } from './import/drafts.js'
import { submissionsIn } from './import/submissions.js'
import type { Programme } from './programme.js'
import { outsideFiles } from './programme.js'
import { settingsNow } from './settings.js'

/** One thing looked at. `ok`: as it should be; `note`: worth knowing; `fault`: something must be done. */
export interface Examined {
  readonly what: string
  readonly state: 'ok' | 'note' | 'fault'
  readonly said: string
}

const leastFreeBytes = 500 << 20

/** Examines a programme and where it is kept. */
export async function examine(programme: Programme): Promise<readonly Examined[]> {
  return [
    await examineLog(programme),
    await examineFiles(programme),
    examineCheckpoint(programme),
    examineKey(programme),
    ...(await examineWork(programme)),
    await examineDisk(programme),
    examineEncryption(programme),
  ]
}

async function examineLog(programme: Programme): Promise<Examined> {
  return programme.engine.transaction(async (session) => {
    const size = await logSize(session, programme.programmeId)
    const faults = await checkLog(session, programme.programmeId)
    const [first] = faults
    if (!first)
      return { what: 'log', state: 'ok', said: `${size} entries, each agrees with the tree of hashes` }
    return {
      what: 'log',
      state: 'fault',
      said: `entry ${first.entry}: ${first.what} (${faults.length} in all). Restore the newest backup.`,
    }
  })
}

/** At most so many files are named; the rest are counted. */
const mostNamed = 5

async function examineFiles({ engine, programmeId }: Programme): Promise<Examined> {
  const { files, faults } = await checkFiles(engine, programmeId)
  if (faults.length === 0) return { what: 'files', state: 'ok', said: `${files} kept, each has its hash` }
  const named = faults.slice(0, mostNamed).map(({ sha256, what, entries }) => {
    const by = entries.length > 0 ? `of entry ${entries.join(', ')}` : 'that no entry names'
    return `the file ${by} (SHA-256 ${sha256.slice(0, 16)}…) ${what === 'missing' ? 'is missing' : 'has changed'}`
  })
  const more = faults.length > mostNamed ? `, and ${faults.length - mostNamed} more` : ''
  return {
    what: 'files',
    state: 'fault',
    said: `${named.join('; ')}${more}. Restore the newest backup in which doctor finds them whole.`,
  }
}

function examineCheckpoint(programme: Programme): Examined {
  const reason = programme.readOnlyBecause
  if (reason && reason.what !== 'key-missing') {
    return {
      what: 'checkpoint',
      state: 'fault',
      said: `${reason.what}: log ${reason.logSize}, checkpoint ${reason.checkpointSize}. Read-only until the newest backup is restored or the log is recovered.`,
    }
  }
  const kept = keptCheckpoint(programme.directory, programme.code)
  if (!kept) return { what: 'checkpoint', state: 'note', said: 'none is kept outside the database yet' }
  return { what: 'checkpoint', state: 'ok', said: `the log continues the one over ${kept.size} entries` }
}

function examineKey(programme: Programme): Examined {
  const { key } = outsideFiles(programme.directory, programme.code)
  if (!existsSync(key))
    return { what: 'key', state: 'fault', said: `${key} is missing: nothing can be signed` }
  const mode = statSync(key).mode & 0o777
  if ((mode & 0o077) !== 0) {
    return {
      what: 'key',
      state: 'fault',
      said: `others can read ${key} (mode ${mode.toString(8)}). Run: chmod 600 ${key}`,
    }
  }
  return { what: 'key', state: 'ok', said: 'there, readable by its owner alone' }
}

async function examineWork(programme: Programme): Promise<readonly Examined[]> {
  const { counts, open } = await programme.engine.transaction(async (session) => ({
    counts: await draftCounts(session, programme.programmeId),
    open: await submissionsIn(session, programme.programmeId, 'open'),
  }))
  const waiting = waitingStates.map((state) => `${counts[state] ?? 0} ${state}`)
  const settings = await settingsNow(programme)
  return [
    { what: 'waiting', state: 'ok', said: waiting.join(', ') },
    open.length === 0
      ? { what: 'imports', state: 'ok', said: 'all finished' }
      : {
          what: 'imports',
          state: 'note',
          said: `not finished: ${open.join(', ')}. Run the same import again; it goes on where it ended.`,
        },
    settings.method === null
      ? { what: 'METHOD.md', state: 'note', said: 'none yet: nothing can be published' }
      : { what: 'METHOD.md', state: 'ok', said: 'there' },
  ]
}

async function examineDisk(programme: Programme): Promise<Examined> {
  const { bavail, bsize } = await statfs(programme.directory)
  const free = bavail * bsize
  const said = `${Math.floor(free / (1 << 20)).toLocaleString('en-GB')} MiB free`
  return { what: 'disk', state: free < leastFreeBytes ? 'fault' : 'ok', said }
}

/** Whether the folder stands on a device-mapper volume of type crypt (Linux); elsewhere it cannot be told. */
function examineEncryption(programme: Programme): Examined {
  const device = statSync(programme.directory).dev
  const id = `/sys/dev/block/${(device >> 8) & 0xfff}:${device & 0xff}/dm/uuid`
  if (existsSync(id) && readFileSync(id, 'utf8').startsWith('CRYPT-')) {
    return { what: 'encryption', state: 'ok', said: 'the disk is encrypted' }
  }
  return {
    what: 'encryption',
    state: 'note',
    said: 'the disk is not encrypted, or it cannot be told: whoever takes the machine can read the register',
  }
}
