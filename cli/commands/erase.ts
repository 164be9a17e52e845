import { eraseFile } from '../../intake/attachments/erase-file.js'
import { erasePerson } from '../../intake/erase/erase-person.js'
import { eraseSignature } from '../../intake/erase/erase-signature.js'
import { neededPersonId } from '../../store/find-record.js'
import type { Programme } from '../../store/programme.js'
import { isRecordId } from '../../store/record-id.js'
import { signatureRecord } from '../../store/signatures/erased-signatures.js'
import type { Call, Command, ExitStatus } from '../command.js'
import { counted } from '../output.js'
import { neededOption, oneWord, wholeNumber, wrongUse } from '../words.js'

/** Lawful erasure: who it was goes, and files that show them; what happened stays counted. */
export const erase: Command = {
  name: 'erase',
  summary: 'erase a person, a signature or a file by law; what happened stays counted',
  usage: 'PERSON | SIGNATURE | --attachment ENTRY --reason T',
  options: { reason: { type: 'string' }, attachment: { type: 'string' } },
  run: async (call) => {
    const attachment = call.option('attachment')
    if (attachment !== undefined) return eraseAttachment(call, attachment)
    const id = oneWord(call, erase, "the person's record id or number, or the row that waits (IMPORT.ROW)")
    const reason = neededOption(call, erase, 'reason')
    return call.withProgramme(async (programme) => {
      const { engine, programmeId } = programme
      const asked = { entry: null, recordId: isRecordId(id) ? id : null }
      if ((await engine.transaction((session) => signatureRecord(session, programmeId, asked))) !== null)
        return eraseOneSignature(call, programme, { id, reason })
      const recordId = await engine.transaction((session) => neededPersonId(session, programmeId, id))
      const erasure = await erasePerson(programme, recordId, reason)
      call.output.value(erasure)
      call.output.line(
        `${counted(erasure.erased.length, 'body', 'bodies')} and ${counted(erasure.filesRewritten, 'file')} went, by entry ${erasure.entry}. Figures are the same; the log still agrees with its checkpoints.`,
      )
      if (erasure.filesErased > 0)
        call.output.line(`${counted(erasure.filesErased, 'file')} of records about this person went as well.`)
      call.output.line(backupsHoldIt)
      return 0
    })
  },
}

const backupsHoldIt =
  'Backups made before still hold what was erased: destroy them, or restore and back up again.'

/** Erases a signature, named by the number of its entry or its record id, and says what is left of it. */
export async function eraseOneSignature(
  call: Call,
  programme: Programme,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<ExitStatus> {
  const erasure = await eraseSignature(programme, id, reason)
  call.output.value(erasure)
  const { signatures, erased, filesRewritten, scansKept, entry } = erasure
  call.output.line(
    `${counted(signatures, 'signature')} went with ${counted(erased.length, 'body', 'bodies')} and ${counted(filesRewritten, 'file')}, by entry ${entry}. The count falls and says that it was erased; the log still agrees with its checkpoints.`,
  )
  if (signatures > 1)
    call.output.line(
      'Rows of a list without numbers that say the same went together: nothing tells them apart.',
    )
  if (scansKept > 0)
    call.output.line(
      `${counted(scansKept, 'scan')} stayed: other signers stand on the same sheet. Blacken the sheet, and take it in with the next list.`,
    )
  call.output.line(
    'What was published before stays as it is; what is published from now on leaves the signer out. An objection to naming the dead that stood in the signature went with it: take it in by itself where it should stay.',
  )
  call.output.line(backupsHoldIt)
  return 0
}

async function eraseAttachment(call: Call, text: string): Promise<ExitStatus> {
  if (call.words.length > 0) throw wrongUse(erase, 'Give a person or --attachment, not both.')
  const reason = neededOption(call, erase, 'reason')
  const attachment = wholeNumber(erase, text, 'The entry of the file')
  return call.withProgramme(async (programme) => {
    const erasure = await eraseFile(programme, attachment, reason)
    call.output.value(erasure)
    call.output.line(
      `The file of entry ${attachment} and ${counted(erasure.erased.length, 'body', 'bodies')} went, by entry ${erasure.entry}. The log keeps that it was there.`,
    )
    if (!erasure.bytesErased)
      call.output.line(
        'Its bytes stay, because another record or import consists of the same: erase those too.',
      )
    call.output.line(backupsHoldIt)
    return 0
  })
}
