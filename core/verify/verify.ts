/** The whole check of a bundle, over any way of reading files. The command, publish and the page only wrap it. */
import type { FiguresFile } from '../document/figures-file.js'
import { readFiguresFile } from '../document/figures-file.js'
import type { HeldTranslation } from '../document/hold-translation.js'
import type { SeriesFile } from '../document/series-file.js'
import { signatoriesName } from '../document/signatories.js'
import { translationNotes } from '../document/translation-report.js'
import type { LogCrypto } from '../log/crypto.js'
import type { VerifierKey } from '../log/verifier-key.js'
import type { Earlier } from './earlier.js'
import { checkEarlier } from './earlier.js'
import { checkFigures, documentName, figuresName, recheckDocument } from './figures.js'
import type { BundleFiles } from './files.js'
import { checkFiles, readContents } from './files.js'
import type { Manifest } from './manifest.js'
import { checkPages } from './page.js'
import type { BundleProblem, Contents } from './problem-list.js'
import { ProblemList, textFile } from './problem-list.js'
import type { ReceiptAnswer } from './receipt.js'
import { checkReceipt, notFound } from './receipt.js'
import type { RowsFile } from './rows.js'
import { checkRows } from './rows.js'
import type { Sealed } from './sealed.js'
import { checkConsistency, checkProofs, checkRoots, checkSealedFiles, shownRoots } from './sealed.js'
import { sayOfFile } from './sentences.js'
import { checkEarlierSeries, checkSeries } from './series.js'
import type { KeyReport } from './signatures.js'
import { bundleKey, checkCheckpoint, checkManifestSignature, fingerprintOf, keyName } from './signatures.js'

/** What is asked beside the bundle itself. */
export interface VerifyOptions extends LogCrypto {
  /** The key that somebody received by another way. */
  readonly key?: VerifierKey
  readonly earlier?: Earlier
  /** What the holder's phrase made of a receipt file. */
  readonly receipt?: Uint8Array
}

/** A figure of the bundle. `total` null: withheld. */
export interface VerifiedFigure {
  readonly id: string
  readonly query: string
  readonly total: number | null
}

/** The answer (formats.md, "verify"). `notes`: sentences beside it that break nothing. */
export interface Verification {
  readonly ok: boolean
  readonly key: KeyReport
  readonly problems: readonly BundleProblem[]
  readonly figures: readonly VerifiedFigure[]
  /** null where none was given. */
  readonly receipt: ReceiptAnswer | null
  readonly notes: readonly string[]
}

interface Work {
  readonly contents: Contents
  readonly options: VerifyOptions
  readonly key: VerifierKey | null
  readonly problems: ProblemList
}

/** Checks a bundle. Never throws for what stands in it: every broken thing is named with file and line. */
export async function verifyBundle(files: BundleFiles, options: VerifyOptions): Promise<Verification> {
  const problems = new ProblemList()
  const contents = await readContents(files, problems)
  const manifest = checkFiles(contents, options.sha256, problems)
  const key = await bundleKey(contents, options, options.key, problems)
  const work: Work = { contents, options, key, problems }
  const text = await checkText(work, manifest ?? new Map())
  const figures = text?.figures ?? null
  const log = key && (await checkLog({ ...work, key }, manifest, figures))
  if (options.earlier?.type === 'bundle' && text?.series && log?.entry) {
    const { series: file, figures: own } = text
    const now = { file, figures: own, entry: log.entry }
    await checkEarlierSeries(now, options.earlier.files, { sha256: options.sha256, problems })
  }
  const ok = problems.list.length === 0
  return {
    ok,
    key: keyReport(work),
    problems: problems.list,
    figures: figures?.figures.map(({ id, query, total }) => ({ id, query, total })) ?? [],
    receipt: options.receipt ? receiptAnswer(work, text, log) : null,
    notes: [
      ...notesOn(figures, log?.witnesses ?? null),
      ...translationNotes(text?.held ?? []),
      ...printedNotes(contents),
    ],
  }
}

/** What a text rests on, once it could be read. */
interface CheckedText {
  readonly figures: FiguresFile
  readonly rows: readonly RowsFile[]
  readonly series: SeriesFile | null
  readonly held: readonly HeldTranslation[]
}

