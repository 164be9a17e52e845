import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { FindingsFile } from '../../intake/import/findings-file.js'
import { importSignatures } from '../../intake/signatures/import-signatures.js'
import type { SignedDocument } from '../../publish/signed-document.js'
import { documentNaming, signedDocument } from '../../publish/signed-document.js'
import { outsideFiles } from '../../store/programme.js'
import { withdrawSignature } from '../../store/signatures/give-signatures.js'
import type { Call, Command, ExitStatus } from '../command.js'
import { FindingsDigest } from '../import-lines.js'
import { problem } from '../problems.js'
import { Progress } from '../progress.js'
import { signatureImportLines } from '../signature-lines.js'
import { listSignatures } from '../signature-listing.js'
import { readPublished, writeSheet } from '../signature-papers.js'
import { closeDocument, forgetRequest, listDocumentRequests, openDocument } from '../signing-requests.js'
import { neededOption, wrongUse } from '../words.js'
import { eraseOneSignature } from './erase.js'

/** Who signs, in which capacity and way, and under which consents. */
export const signatories: Command = {
  name: 'signatories',
  summary: 'take in, list and withdraw the signatures under a document',
  usage:
    '[--document DOC] | import FILE [--document DOC] [--dry-run] | withdraw ID [--reason T] | erase ID --reason T | open DOC | close DOC | requests DOC | forget REQUEST',
  options: {
    document: { type: 'string' },
    'dry-run': { type: 'boolean' },
    reason: { type: 'string' },
    language: { type: 'string' },
    out: { type: 'string' },
  },
  run: async (call) => {
    const [action, what, ...more] = call.words
    if (action === undefined) return listSignatures(call, await documentAsked(call))
    if (what === undefined || more.length > 0) throw wrongUse(signatories, `Say what to ${action}.`)
    switch (action) {
      case 'import':
        return importList(call, resolve(what))
      case 'withdraw':
        return withdraw(call, what)
      case 'erase': {
        const reason = neededOption(call, signatories, 'reason')
        return call.withProgramme((programme) => eraseOneSignature(call, programme, { id: what, reason }))
      }
      case 'read':
        return readPublished(call, what)
      case 'sheet':
        return writeSheet(call, what)
      case 'open':
        return openDocument(call, await signedDocument(resolve(what)))
      case 'close':
        return closeDocument(call, await signedDocument(resolve(what)))
      case 'requests':
        return listDocumentRequests(call, await signedDocument(resolve(what)))
      case 'forget':
        return forgetRequest(call, what)
      default:
        throw wrongUse(signatories, `There is no "signatories ${action}".`)
    }
  },
}

async function documentAsked(call: Call): Promise<SignedDocument | null> {
  const path = call.option('document')
  return path === undefined ? null : signedDocument(resolve(path))
}

async function importList(call: Call, path: string): Promise<ExitStatus> {
  if (!existsSync(path)) throw problem.fileNotReadable({ path, why: 'there is no such file' })
  const document = (await documentAsked(call)) ?? (await documentNaming(path))
  const dryRun = call.flag('dry-run')
  return call.withProgramme(async (programme) => {
    const file = new FindingsFile(outsideFiles(programme.directory, programme.code).folder)
    const digest = new FindingsDigest()
    const progress = new Progress(call.output, dryRun ? 'reading' : 'taking in', 1)
    try {
      const report = await importSignatures(programme, {
        path,
        documentId: document.id,
        textSha256: document.textSha256,
        dryRun,
        progress: ({ bytes, totalBytes, rows }) =>
          progress.update(totalBytes > 0 ? bytes / totalBytes : 0, rows),
        findings: (found) => {
          file.add(found)
          digest.add(found)
        },
      })
      const findingsFile = file.finish(
        report.id === null ? 'signatories-dry-run' : `signatories-${report.id}`,
      )
      call.output.value({ ...report, document: document.id, text: document.textSha256, findingsFile })
      for (const line of signatureImportLines(report, document)) call.output.line(line)
      for (const line of digest.lines()) call.output.line(line)
      if (findingsFile) call.output.line(`All of them: ${findingsFile}`)
      return report.rows > 0 && report.rows === report.waiting ? 1 : 0
    } finally {
      file.discard()
      progress.end()
    }
  })
}

async function withdraw(call: Call, id: string): Promise<ExitStatus> {
  const reason = call.option('reason') ?? null
  return call.withProgramme(async (programme) => {
    const { documentId, given, entry } = await withdrawSignature(programme, id, reason)
    call.output.value({ document: documentId, given, entry })
    call.output.line(`The signature of entry ${given} under ${documentId} is withdrawn by entry ${entry}.`)
    call.output.line(
      'It is counted no more, and stands in nothing that is published from now on. Copies of what was published before cannot be called back; the history stays.',
    )
    return 0
  })
}
