/** Looking the register over: log, tables, files outside, disk. Reads only. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { waitingStates } from '../core/review/states.js'
import { logSize } from './append.js'
import { checkFiles } from './check-files.js'
import { checkLog } from './check-log.js'
import { keptCheckpoint } from './checkpoint.js'
import { type Examined, examined } from './examined.js'
import { draftCounts } from './import/drafts.js'
import { submissionsIn } from './import/submissions.js'
import type { Programme } from './programme.js'
import { outsideFiles } from './programme.js'
import { settingsNow } from './settings.js'

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
    const entries = await logSize(session, programme.programmeId)
    const faults = await checkLog(session, programme.programmeId)
    const [first] = faults
    return first ? examined.logDamaged({ ...first, faults: faults.length }) : examined.logWhole({ entries })
  })
}

/** At most so many files are named; the rest are counted. */
const mostNamed = 5

async function examineFiles({ engine, programmeId }: Programme): Promise<Examined> {
  const { files, faults } = await checkFiles(engine, programmeId)
  if (faults.length === 0) return examined.filesWhole({ files })
  return examined.filesDamaged({
    faults: faults
      .slice(0, mostNamed)
      .map(({ sha256, what, entries }) => ({ sha256: sha256.slice(0, 16), what, entries })),
    more: Math.max(0, faults.length - mostNamed),
  })
}

function examineCheckpoint(programme: Programme): Examined {
  const reason = programme.readOnlyBecause
  if (reason && reason.what !== 'key-missing') return examined.checkpointFails({ ...reason })
  const kept = keptCheckpoint(programme.directory, programme.code)
  return kept ? examined.checkpointHeld({ size: kept.size }) : examined.checkpointNone({})
}

function examineKey(programme: Programme): Examined {
  const { key } = outsideFiles(programme.directory, programme.code)
  if (!existsSync(key)) return examined.keyMissing({ path: key })
  const mode = statSync(key).mode & 0o777
  if ((mode & 0o077) !== 0) return examined.keyOpen({ path: key, mode: mode.toString(8) })
  return examined.keyKept({})
}

async function examineWork(programme: Programme): Promise<readonly Examined[]> {
  const { counts, imports } = await programme.engine.transaction(async (session) => ({
    counts: await draftCounts(session, programme.programmeId),
    imports: await submissionsIn(session, programme.programmeId, 'open'),
  }))
  const settings = await settingsNow(programme)
  return [
    examined.waiting({ states: waitingStates.map((state) => ({ state, rows: counts[state] ?? 0 })) }),
    imports.length === 0 ? examined.importsFinished({}) : examined.importsOpen({ imports }),
    settings.method === null ? examined.methodMissing({}) : examined.methodThere({}),
  ]
}

async function examineDisk(programme: Programme): Promise<Examined> {
  const { bavail, bsize } = await statfs(programme.directory)
  const free = bavail * bsize
  const mebibytes = Math.floor(free / (1 << 20))
  return free < leastFreeBytes ? examined.diskLow({ mebibytes }) : examined.diskFree({ mebibytes })
}

/** Whether the folder stands on a device-mapper volume of type crypt (Linux); elsewhere it cannot be told. */
function examineEncryption(programme: Programme): Examined {
  const device = statSync(programme.directory).dev
  const id = `/sys/dev/block/${(device >> 8) & 0xfff}:${device & 0xff}/dm/uuid`
  const isEncrypted = existsSync(id) && readFileSync(id, 'utf8').startsWith('CRYPT-')
  return isEncrypted ? examined.encrypted({}) : examined.notEncrypted({})
}
