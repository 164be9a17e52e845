import { resolve } from 'node:path'
import { whatGoesOut } from '../../core/hidden/hidden.js'
import { attachmentContents, custodySteps, isClosed, openingName } from '../../core/record/attachment.js'
import { readFileOnDisk } from '../../intake/attachments/file-on-disk.js'
import { hiddenOnDisk, leavingBytes } from '../../intake/attachments/leaving-bytes.js'
import { neededAttachment } from '../../store/attachments/attachments.js'
import {
  addAttachment,
  recordCustody,
  withdrawAttachment,
} from '../../store/attachments/change-attachments.js'
import { noteReading } from '../../store/attachments/note-reading.js'
import { keepCheckpoint } from '../../store/checkpoint.js'
import type { Session } from '../../store/engine/engine.js'
import type { Programme } from '../../store/programme.js'
import { attachmentLines, attachmentsAsked, neededRecord } from '../attachment-lines.js'
import type { Call, Command, ExitStatus } from '../command.js'
import { grouped } from '../output.js'
import { saveAttachment } from '../save-attachment.js'
import { neededOption, wholeNumber, wrongUse } from '../words.js'

/** The files of a record: photographs, scans, letters, with their hash and custody. */
export const attach: Command = {
  name: 'attach',
  summary: 'add files to a record, list and save them, record their custody',
  usage:
    'RECORD [list | add FILE --shows WHAT [--given-by T] [--given-on DATE] [--type T] [--closed] | custody ENTRY --step S --held-by T [--on DATE] | save ENTRY --out FILE [--original] [--reason T] | withdraw ENTRY --reason T] [--note T]',
  options: {
    shows: { type: 'string' },
    'given-by': { type: 'string' },
    'given-on': { type: 'string' },
    type: { type: 'string' },
    closed: { type: 'boolean' },
    step: { type: 'string' },
    'held-by': { type: 'string' },
    on: { type: 'string' },
    note: { type: 'string' },
    out: { type: 'string' },
    original: { type: 'boolean' },
    reason: { type: 'string' },
  },
  run: async (call) => {
    const [record, action = 'list', what, ...more] = call.words
    if (record === undefined || more.length > 0) throw wrongUse(attach, 'Say which record.')
    if (action === 'list') return list(call, record)
    if (what === undefined) throw wrongUse(attach, `Say what to ${action}.`)
    switch (action) {
      case 'add':
        return add(call, record, resolve(what))
      case 'custody':
        return custody(call, record, wholeNumber(attach, what, 'The entry'))
      case 'save':
        return save(call, record, wholeNumber(attach, what, 'The entry'))
      case 'withdraw':
        return withdraw(call, record, wholeNumber(attach, what, 'The entry'))
      default:
        throw wrongUse(attach, `There is no "attach RECORD ${action}".`)
    }
  },
}

async function list(call: Call, record: string): Promise<ExitStatus> {
  return call.withProgramme(async (programme) => {
    const attachments = await programme.engine.transaction((session) =>
      attachmentsAsked(session, programme.programmeId, record),
    )
    call.output.value({ attachments })
    for (const line of attachmentLines(attachments)) call.output.line(line)
    return 0
  })
}

async function add(call: Call, record: string, path: string): Promise<ExitStatus> {
  const shows = oneOf(call, 'shows', attachmentContents)
  const givenOn = dayOf(call, 'given-on')
  const text = (name: string) => call.option(name) ?? null
  return call.withProgramme(async (programme) => {
    const file = await readFileOnDisk(path)
    const added = await written(programme, async (session) => {
      const { kind, recordId } = await neededRecord(session, programme.programmeId, record)
      return addAttachment(session, programme, {
        ...file,
        kind,
        recordId,
        row: null,
        shows,
        closed: call.flag('closed'),
        claimedType: text('type'),
        givenBy: text('given-by'),
        givenOn,
        note: text('note'),
        by: 'data_entry',
      })
    })
    const { sha256, foundType } = file
    const hidden = hiddenOnDisk(path, foundType, file.sizeBytes)
    call.output.value({ ...added, sha256, foundType, ...hidden })
    call.output.line(
      `${added.again ? 'The same bytes belong to the record already, as' : 'Added as'} entry ${grouped(added.entry)}: ${foundType}, SHA-256 ${sha256}.`,
    )
    if (hidden.hidden.length > 0)
      call.output.line(
        `It carries hidden: ${hidden.hidden.join(', ')}. It goes out without, unless --original is asked for.`,
      )
    return 0
  })
}

