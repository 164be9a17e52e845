/**
 * Makes the files of a bundle in the order of formats.md: first what the log seals, then what shows that it did. The
 * page holds neither the checkpoint nor the number of the entry, so that its own hash can stand in that entry.
 */
import type { CheckedDocument } from '../core/document/check.js'
import type { FiguresFile, Publication } from '../core/document/figures-file.js'
import { figuresFile, stableJson } from '../core/document/figures-file.js'
import { holdTranslations } from '../core/document/hold-translation.js'
import type { Page } from '../core/document/page.js'
import { renderPages } from '../core/document/page.js'
import { checkScriptName } from '../core/document/page-sections.js'
import type { SeriesFile } from '../core/document/series-file.js'
import { seriesName } from '../core/document/series-file.js'
import type { Signatories } from '../core/document/signatories.js'
import { readSignatories, signatoriesName } from '../core/document/signatories.js'
import { toHex, toUtf8 } from '../core/log/bytes.js'
import type { LogCrypto, Sha256 } from '../core/log/crypto.js'
import type { NoteSigner } from '../core/log/note.js'
import { signNote } from '../core/log/note.js'
import { verifierKey } from '../core/log/verifier-key.js'
import { documentName, figuresName, recheckDocument } from '../core/verify/figures.js'
import { manifestName, manifestNote, manifestSignatureName, manifestText } from '../core/verify/manifest.js'
import { alsoAsked, besidePages, methodName, renderAlso, translationsAmong } from '../core/verify/page.js'
import { ProblemList } from '../core/verify/problem-list.js'
import type { Proofs } from '../core/verify/proofs.js'
import { proofsText } from '../core/verify/proofs.js'
import { checkRows } from '../core/verify/rows.js'
import { proofsName } from '../core/verify/sealed.js'
import { checkpointName, fingerprintOf, keyFile, keyName } from '../core/verify/signatures.js'
import { messages } from '../core/words/messages.js'
import { publishedWords } from '../core/words/published-words.js'
import type { Printer } from './print/printed-files.js'
import { methodMissing, numberWithheld, signatoriesMissing } from './problems.js'

/** Path to bytes. */
export type Files = ReadonlyMap<string, Uint8Array>

/** What a document is published with. */
export interface BundleInput {
  /** The document as checked with a register that withholds small numbers. */
  readonly checked: CheckedDocument
  /** Exactly the text that was checked. */
  readonly text: string
  /** Texts in other languages by language tag: sealed, a page each; their numbers are not checked. */
  readonly translations?: Readonly<Record<string, string>>
  readonly publication: Publication
  /** METHOD.md; null where the programme has none. */
  readonly method: string | null
  /** signatories.csv; null where the document names none. */
  readonly signatories: Uint8Array | null
  /** The texts of rows/, by path. */
  readonly rows: ReadonlyMap<string, string>
  /** Makes series.json from figures.json; null where the document names no series. */
  readonly series?: (figures: FiguresFile) => Promise<SeriesFile | null>
  /** Makes document.pdf and its translations; without it there are none. */
  readonly print?: Printer
  /** The register's public key, 32 bytes. */
  readonly publicKey: Uint8Array
  /** The script of the check that a page runs (publish/check-script.ts). */
  readonly checkScript: Uint8Array
}

/**
 * First phase: every file whose hash goes into the `document-published` entry: the texts, figures.json, rows/,
 * signatories.csv, METHOD.md, the printed files, the pages and the script of their check. The same input gives the same
 * bytes. Throws `number-withheld`, `method-missing`, `signatories-missing`.
 */
