/** The plain listing: counts of each signed document, and of one document its signatures with what each consented to. */
import { signerConsents } from '../core/signature/codes.js'
import type { Signature } from '../core/signature/signature.js'
import { hasConsent } from '../core/signature/signature.js'
import { textsOf } from '../publish/signatories.js'
import type { SignedDocument } from '../publish/signed-document.js'
import { logSize } from '../store/append.js'
import { countSignatures, signedDocuments, standingSignatures } from '../store/signatures/read-signatures.js'
import { countRequests } from '../store/signing/count-requests.js'
import { secondsOf } from '../store/signing/documents.js'
import type { Call, ExitStatus } from './command.js'
import { counted, grouped, table } from './output.js'
import { signatureCountLines } from './signature-lines.js'
import { requestCountLines } from './signing-requests.js'

/** How many signatures a terminal shows; the counts are of all. */
const mostShown = 200

/** Lists the signed documents, or the signatures under one. */
export async function listSignatures(call: Call, document: SignedDocument | null): Promise<ExitStatus> {
  return document === null ? listDocuments(call) : listOne(call, document)
}

async function listDocuments(call: Call): Promise<ExitStatus> {
  return call.withProgramme(async ({ engine, programmeId }) => {
    const documents = await engine.transaction((session) => signedDocuments(session, programmeId))
    call.output.value({ documents })
    if (documents.length === 0) call.output.line('No signature was taken in yet.')
    for (const { documentId, signed } of documents)
      call.output.line(`${documentId}: ${counted(signed, 'signature')}`)
    if (documents.length > 0) call.output.line('By capacity and way: truebearing signatories --document FILE')
    return 0
  })
}

async function listOne(call: Call, document: SignedDocument): Promise<ExitStatus> {
  const texts = await textsOf(document)
  return call.withProgramme(async ({ engine, programmeId, now }) =>
    engine.transaction(async (session): Promise<ExitStatus> => {
      const signed = { documentId: document.id, texts, asOf: await logSize(session, programmeId) }
      const counts = await countSignatures(session, programmeId, signed)
      const asked = { documentId: document.id, now: secondsOf(now()) }
      const requests = await countRequests(session, programmeId, asked)
      call.output.value({ document: document.id, texts, ...counts, requests })
      for (const line of [...signatureCountLines(counts), ...requestCountLines(requests)])
        call.output.line(line)
      const rows: string[][] = []
      for await (const page of standingSignatures(session, programmeId, signed)) {
        for (const { entry, signature } of page) rows.push([grouped(entry), ...shown(signature)])
        if (rows.length >= mostShown) break
      }
      const head = ['entry', 'number', 'name', 'capacity', 'way', 'said yes to']
      call.output.line()
      for (const line of table([head, ...rows.slice(0, mostShown)], [0])) call.output.line(line)
      if (counts.signed > mostShown) call.output.line(`… and ${grouped(counts.signed - mostShown)} more`)
      return 0
    }),
  )
}

function shown(signature: Signature): readonly string[] {
  const { number, name, organisation, capacities, way } = signature
  const given = signerConsents.filter(({ code }) => hasConsent(signature, code)).map(({ code }) => code)
  return [number ?? '', name || (organisation ?? ''), capacities.join(', '), way, given.join(', ')]
}
