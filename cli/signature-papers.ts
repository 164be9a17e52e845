/** Papers around signing: a published list as a table to confirm, and the half-page that stays with a signer. */

import { writeFileSync } from 'node:fs'
import { basename, resolve } from 'node:path'
import { printCsv } from '../core/document/csv.js'
import { documentSheet } from '../core/document/document-sheet.js'
import { splitDocument } from '../core/document/front-matter.js'
import { neutraliseFormula } from '../core/record/read/neutralise-formula.js'
import { signatureColumns } from '../core/signature/columns.js'
import { readPublishedList } from '../core/signature/read-list.js'
import { signerSheetHtml } from '../core/signature/signer-sheet.js'
import { signerSheetPdf } from '../publish/print/signer-sheet-file.js'
import { settingsNow } from '../store/settings.js'
import type { Call, ExitStatus } from './command.js'
import { readText } from './commands/programme.js'
import { counted } from './output.js'
import { problem } from './problems.js'

/** Reads a published list; exit 1 where no entry was found. Nothing is taken in. */
export function readPublished(call: Call, file: string): ExitStatus {
  const { before, rows } = readPublishedList(readText(resolve(file)))
  const names = signatureColumns.map(({ name }) => name)
  const lines = rows.map((row) => names.map((name) => neutraliseFormula(row[name] ?? '')))
  const table = printCsv([names, ...lines])
  const doubtful = rows.filter(({ doubt }) => doubt !== '').length
  const out = call.option('out')
  if (out !== undefined) write(resolve(out), table)
  call.output.value({
    entries: rows.length,
    doubtful,
    before,
    rows,
    path: out === undefined ? null : resolve(out),
  })
  if (out === undefined && !call.output.json) call.output.text(table)
  call.output.remark(
    `${counted(rows.length, 'entry', 'entries')}, ${doubtful} of them with a doubt. Nobody has consented to anything by this: compare each row with the list, ask, fill in the consents, then import it.`,
  )
  if (out !== undefined) call.output.line(`Written: ${resolve(out)}`)
  return rows.length === 0 ? 1 : 0
}

/** Writes the half-page for signers of a document, in its language or another, as text, as a page or as PDF. */
export async function writeSheet(call: Call, file: string): Promise<ExitStatus> {
  const path = resolve(file)
  const { frontMatter } = splitDocument(readText(path), basename(path))
  return call.withProgramme(async (programme) => {
    const { contact } = await settingsNow(programme)
    const sheet = documentSheet(frontMatter, { language: call.option('language'), contact })
    const out = call.option('out')
    if (out !== undefined)
      write(
        resolve(out),
        /\.pdf$/i.test(out) ? await signerSheetPdf(sheet, frontMatter.date) : signerSheetHtml(sheet),
      )
    call.output.value({ ...sheet, path: out === undefined ? null : resolve(out) })
    if (out === undefined && !call.output.json)
      call.output.text([sheet.heading, ...sheet.paragraphs].join('\n\n'))
    if (out !== undefined) call.output.line(`Written: ${resolve(out)}`)
    return 0
  })
}

function write(path: string, text: string | Uint8Array): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error
    throw problem.fileNotWritable({ path, why: String(error.code) })
  }
}