export async function sealedFiles(input: BundleInput, sha256: Sha256): Promise<Files> {
  const { checked, publication, method, signatories } = input
  refuseUnpublishable({ checked, method, isSigned: signatories !== null })
  const languages = [checked.document.frontMatter.language, ...Object.keys(input.translations ?? {})]
  const words = publishedWords(checked, languages, messages)
  const figures = figuresFile(checked, { ...publication, ...(words && { words }) })
  const texts = new Map([
    [documentName, input.text],
    [figuresName, stableJson(figures)],
    [methodName, method ?? ''],
    ...input.rows,
    ...Object.entries(input.translations ?? {}).map(([tag, text]) => [`document.${tag}.md`, text] as const),
  ])
  const series = (await input.series?.(figures)) ?? null
  if (series) texts.set(seriesName, stableJson(series))
  await checkAgain(input, figures, sha256)
  const key = verifierKey(sha256, publication.origin, input.publicKey)
  const unlinked: Page = {
    checked,
    figures,
    method: method ?? '',
    signatories: signatories === null ? null : readWritten(signatories),
    fingerprint: fingerprintOf({ sha256 }, key),
    translations: translationsAmong(texts.keys(), (path) => texts.get(path) ?? ''),
    held: await holdTranslations(checked, input.translations ?? {}, publication.asOf),
    series,
    files: [],
  }
  const printed = (await input.print?.(unlinked, input.translations ?? {})) ?? new Map<string, Uint8Array>()
  const asked = alsoAsked(checked.document.frontMatter)
  const list = signatories === null ? [] : [[signatoriesName, signatories] as const]
  const named = [...texts.keys(), ...list.map(([name]) => name), ...printed.keys(), ...asked]
  const page = { ...unlinked, files: besidePages(named) }
  for (const [path, text] of renderPages(page)) texts.set(path, text)
  const all = () =>
    sortedFiles([
      [checkScriptName, input.checkScript],
      ...[...texts].map(([path, text]) => [path, toUtf8(text)] as const),
      ...list,
      ...printed,
    ])
  // The crate lists the hash of every other file, the feed among them.
  for (const name of asked) {
    const hashes = new Map(sealedHashes(all(), sha256))
    texts.set(name, renderAlso(page, hashes, sha256).get(name) ?? '')
  }
  return all()
}

/** A stranger reads the file again: what he would not find whole must not be sealed. */
function readWritten(bytes: Uint8Array): Signatories {
  const read = readSignatories(bytes)
  if (!read.value) throw new Error(`signatories.csv, line ${read.line}: ${read.reason}`)
  return read.value
}

/** Throws `number-withheld`, `method-missing` or `signatories-missing`. */
export function refuseUnpublishable({
  checked,
  method,
  isSigned,
}: Pick<BundleInput, 'checked' | 'method'> & { readonly isSigned: boolean }): void {
  const withheld = checked.numbers.filter(({ verdict }) => verdict === 'withheld')
  if (withheld.length > 0) {
    throw numberWithheld({ numbers: withheld.map(({ text, line, query }) => ({ text, line, query })) })
  }
  if (method === null || method.trim() === '') throw methodMissing({})
  const named = checked.document.frontMatter.signatories
  if (named !== undefined && !isSigned) throw signatoriesMissing({ file: named })
}

/** A stranger checks the text with figures.json alone: what he would not find again must not be sealed. */
async function checkAgain(
  input: BundleInput,
  figures: ReturnType<typeof figuresFile>,
  sha256: Sha256,
): Promise<void> {
  const problems = new ProblemList()
  await recheckDocument(figures, { document: input.text, figures: stableJson(figures) }, problems)
  const rows = new Map([...input.rows].map(([path, text]) => [path, toUtf8(text)]))
  checkRows(rows, input.checked.document, figures, problems)
  const [first] = problems.list
  if (first)
    throw new Error(`${first.file}, line ${first.line}: ${first.what} (${toHex(sha256(toUtf8(input.text)))})`)
}

/** The value of `files` in the `document-published` entry: [path, SHA-256 in hex] of each sealed file, by path. */
export function sealedHashes(files: Files, sha256: Sha256): readonly (readonly [string, string])[] {
  return [...files].map(([path, bytes]) => [path, toHex(sha256(bytes))] as const)
}

/** What the log gives once the entry is appended. */
export interface Seal {
  readonly proofs: Proofs
  /** The signed note, as it was kept: a checkpoint once published is published again as it is. */
  readonly checkpoint: Uint8Array
  /** The register's key under the log's origin. */
  readonly signer: NoteSigner
}

/** Second phase: the sealed files with log/, manifest.json and manifest.sig, sorted by path. */
export function completeBundle(sealed: Files, seal: Seal, { sha256 }: Pick<LogCrypto, 'sha256'>): Files {
  const key = verifierKey(sha256, seal.signer.name, seal.signer.key.publicKey)
  const files = sortedFiles([
    ...sealed,
    [checkpointName, seal.checkpoint],
    [proofsName, toUtf8(proofsText(seal.proofs))],
    [keyName, keyFile(key)],
  ])
  const manifest = toUtf8(manifestText(new Map(sealedHashes(files, sha256))))
  const signature = signNote(sha256, manifestNote(toHex(sha256(manifest))), seal.signer)
  return sortedFiles([...files, [manifestName, manifest], [manifestSignatureName, signature]])
}

function sortedFiles(files: readonly (readonly [string, Uint8Array])[]): Files {
  return new Map([...files].sort(([one], [other]) => (one < other ? -1 : 1)))
}
