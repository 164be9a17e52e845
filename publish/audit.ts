/** `audit draw | sheet | answer`: rows drawn by a public number, their sources for one person, and what they signed. */
import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { parseCsv, printCsv } from '../core/document/csv.js'
import { readFiguresFile, readJson, stableJson } from '../core/document/figures-file.js'
import { fromHex, fromUtf8 } from '../core/log/bytes.js'
import type { SigningKey } from '../core/log/crypto.js'
import { signNote } from '../core/log/note.js'
import { kindNamed } from '../core/record/kinds.js'
import type { Audit, AuditAnswer } from '../core/verify/audit.js'
import { auditAnswers, auditText, drawTags, tagsOf } from '../core/verify/audit.js'
import { figuresName } from '../core/verify/figures.js'
import { rowTag } from '../core/verify/row-tag.js'
import { announcedAudit, recordAnswers, sheetRecords } from '../store/audits.js'
import { nodeCrypto } from '../store/node-crypto.js'
import type { Programme } from '../store/programme.js'
import { publishedDocuments } from '../store/publications.js'
import { receiptSecretsOf } from '../store/receipt-secrets.js'
import { auditAnswersOdd, auditNotAnnounced, auditNotOurs, bundleNotFound } from './problems.js'
import { openBundle } from './read-bundle.js'
import { recordsOf } from './records.js'
import { verifyPath } from './verify-path.js'

const drawShape = z.strictObject({
  origin: z.string(),
  document: z.string(),
  asOf: z.int().min(0),
  nonce: z.string(),
  path: z.string(),
  number: z.string(),
  announced: z.int().min(1),
  count: z.int().min(1),
  tags: z.array(z.string().regex(/^[0-9a-f]{64}$/)),
})

/** What a draw gave; anybody who has the bundle draws the same. */
export type Drawn = z.infer<typeof drawShape>

/** Draws rows of a bundle. Throws `audit-not-announced`, and `bundle-not-found` for a bundle that does not hold. */
export async function drawAudit(
  programme: Programme,
  asked: { readonly bundle: string; readonly path: string; readonly number: string },
): Promise<Drawn> {
  const checked = await verifyPath({ path: asked.bundle }, nodeCrypto)
  if (!checked.ok)
    throw bundleNotFound({ path: asked.bundle, why: 'it does not hold; run "truebearing verify"' })
  const bundle = await openBundle(asked.bundle)
  const figures = readFiguresFile(
    fromUtf8((await bundle.readFile(figuresName)) ?? new Uint8Array(0)) ?? '',
  ).value
  const rows = await bundle.readFile(asked.path)
  if (!figures || !rows) throw bundleNotFound({ path: asked.bundle, why: `it has no ${asked.path}` })
  const { document, origin, asOf, nonce } = figures
  const announced = await programme.engine.transaction((session) =>
    announcedAudit(session, programme.programmeId, { documentId: document, path: asked.path }),
  )
  if (!announced) throw auditNotAnnounced({ document, path: asked.path })
  const number = asked.number.replace(/\s+/g, '')
  const draw = { nonce, path: asked.path, number, count: announced.count }
  const tags = [...drawTags(nodeCrypto.sha256, draw, tagsOf(rows))]
  return { origin, document, asOf, ...draw, announced: announced.entry, tags }
}

/** The text of a draw, and how it is read back. */
export function drawText(drawn: Drawn): string {
  return stableJson(drawn)
}

/** Throws `bundle-not-found` for a file that is no draw. */
export function readDraw(path: string): Drawn {
  const read = readJson(readFileSync(path, 'utf8'), drawShape)
  if (!read.value) throw bundleNotFound({ path, why: `it is no draw: ${read.reason}` })
  return read.value
}

/** The auditor's sheet, for the inside only: which record each tag is, its sources, and a place for the answer. */
export async function auditSheet(programme: Programme, drawn: Drawn): Promise<string> {
  const { programmeId } = programme
  const { sha256 } = nodeCrypto
  return programme.engine.transaction(async (session) => {
    const published = (await publishedDocuments(session, programmeId)).find(
      ({ nonce }) => nonce === drawn.nonce,
    )
    const file = published?.opened.find(({ breakdown }) => breakdown.path === drawn.path)
    const nonce = fromHex(drawn.nonce)
    if (!file || !nonce) throw auditNotOurs({ document: drawn.document })
    const records = await recordsOf(session, programme, file.breakdown)
    const ids = records.map(({ recordId }) => recordId)
    const recordOf = new Map(
      [...(await receiptSecretsOf(session, programmeId, ids))].map(([id, secret]) => [
        rowTag(sha256, { secret, nonce, path: drawn.path }),
        id,
      ]),
    )
    const drawnIds = drawn.tags.flatMap((tag) => recordOf.get(tag) ?? [])
    const { table } = kindNamed(file.breakdown.definition.kind)
    const known = await sheetRecords(session, programmeId, { table, recordIds: drawnIds })
    const lines = drawn.tags.map((tag) => {
      const id = recordOf.get(tag) ?? ''
      const record = known.get(id)
      return [tag, id, record?.localId ?? '', record?.sources.join('; ') ?? '', '']
    })
    return printCsv([['tag', 'record', 'number', 'sources', 'answer'], ...lines])
  })
}

/**
 * Signs the answers of a filled sheet, or of any CSV with `tag` and `answer`, and logs their hash. Every drawn row has
 * one answer. Throws `audit-answers-odd`.
 */
export async function answerAudit(
  programme: Programme,
  given: {
    readonly drawn: Drawn
    readonly sheet: string
    readonly auditor: { readonly name: string; readonly key: SigningKey }
  },
): Promise<{ readonly note: Uint8Array; readonly entry: number; readonly audit: Audit }> {
  const { drawn, sheet, auditor } = given
  const audit: Audit = { ...drawn, answers: readAnswers(sheet, drawn.tags) }
  const note = signNote(nodeCrypto.sha256, auditText(audit), auditor)
  return { note, audit, entry: await recordAnswers(programme, drawn.document, note) }
}

function readAnswers(sheet: string, tags: readonly string[]): ReadonlyMap<string, AuditAnswer> {
  const [header = [], ...rows] = parseCsv(sheet) ?? []
  const [tagAt, answerAt] = [header.indexOf('tag'), header.indexOf('answer')]
  const answers = new Map<string, AuditAnswer>()
  for (const [index, row] of rows.entries()) {
    const tag = row[tagAt] ?? ''
    const answer = auditAnswers.find((known) => known === row[answerAt]?.trim().replaceAll(' ', '_'))
    const why = !tags.includes(tag) ? 'was not drawn' : answers.has(tag) ? 'stands twice' : 'has no answer'
    if (!answer || why !== 'has no answer') throw auditAnswersOdd({ line: index + 2, why })
    answers.set(tag, answer)
  }
  if (answers.size !== tags.length)
    throw auditAnswersOdd({
      line: rows.length + 1,
      why: `is the last, and ${tags.length - answers.size} rows have no answer`,
    })
  return answers
}