/** figures.json, the text, rows/ and the pages, against each other. `hashes`: what the manifest lists. */
async function checkText(
  { contents, options, key, problems }: Work,
  hashes: Manifest,
): Promise<CheckedText | null> {
  const document = textFile(contents, documentName, problems)
  const figures = textFile(contents, figuresName, problems)
  if (figures === null) return null
  const read = readFiguresFile(figures)
  if (!read.value) {
    problems.add(figuresName, null, read.reason)
    return null
  }
  const file = read.value
  if (key && key.name !== file.origin)
    problems.add(figuresName, null, `it is of the log ${file.origin}, not of ${key.name}`)
  await checkFigures(file, figures, options.sha256, problems)
  const unread = { figures: file, rows: [], series: null, held: [] }
  if (document === null) return unread
  const checked = await recheckDocument(file, { document, figures }, problems)
  if (!checked) return unread
  if (checked.document.frontMatter.id !== file.document) {
    problems.add(
      figuresName,
      null,
      `it is of the document ${file.document}, the text of ${checked.document.frontMatter.id}`,
    )
  }
  const rows = await problems.attempt('rows', () => checkRows(contents, checked.document, file, problems))
  const series = checkSeries({ contents, checked, figures: file }, problems)
  const fingerprint = key ? fingerprintOf(options, key) : ''
  const held = await checkPages(
    contents,
    checked,
    { figures: file, series, fingerprint, hashes, sha256: options.sha256 },
    problems,
  )
  return { figures: file, rows: rows ?? [], series, held }
}

/** The names of those who cosigned the checkpoint, and the trees that the bundle shows to be its beginnings. */
interface CheckedLog {
  /** The number of the entry that seals the document; null where the proofs do not say. */
  readonly entry: number | null
  readonly witnesses: readonly string[]
  readonly roots: ReadonlyMap<number, Uint8Array>
}

/** Signatures, proofs and what the log seals. */
async function checkLog(
  work: Work & { readonly key: VerifierKey },
  manifest: Manifest | null,
  figures: FiguresFile | null,
): Promise<CheckedLog | null> {
  const { contents, options, key, problems } = work
  await checkManifestSignature(contents, options, key, problems)
  const checkpoint = await checkCheckpoint(contents, options, key, problems)
  if (!checkpoint) return null
  const sealed: Sealed = { contents, crypto: options, key, checkpoint, problems }
  const proofs = await problems.attempt('log/proofs.json', () => checkProofs(sealed))
  if (proofs) {
    await problems.attempt('log/proofs.json', () =>
      checkSealedFiles(sealed, proofs, manifest ?? new Map(), figures),
    )
    if (figures) await problems.attempt('log/proofs.json', () => checkRoots(sealed, proofs, figures))
    await checkConsistency(sealed, proofs)
  }
  if (options.earlier) await checkEarlier(sealed, proofs, options.earlier)
  const witnesses = [...checkpoint.witnesses.map((witness) => witness.key.name), ...checkpoint.unknown]
  return {
    entry: proofs ? proofs.index + 1 : null,
    witnesses,
    roots: proofs ? shownRoots(sealed, proofs) : new Map(),
  }
}

function receiptAnswer(
  { contents, options }: Work,
  text: CheckedText | null,
  log: CheckedLog | null,
): ReceiptAnswer {
  if (!text || !options.receipt) return notFound
  const { origin, nonce, asOf } = text.figures
  const place = {
    sha256: options.sha256,
    origin,
    nonce,
    asOf,
    files: text.rows,
    signatories: contents.get(signatoriesName) ?? null,
    roots: log?.roots ?? new Map(),
  }
  return checkReceipt(options.receipt, place)
}

function keyReport({ key, options, problems }: Work): KeyReport {
  if (!key) return { id: '', fingerprint: '', trusted: false }
  const other = options.key !== undefined && problems.list.some(({ file }) => file === keyName)
  return {
    id: `${key.name}+${key.id}`,
    fingerprint: fingerprintOf(options, key),
    trusted: options.key !== undefined && !other,
  }
}

function notesOn(figures: FiguresFile | null, witnesses: readonly string[] | null): readonly string[] {
  const failing =
    figures?.numbers.filter(({ verdict }) => verdict === 'differs' || verdict === 'not-as-worded') ?? []
  const wrong = figures?.arithmetic.filter(({ holds }) => !holds) ?? []
  return [
    ...failing.map(({ text, line, verdict }) =>
      sayOfFile(verdict === 'differs' ? 'said_differs' : 'said_not_as_worded', { line, text }),
    ),
    ...wrong.map(({ line, expression }) => sayOfFile('said_sum', { line, sum: expression })),
    ...(witnesses === null ? [] : [witnessSentence(witnesses)]),
  ]
}

/** A printed file can be drawn again only where Typst runs; here its bytes alone are compared with what was sealed. */
function printedNotes(contents: Contents): readonly string[] {
  const printed = [...contents.keys()].filter((path) => /^document(?:\.[\w-]+)?\.(?:pdf|docx)$/.test(path))
  if (printed.length === 0) return []
  return [sayOfFile('printed', { files: printed.join(', ') })]
}

function witnessSentence(witnesses: readonly string[]): string {
  if (witnesses.length === 0) return sayOfFile('unseen')
  return sayOfFile('unknown_lines', { names: witnesses.join(', ') })
}

/** Whose key it is, in the words of formats.md. `given`: whether a key was given at all. */
export function keySentence({ key }: Pick<Verification, 'key'>, given: boolean): string {
  if (key.trusted) return 'the key you gave'
  if (given) return 'not the key you gave'
  return `the key inside this bundle: this shows only that the bundle is whole; compare ${key.fingerprint} with the one in the letter`
}
