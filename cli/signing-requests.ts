/** Opening and closing a document for signing by e-mail, and its requests as staff see them. */
import { signedTexts } from '../publish/signatories.js'
import type { SignedDocument } from '../publish/signed-document.js'
import { settingsNow } from '../store/settings.js'
import type { RequestCounts } from '../store/signing/count-requests.js'
import { countRequests, listRequests } from '../store/signing/count-requests.js'
import {
  closeForSigning,
  forgetAddress,
  openForSigning,
  secondsOf,
  signingPage,
} from '../store/signing/documents.js'
import type { Call, ExitStatus } from './command.js'
import { counted, grouped, table } from './output.js'

/** Opens a document in its own text and its translations. */
export async function openDocument(call: Call, document: SignedDocument): Promise<ExitStatus> {
  const texts = await signedTexts(document)
  return call.withProgramme(async (programme) => {
    await openForSigning(programme, document.id, texts)
    const { mail } = await settingsNow(programme)
    const page = mail === null ? null : signingPage(mail, document.id)
    const languages = texts.map(({ language }) => language)
    call.output.value({ document: document.id, languages, page })
    call.output.line(
      `${document.id} can be signed by e-mail in ${languages.join(', ')}, while "truebearing serve" runs:`,
    )
    if (page !== null) call.output.line(`  ${page}`)
    return 0
  })
}

/** Ends signing by e-mail. */
export async function closeDocument(call: Call, document: SignedDocument): Promise<ExitStatus> {
  return call.withProgramme(async (programme) => {
    const addresses = await closeForSigning(programme, document.id)
    call.output.value({ document: document.id, addresses })
    call.output.line(
      `${document.id} can be signed by e-mail no more. ${counted(addresses, 'address was', 'addresses were')} deleted; the signatures stand, and can be withdrawn by their links.`,
    )
    return 0
  })
}

/** Deletes the address of one request. */
export async function forgetRequest(call: Call, requestId: string): Promise<ExitStatus> {
  return call.withProgramme(async (programme) => {
    await forgetAddress(programme, requestId)
    call.output.value({ request: requestId, addresses: 1 })
    call.output.line(
      'The address was deleted. A signature that it led to stands; it can be withdrawn by its entry.',
    )
    return 0
  })
}

/** How many requests a terminal shows; the counts are of all. */
const mostShown = 200

/** Counts and lists the requests under a document. */
export async function listDocumentRequests(call: Call, document: SignedDocument): Promise<ExitStatus> {
  return call.withProgramme(async (programme) => {
    const { engine, programmeId } = programme
    const of = { documentId: document.id, now: secondsOf(programme.now()), most: mostShown }
    const [counts, requests] = await engine.transaction(async (session) => [
      await countRequests(session, programmeId, of),
      await listRequests(session, programmeId, of),
    ])
    call.output.value({ document: document.id, ...counts, requests })
    for (const line of requestCountLines(counts)) call.output.line(line)
    const head = ['request', 'state', 'message', 'entry', 'findings']
    const rows = requests.map(({ requestId, state, delivery, entry, findings }) => [
      requestId,
      state,
      delivery,
      entry === null ? '' : grouped(entry),
      findings.map(({ rule }) => rule).join(', '),
    ])
    if (rows.length > 0) call.output.line()
    if (rows.length > 0) for (const line of table([head, ...rows])) call.output.line(line)
    if (counts.asked > rows.length)
      call.output.line(`… and ${grouped(counts.asked - rows.length)} older ones`)
    return 0
  })
}

/** Requests, apart from signatures; nothing where there were none. */
export function requestCountLines(counts: RequestCounts): readonly string[] {
  if (counts.asked + counts.heldBack === 0) return []
  const meanings: readonly (readonly [string, number])[] = [
    ['link not used yet; no signature', counts.waiting],
    ['confirmed, and counted above', counts.confirmed],
    ['confirmed again by the same person; counted once', counts.repeated],
    ['withdrawn by their link', counts.withdrawn],
    ['erased by law; nothing is kept', counts.erased],
    ['link not used in time; nothing is kept', counts.expired],
    ['not sent, over the limit of one mailbox; nothing is kept', counts.heldBack],
  ]
  const undelivered = counts.deliveries.filter(({ of }) => of === 'undeliverable' || of === 'delayed')
  const rows = [
    ...meanings.filter(([, count]) => count > 0),
    ...undelivered.map(({ of, count }) => [`message ${of}`, count] as const),
    ...counts.findings.map(({ of, count }) => [`finding: ${of}`, count] as const),
  ]
  return [
    '',
    `${counted(counts.asked, 'request')} by e-mail:`,
    ...table(
      rows.map(([name, count]) => [name, grouped(count)]),
      [1],
    ).map((line) => `  ${line}`),
  ]
}
