/** The whole check of a bundle, over any way of reading files. The command, publish and the page only wrap it. */
import type { FiguresFile } from '../document/figures-file.js'
import { readFiguresFile } from '../document/figures-file.js'
import type { LogCrypto } from '../log/crypto.js'
import type { VerifierKey } from '../log/verifier-key.js'
import type { Earlier } from './earlier.js'
import { checkEarlier } from './earlier.js'
import { checkFigures, documentName, figuresName, recheckDocument } from './figures.js'
import type { BundleFiles } from './files.js'
import { checkFiles, readContents } from './files.js'
import type { Manifest } from './manifest.js'
import { checkPage } from './page.js'
import type { BundleProblem, Contents } from './problem-list.js'
import { ProblemList, textFile } from './problem-list.js'
import { checkRows } from './rows.js'
import type { Sealed } from './sealed.js'
import { checkConsistency, checkProofs, checkRoots, checkSealedFiles } from './sealed.js'
import type { KeyReport } from './signatures.js'
import { bundleKey, checkCheckpoint, checkManifestSignature, fingerprintOf, keyName } from './signatures.js'

/** What is asked beside the bundle itself. */
export interface VerifyOptions extends LogCrypto {
  /** The key that somebody received by another way. */
  readonly key?: VerifierKey
  readonly earlier?: Earlier
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
  readonly receipt: null
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
  const figures = await checkText(work)
  const witnesses = key && (await checkLog({ ...work, key }, manifest, figures))
  const ok = problems.list.length === 0
  return {
    ok,
    key: keyReport(work),
    problems: problems.list,
    figures: figures?.figures.map(({ id, query, total }) => ({ id, query, total })) ?? [],
    receipt: null,
    notes: notesOn(figures, witnesses ?? null),
  }
}

/** figures.json, the text and the page, against each other. */
async function checkText({ contents, options, key, problems }: Work): Promise<FiguresFile | null> {
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
  if (document === null) return file
  const checked = await recheckDocument(file, { document, figures }, problems)
  if (!checked) return file
  if (checked.document.frontMatter.id !== file.document) {
    problems.add(
      figuresName,
      null,
      `it is of the document ${file.document}, the text of ${checked.document.frontMatter.id}`,
    )
  }
  await problems.attempt('rows', () => checkRows(contents, checked.document, file, problems))
  const fingerprint = key ? fingerprintOf(options, key) : ''
  await checkPage(contents, checked, { figures: file, fingerprint }, problems)
  return file
}

/** Signatures, proofs and what the log seals. Gives the names of those who cosigned the checkpoint. */
async function checkLog(
  work: Work & { readonly key: VerifierKey },
  manifest: Manifest | null,
  figures: FiguresFile | null,
): Promise<readonly string[] | null> {
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
  return [...checkpoint.witnesses.map((witness) => witness.key.name), ...checkpoint.unknown]
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
    ...failing.map(
      ({ text, line, verdict }) =>
        `document.md, line ${line}: ${text} ${verdict === 'differs' ? 'differs' : 'is not as worded'}, and the page says so.`,
    ),
    ...wrong.map(({ line, expression }) => `document.md, line ${line}: ${expression}, and the page says so.`),
    ...(witnesses === null ? [] : [witnessSentence(witnesses)]),
  ]
}

function witnessSentence(witnesses: readonly string[]): string {
  if (witnesses.length === 0) return 'nobody outside has seen this log'
  return `the checkpoint carries lines by ${witnesses.join(', ')}, whose keys were not given; they were not checked`
}

/** Whose key it is, in the words of formats.md. `given`: whether a key was given at all. */
export function keySentence({ key }: Pick<Verification, 'key'>, given: boolean): string {
  if (key.trusted) return 'the key you gave'
  if (given) return 'not the key you gave'
  return `the key inside this bundle: this shows only that the bundle is whole; compare ${key.fingerprint} with the one in the letter`
}
