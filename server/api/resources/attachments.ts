/** Files of records and of rows that wait: listed, added, opened, what became of them. None of them is ever run or drawn by a browser. */
import { rmSync } from 'node:fs'
import { z } from 'zod'
import { whatGoesOut } from '../../../core/hidden/hidden.js'
import { hiddenThings } from '../../../core/hidden/things.js'
import { attachmentContents, custodySteps, differsFromClaim } from '../../../core/record/attachment.js'
import { kindNamed } from '../../../core/record/kinds.js'
import { waitingStates } from '../../../core/review/states.js'
import { hiddenInKept, hiddenOnDisk, leavingBytes } from '../../../intake/attachments/leaving-bytes.js'
import { sniffFile } from '../../../intake/attachments/sniff.js'
import {
  addAttachment,
  recordCustody,
  withdrawAttachment,
} from '../../../store/attachments/change-attachments.js'
import type { FileHolder } from '../../../store/attachments/held-by.js'
import { problem } from '../../../store/attachments/problems.js'
import type { AskedRecord, ListedAttachment } from '../../../store/attachments/seen-attachments.js'
import {
  listAttachments,
  openAttachment,
  readableAttachment,
  seenRecord,
} from '../../../store/attachments/seen-attachments.js'
import { keepCheckpoint } from '../../../store/checkpoint.js'
import type { Draft } from '../../../store/import/drafts.js'
import { draftId } from '../../../store/review/acts.js'
import { problem as staffProblem } from '../../../store/staff/problems.js'
import { uploadedAttachment } from '../../imports/uploads.js'
import { fromOne, plainText } from '../forms.js'
import type { ApiCall, Route } from '../route.js'
import { needAccount, route } from '../route.js'
import { saved } from '../saved-attachment.js'
import { neededDraft } from './drafts.js'
import { anyKindOf } from './openings.js'
import { neededId } from './records.js'