async function custody(call: Call, record: string, attachment: number): Promise<ExitStatus> {
  const step = oneOf(call, 'step', custodySteps)
  const heldBy = neededOption(call, attach, 'held-by')
  const on = dayOf(call, 'on')
  return call.withProgramme(async (programme) => {
    const entry = await written(programme, async (session) => {
      const { recordId } = await neededRecord(session, programme.programmeId, record)
      const note = call.option('note') ?? null
      return recordCustody(session, programme, {
        recordId,
        row: null,
        attachment,
        step,
        heldBy,
        on,
        note,
        by: 'data_entry',
      })
    })
    call.output.value({ entry })
    call.output.line(`Recorded as entry ${grouped(entry)}.`)
    return 0
  })
}

/** A closed file, and the original of one in which something can be hidden, is noted in the log before a byte of it leaves. */
async function save(call: Call, record: string, attachment: number): Promise<ExitStatus> {
  const out = resolve(neededOption(call, attach, 'out'))
  return call.withProgramme(async (programme) => {
    const { programmeId } = programme
    const { kind, recordId, values, found } = await programme.engine.transaction(async (session) => {
      const known = await neededRecord(session, programmeId, record)
      const { recordId } = known
      return {
        ...known,
        found: await neededAttachment(session, programmeId, { recordId, row: null, entry: attachment }),
      }
    })
    const isOriginal = call.flag('original')
    const leaving = await leavingBytes(programme, found, isOriginal)
    const isTold = isOriginal && whatGoesOut(found.foundType, found.sizeBytes) !== 'itself'
    const reason = isTold || isClosed(found, kind, values) ? neededOption(call, attach, 'reason') : null
    const noted =
      reason === null
        ? null
        : await written(programme, (session) =>
            noteReading(session, programme, { recordId, field: openingName(attachment), reason }),
          )
    await saveAttachment(leaving.bytes, out)
    const { fileName, sha256 } = found
    const { sizeBytes } = leaving
    const isWhole = isOriginal || whatGoesOut(found.foundType, found.sizeBytes) === 'itself'
    call.output.value({ entry: noted, path: out, fileName, sha256, sizeBytes, original: isWhole })
    call.output.line(
      isWhole
        ? `${grouped(sizeBytes)} bytes with their hash: ${out}`
        : `${grouped(sizeBytes)} bytes without what is hidden in the original (--original gives that): ${out}`,
    )
    if (noted !== null) call.output.line(`Noted as entry ${grouped(noted)} of the log.`)
    return 0
  })
}

async function withdraw(call: Call, record: string, attachment: number): Promise<ExitStatus> {
  const reason = neededOption(call, attach, 'reason')
  return call.withProgramme(async (programme) => {
    const entry = await written(programme, async (session) => {
      const { recordId } = await neededRecord(session, programme.programmeId, record)
      return withdrawAttachment(session, programme, {
        recordId,
        row: null,
        attachment,
        reason,
        by: 'reviewer',
      })
    })
    call.output.value({ entry })
    call.output.line(`Withdrawn by entry ${grouped(entry)}. The bytes and the history stay.`)
    return 0
  })
}

async function written<T>(programme: Programme, work: (session: Session) => Promise<T>): Promise<T> {
  const done = await programme.engine.transaction(work)
  await keepCheckpoint(programme)
  return done
}

function oneOf<Word extends string>(call: Call, name: string, known: readonly Word[]): Word {
  const given = neededOption(call, attach, name)
  const found = known.find((each) => each === given)
  if (found === undefined) throw wrongUse(attach, `--${name} "${given}" is none of: ${known.join(', ')}.`)
  return found
}

function dayOf(call: Call, name: string): string | null {
  const given = call.option(name)
  if (given === undefined) return null
  if (!/^\d{4}-\d{2}-\d{2}$/.test(given)) throw wrongUse(attach, `--${name} "${given}" is no day YYYY-MM-DD.`)
  return given
}
