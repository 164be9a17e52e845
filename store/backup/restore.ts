/** Restoring a backup: every entry is checked against the archive's own log, erasures are applied, tables derived anew. */
import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import { sameBytes, toUtf8 } from '../../core/log/bytes.js'
import { parseCheckpoint } from '../../core/log/checkpoint.js'
import { parseNote } from '../../core/log/note.js'
import { logHead, logSize } from '../append.js'
import { problem } from '../backup-problems.js'
import { checkLog, logFaultWords } from '../check-log.js'
import { keptOrBroken } from '../checkpoint.js'
import type { Engine, Session } from '../engine/engine.js'
import { scrub } from '../engine/scrub.js'
import { erasedOutside, noteErasedOutside } from '../erase-bodies.js'
import { scrubbedTables } from '../erase-traces.js'
import type { RegisterPlace } from '../open-programme.js'
import { findProgramme } from '../open-programme.js'
import type { Programme } from '../programme.js'
import { outsideFiles } from '../programme.js'
import { rebuild } from '../rebuild.js'
import { markDerived, markUnderived } from '../schema/make-schema.js'
import { tablesWithSigners } from '../signing/forget-signers.js'
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

/** An archive, and how erasures are repeated that were made since: rows of kept files can be read only in intake. */
export interface Archive {
  readonly path: string
  readonly passphrase: string
  readonly repeatErasures: (
    session: Session,
    programme: Programme,
    entries: readonly number[],
  ) => Promise<number>
}

/** Restores into an open register. Refused where the programme holds entries there already. */
export async function restoreBackup(
  engine: Engine,
  place: RegisterPlace,
  archive: Archive,
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
    await markUnderived(session)
    const { code, programmeId } = head
    const programme = { ...place, engine, code, programmeId, readOnlyBecause: null }
    return archive.repeatErasures(session, programme, erasedOutside(place.directory, code))
  })
  return finish(engine, place, head, erased)
}

/**
 * Where the folder has no checkpoint yet, or that of an empty log, the archive's becomes its own, so that another key is
 * noticed; a newer one stays and makes an old copy known.
 */
async function finish(
  engine: Engine,
  place: RegisterPlace,
  head: BackupHead,
  erasedAgain: number,
): Promise<Restored> {
  const files = outsideFiles(place.directory, head.code)
  const kept = keptOrBroken(place.directory, head.code)
  if (head.checkpoint !== null && (kept === null || (kept !== 'broken' && kept.size === 0)))
    writeWholeFile(files.checkpoint, toUtf8(head.checkpoint))
  const programme = await findProgramme(engine, place, head.code)
  if (!programme) throw new Error(`programme ${head.code} was restored and is not there`)
  noteErasedOutside(programme, head.erased)
  await rebuild(programme)
  await engine.transaction(markDerived)
  if (erasedAgain > 0) await scrub(engine, [...scrubbedTables, ...tablesWithSigners])
  return { programme, entries: head.size, erasedAgain }
}

/** The lines of an archive. Not node:readline, which also breaks lines at U+2028 and swallows errors of its input. */
async function* archiveLines(archive: Archive): AsyncGenerator<string> {
  const unpacked = createGunzip()
  const unpacking = pipeline(open(createReadStream(archive.path), archive.passphrase), unpacked)
  // Told again where the bytes are read; until then it must not count as unhandled.
  unpacking.catch(() => undefined)
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let rest = ''
  for await (const chunk of unpacked) {
    const lines = (rest + decoder.decode(chunk as Uint8Array, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  await unpacking
  if (rest !== '') throw problem.backupUnreadable({ frame: 0 })
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
    if (name === 'end') {
      // To the last byte: an archive that was cut in its last piece is refused.
      if (!(await lines.next()).done) throw problem.backupUnreadable({ frame: 0 })
      return
    }
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
  if (fault) throw problem.backupInconsistent({ entry: fault.entry, what: logFaultWords(fault) })
  if (head.checkpoint === null) return
  const signed = parseCheckpoint(parseNote(toUtf8(head.checkpoint)).text)
  const { root } = await logHead(session, head.programmeId)
  if (signed.size !== size || !sameBytes(signed.root, root))
    throw problem.backupInconsistent({ entry: size, what: 'its checkpoint is that of another log' })
}