const day = z.iso.date()
/** RFC 6838, 4.2, with what parameters may follow. */
const mediaType = z.string().regex(/^[\w!#$&^.+-]{1,127}\/[\w!#$&^.+-]{1,127}(?:;[\x20-\x7e]{0,100})?$/)

type Session = Parameters<Parameters<ApiCall['programme']['engine']['transaction']>[0]>[0]
type Caller = Pick<ApiCall, 'path' | 'account' | 'programme'>

/** What has files: where its address begins, what it is called in the API document, and which one a call means. */
interface Holder {
  readonly path: string
  readonly words: string
  readonly asked: (session: Session, call: Caller) => Promise<AskedRecord>
}

const records: Holder = {
  path: '/api/{kinds}/{id}',
  words: 'a record',
  asked: async (_, { path, account, programme: { programmeId } }) => {
    const kind = anyKindOf(path.kinds)
    return { programmeId, account: needAccount(account), kind, recordId: neededId(kind, path.id), row: null }
  },
}

const rows: Holder = {
  path: '/api/drafts/{id}',
  words: 'a row that waits or was decided (they are the files of its record while it is accepted)',
  asked: async (session, call) => {
    const row = await neededDraft(session, call, call.path.id)
    const { programmeId } = call.programme
    const account = needAccount(call.account)
    return { programmeId, account, kind: kindNamed(row.kind), recordId: row.recordId, row }
  },
}

const listing = ({ path, words, asked }: Holder) =>
  route({
    method: 'GET',
    path: `${path}/attachments`,
    access: 'read_register',
    summary: `The files of ${words}, oldest first: what each shows, its hash, its media type as claimed and as found, and its custody. Of a closed one no name and no words are told.`,
    run: async (call) => {
      const { session } = call.reading
      const found = await listAttachments(session, await asked(session, call))
      return { attachments: found.map(listed) }
    },
  })

const newFile = z.strictObject({
  upload: z.uuid(),
  claimedType: mediaType.nullable().default(null),
  shows: z.enum(attachmentContents),
  closed: z.boolean().default(false),
  givenBy: plainText(300).nullable().default(null),
  givenOn: day.nullable().default(null),
  note: plainText(2000).nullable().default(null),
})

const adding = ({ path, words, asked }: Holder) =>
  route({
    method: 'POST',
    path: `${path}/attachments`,
    access: 'enter',
    status: 201,
    summary: `Adds a file that was sent (POST /api/uploads?for=attachment) to ${words}, as long as it stands or waits: its bytes and its entry are kept together. The same bytes again change nothing, and again is true. hidden says what it carries that nobody sees, goesOut what of it can be saved without opening the original.`,
    body: newFile,
    answer: z.object({
      entry: z.int(),
      again: z.boolean(),
      sha256: z.string(),
      foundType: z.string(),
      hidden: z.array(z.enum(hiddenThings)),
      goesOut: z.enum(['itself', 'copy', 'nothing']),
    }),
    run: async (call) => {
      const { programme, body } = call
      const { upload: id, ...said } = body
      const { path: file, folder, upload } = uploadedAttachment(programme, id)
      const foundType = await sniffFile(file)
      const { sha256, sizeBytes, name: fileName } = upload
      const hidden = hiddenOnDisk(file, foundType, sizeBytes)
      const added = await programme.engine.transaction(async (session) => {
        const about = await asked(session, call)
        await seenRecord(session, about)
        needWaiting(about.row)
        const kept = { path: file, sha256, sizeBytes, fileName, foundType }
        return addAttachment(session, programme, { ...about, ...said, ...kept, by: rolesOf(call) })
      })
      await keepCheckpoint(programme)
      rmSync(folder, { recursive: true, force: true })
      return { ...added, sha256, foundType, ...hidden }
    },
  })

/** What was decided gets no further files: of an accepted row they are added to its record. Throws `draft-decided`. */
function needWaiting(row: Draft | null): void {
  if (row === null || waitingStates.some((state) => state === row.state)) return
  throw staffProblem.draftDecided({ id: draftId(row), state: row.state, entry: row.decided })
}

const reading = ({ path, words, asked }: Holder) =>
  route({
    method: 'GET',
    path: `${path}/attachments/{entry}`,
    access: 'read_register',
    readsByItself: true,
    summary: `The bytes of a file of ${words}, to be saved, never shown, without what is hidden in them: of a closed one, and with form=original of any that carries something hidden, for ten minutes after it was opened, with the entry of the opening in opened.`,
    query: z.strictObject({
      opened: fromOne.optional(),
      form: z.enum(['copy', 'original']).default('copy'),
    }),
    run: async (call) => {
      const { programme, query } = call
      const isOriginal = query.form === 'original'
      const attachment = await programme.engine.transaction(async (session) =>
        readableAttachment(session, {
          ...(await asked(session, call)),
          attachment: entryOf(call),
          isOriginal,
          opened: query.opened ?? null,
          now: programme.now(),
        }),
      )
      return saved(attachment, await leavingBytes(programme, attachment, isOriginal))
    },
  })

const opening = ({ path, words, asked }: Holder) =>
  route({
    method: 'POST',
    path: `${path}/attachments/{entry}/open`,
    access: 'open_confidential',
    onlyInPerson: true,
    showsSecret: true,
    summary: `Opens a closed file of ${words} with a reason: the entry of the log that says who opened it in which role and why, and all that is said of the file, and what is hidden in it. With that entry its bytes are read for ten minutes.`,
    body: z.strictObject({ reason: plainText(1000) }),
    run: async (call) => {
      const { programme, body } = call
      const opened = await programme.engine.transaction(async (session) =>
        openAttachment(session, programme, {
          ...(await asked(session, call)),
          attachment: entryOf(call),
          reason: body.reason,
        }),
      )
      await keepCheckpoint(programme)
      const { attachment } = opened
      return {
        entry: opened.entry,
        attachment: listed({ ...attachment, isClosed: true }),
        ...(await hiddenInKept(programme, attachment)),
      }
    },
  })

const recordingCustody = (holder: Holder) =>
  route({
    method: 'POST',
    path: `${holder.path}/attachments/{entry}/custody`,
    access: 'enter',
    status: 201,
    summary: `Writes down what became of the original of a file of ${holder.words}, or of a copy of it, and who held it.`,
    body: z.strictObject({
      step: z.enum(custodySteps),
      heldBy: plainText(300),
      on: day.nullable().default(null),
      note: plainText(2000).nullable().default(null),
    }),
    answer: z.object({ entry: z.int() }),
    run: (call) =>
      changed(holder, call, (session, about) =>
        recordCustody(session, call.programme, { ...about, ...call.body }),
      ),
  })

const withdrawing = (holder: Holder) =>
  route({
    method: 'POST',
    path: `${holder.path}/attachments/{entry}/withdraw`,
    access: 'review',
    summary: `Takes a file from ${holder.words}, with a reason; its bytes and its history stay.`,
    body: z.strictObject({ reason: plainText(1000) }),
    answer: z.object({ entry: z.int() }),
    run: (call) =>
      changed(holder, call, (session, about) =>
        withdrawAttachment(session, call.programme, { ...about, reason: call.body.reason }),
      ),
  })

export const attachmentRoutes: readonly Route[] = [records, rows].flatMap((holder) => [
  listing(holder),
  adding(holder),
  reading(holder),
  opening(holder),
  recordingCustody(holder),
  withdrawing(holder),
])

interface AboutFile extends FileHolder {
  readonly attachment: number
  readonly by: string
}

/** Appends what is said of a file of a record or row that the caller may know of; gives the entry. */
async function changed(
  { asked }: Holder,
  call: ApiCall,
  append: (session: Session, about: AboutFile) => Promise<number>,
): Promise<{ entry: number }> {
  const { programme } = call
  const entry = await programme.engine.transaction(async (session) => {
    const of = await asked(session, call)
    await seenRecord(session, of)
    const { recordId, row } = of
    return append(session, { recordId, row, attachment: entryOf(call), by: rolesOf(call) })
  })
  await keepCheckpoint(programme)
  return { entry }
}

function rolesOf({ account }: Pick<ApiCall, 'account'>): string {
  return needAccount(account).roles.join(', ')
}

/** The number of a path; what is none is the entry of nothing. */
function entryOf({ path: { entry = '' } }: Pick<ApiCall, 'path'>): number {
  if (!/^[1-9]\d{0,14}$/.test(entry)) throw problem.attachmentUnknown({ entry })
  return Number(entry)
}

/** A file as the API tells of it; its record or row stands in the address. */
function listed(attachment: ListedAttachment) {
  if ('erased' in attachment) return { entry: attachment.entry, state: 'erased' as const }
  const { recordId: _, row: __, closed: ___, withdrawn, ...told } = attachment
  const typeDiffers = differsFromClaim(told.claimedType, told.foundType)
  const goesOut = whatGoesOut(told.foundType, told.sizeBytes)
  const state = withdrawn ? ('withdrawn' as const) : ('stands' as const)
  return { ...told, state, withdrawn, typeDiffers, goesOut }
}
