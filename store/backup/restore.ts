/** Restoring a backup: every entry is checked against the archive's own log, erasures are applied, tables derived anew. */
import { createReadStream, existsSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { toUtf8 } from '../../core/log/bytes.js'
import { logSize } from '../append.js'
import { problem } from '../backup-problems.js'
import { checkLog } from '../check-log.js'
import type { Engine, Session } from '../engine/engine.js'
import { eraseBodies, erasedOutside, noteErasedOutside } from '../erase-bodies.js'
import type { RegisterPlace } from '../open-programme.js'
import { findProgramme } from '../open-programme.js'
import type { Programme } from '../programme.js'
import { outsideFiles } from '../programme.js'
import { rebuild } from '../rebuild.js'
import { writeWholeFile } from '../whole-file.js'
import type { BackupHead } from './backup.js'
import { open } from './sealed-stream.js'
import { copyStatementOf, keptTables } from './tables.js'

/** What was restored. */
export interface Restored {
  readonly programme: Programme
  readonly entries: number
  /** Entries whose bodies went because a later erasure is known outside the backup. */
  readonly erasedAgain: number
}

/** Restores into an open register. Refused where the programme holds entries there already. */
export async function restoreBackup(
  engine: Engine,
  place: RegisterPlace,
  archive: { readonly path: string; readonly passphrase: string },
): Promise<Restored> {
  const lines = archiveLines(archive)
  const head = await readHead(lines)
  await refuseUnlessEmpty(engine, place, head.code)
  const known = await findProgramme(engine, place, head.code)
  const erased = await engine.transaction(async (session) => {
    if (known) await session.query('delete from programmes where programme_id = $1', [known.programmeId])
    await session.query('insert into programmes (programme_id, code) values ($1, $2)', [
      head.programmeId,
      head.code,
    ])
    await loadTables(session, head.programmeId, lines)
    await refuseUnlessConsistent(session, head)
    return eraseAgain(session, head.programmeId, erasedOutside(place.directory, head.code))
  })
  return finish(engine, place, head, erased)
}

/** Where the folder has no checkpoint yet the archive's becomes its own; a newer one stays and makes an old copy known. */
async function finish(
  engine: Engine,
  place: RegisterPlace,
  head: BackupHead,
  erasedAgain: number,
): Promise<Restored> {
  const files = outsideFiles(place.directory, head.code)
  if (head.checkpoint !== null && !existsSync(files.checkpoint))
    writeWholeFile(files.checkpoint, toUtf8(head.checkpoint))
  const programme = await findProgramme(engine, place, head.code)
  if (!programme) throw new Error(`programme ${head.code} was restored and is not there`)
  noteErasedOutside(programme, head.erased)
  await rebuild(programme)
  return { programme, entries: head.size, erasedAgain }
}

async function* archiveLines(archive: {
  readonly path: string
  readonly passphrase: string
}): AsyncGenerator<string> {
  const plain = Readable.from(open(createReadStream(archive.path), archive.passphrase))
  const unpacked = createGunzip()
  plain.on('error', (error) => unpacked.destroy(error))
  yield* createInterface({ input: plain.pipe(unpacked), crlfDelay: Number.POSITIVE_INFINITY })
}

async function readHead(lines: AsyncGenerator<string>): Promise<BackupHead> {
  const first = await lines.next()
  const head = JSON.parse(String(first.value ?? '{}')) as Partial<BackupHead>
  if (head.truebearing !== 'backup@1') throw problem.notABackup({})
  return head as BackupHead
}

async function refuseUnlessEmpty(engine: Engine, place: RegisterPlace, code: string): Promise<void> {
  const known = await findProgramme(engine, place, code)
  if (!known) return
  const entries = await engine.transaction((session) => logSize(session, known.programmeId))
  if (entries > 0) throw problem.programmeNotEmpty({ code, entries })
}

/** Blocks of `table rows`, then as many lines of COPY text, until `end`. */
async function loadTables(
  session: Session,
  programmeId: string,
  lines: AsyncGenerator<string>,
): Promise<void> {
  for await (const line of lines) {
    const [name = '', count = '0'] = line.split(' ')
    if (name === 'end') return
    const kept = keptTables.find((table) => table.table === name)
    if (!kept) throw problem.backupUnreadable({ frame: 0 })
    const rows: string[] = []
    for (let left = Number(count); left > 0; left -= 1) {
      const next = await lines.next()
      if (next.done) throw problem.backupUnreadable({ frame: 0 })
      rows.push(`${programmeId}\t${next.value}`)
    }
    await session.copyIn(copyStatementOf(kept), toUtf8(`${rows.join('\n')}\n`))
  }
  throw problem.backupUnreadable({ frame: 0 })
}

async function refuseUnlessConsistent(session: Session, head: BackupHead): Promise<void> {
  const size = await logSize(session, head.programmeId)
  if (size !== head.size)
    throw problem.backupInconsistent({ entry: size, what: `${head.size} entries were announced` })
  const [fault] = await checkLog(session, head.programmeId)
  if (fault) throw problem.backupInconsistent(fault)
}

/** Bodies that were erased after this backup was made go again. */
async function eraseAgain(
  session: Session,
  programmeId: string,
  outside: readonly number[],
): Promise<number> {
  const rows = await session.query<{ n: number }>(
    'select n from entry_bodies where programme_id = $1 and n = any($2::bigint[]) order by n',
    [programmeId, outside.map((entry) => entry - 1)],
  )
  await eraseBodies(session, programmeId, { entries: rows.map((row) => row.n), files: [], erasedAt: null })
  return rows.length
}
