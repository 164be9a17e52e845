/** Publishing: counted, sealed in the log, written as plain files. The same document again writes the same bytes. */
import type { Revision } from '../core/disclosure/revisions.js'
import type { CheckedDocument } from '../core/document/check.js'
import type { HeldTranslation } from '../core/document/hold-translation.js'
import { seriesName } from '../core/document/series-file.js'
import type { WithholdingRule } from '../core/figure/decisions.js'
import { smallestK } from '../core/figure/withhold.js'
import { toHex } from '../core/log/bytes.js'
import { logSigner } from '../core/log/checkpoint.js'
import { figuresName } from '../core/verify/figures.js'
import { logSize, logTree } from '../store/append.js'
import { keepCheckpoint, programmeKey } from '../store/checkpoint.js'
import type { Session } from '../store/engine/engine.js'
import { keepText } from '../store/kept-text.js'
import { nodeCrypto } from '../store/node-crypto.js'
import type { Programme } from '../store/programme.js'
import { problem as programmeProblem } from '../store/programme-problems.js'
import type { PublishedDocument } from '../store/publications.js'
import { appendPublication, newNonce, publicationSeal, publishedDocuments } from '../store/publications.js'
import { settingsAsOf } from '../store/settings.js'
import type { BundleInput, Files } from './bundle.js'
import { completeBundle, refuseUnpublishable, sealedFiles, sealedHashes } from './bundle.js'
import type { CheckedFile, DocumentTexts } from './check-document.js'
import { checkTexts, textsAt } from './check-document.js'
import { checkScript } from './check-script.js'
import { newPrinter } from './print/printed-files.js'
import { revisionsOf } from './revisions.js'
import type { CountedFiles, Levels } from './rows.js'
import { countFiles, levelsFor, rowsFiles } from './rows.js'
import { seriesOf } from './series.js'
import { hashesOf, isSigned, signatoriesFile } from './signatories.js'
import type { WrittenBundle } from './write-bundle.js'
import { writeBundle } from './write-bundle.js'

/** What was published. */
export interface Published extends WrittenBundle {
  readonly checked: CheckedDocument
  readonly held: readonly HeldTranslation[]
  readonly documentId: string
  readonly asOf: number
  /** Number of the document-published entry; the one of before where nothing had changed. */
  readonly entry: number
  readonly again: boolean
}

/** Publishes a document file into a folder and the .zip beside it. Throws the problems of publish/problems.ts. */
export async function publishDocument(programme: Programme, path: string, out: string): Promise<Published> {
  return publishTexts(programme, await textsAt(path), out)
}

/** Publishes texts, as `publishDocument` does those of a file. */
export async function publishTexts(
  programme: Programme,
  texts: DocumentTexts,
  out: string,
): Promise<Published> {
  if (programme.readOnlyBecause) throw programmeProblem.readOnly({ ...programme.readOnlyBecause })
  const file = await checkTexts(programme, texts)
  const { checked, held, asOf } = file
  const draft = await bundleDraft(programme, file)
  const { sealed, publication, again } = await seal(programme, draft)
  const counted = [asOf, ...checked.results.map((result) => result.asOf)]
  const made = await programme.engine.transaction((session) =>
    publicationSeal(session, programme, publication.index, counted),
  )
  await keepCheckpoint(programme)
  const signer = logSigner(nodeCrypto.sha256, programme.code, programmeKey(programme))
  const written = await writeBundle(out, completeBundle(sealed, { ...made, signer }, nodeCrypto))
  return {
    ...written,
    checked,
    held,
    documentId: publication.documentId,
    asOf,
    entry: publication.index + 1,
    again,
  }
}

/**
 * The files that would be sealed if the texts were published now, but for what is printed. Throws what publishing
 * would. The nonce is none, so that nothing of it can be joined with what will be published.
 */
export async function previewTexts(programme: Programme, texts: DocumentTexts): Promise<Files> {
  const draft = await bundleDraft(programme, await checkTexts(programme, texts))
  const levels = await levelsFor(programme, draft.counted, draft.rule)
  const input = await draft.input('0'.repeat(64), levels, { entry: lastOfAll, revisions: [] })
  return sealedFiles({ ...input, print: undefined }, nodeCrypto.sha256)
}

/** What was published before an entry, and what became of it. */
interface Before {
  readonly entry: number
  readonly revisions: readonly Revision[]
}

/** Later than every entry there is. */
const lastOfAll = Number.MAX_SAFE_INTEGER

/** Everything but what differs between two publications of one document. */
interface Draft {
  readonly documentId: string
  readonly asOf: number
  readonly input: (nonce: string, levels: Levels, before: Before) => Promise<BundleInput>
  readonly counted: CountedFiles
  readonly rule: WithholdingRule
}

async function bundleDraft(programme: Programme, file: CheckedFile): Promise<Draft> {
  const { text, checked, asOf, translations } = file
  const { settings, root } = await programme.engine.transaction(async (session) => {
    const size = await logSize(session, programme.programmeId)
    return {
      settings: await settingsAsOf(session, programme, asOf),
      root: await logTree(session, programme.programmeId, size).rootAt(asOf),
    }
  })
  const key = programmeKey(programme)
  const script = await checkScript()
  const register = { name: settings.name, contact: settings.contact === '' ? null : settings.contact }
  const origin = logSigner(nodeCrypto.sha256, programme.code, key).name
  const signatories = await signatoriesOf(programme, file, settings.k)
  refuseUnpublishable({ checked, method: settings.method, isSigned: signatories !== null })
  const counted = await countFiles(programme, checked, asOf)
  const rule = { k: settings.k, decisions: settings.publishSmall, sensitive: settings.sensitive }
  const print = newPrinter()
  const input: Draft['input'] = async (nonce, levels, { entry, revisions }) => ({
    checked,
    text,
    translations,
    publication: {
      register,
      origin,
      asOf,
      root: toHex(root),
      nonce,
      ...(revisions.length > 0 && { revisions }),
    },
    method: settings.method,
    signatories: (await signatories?.(nonce)) ?? null,
    rows: rowsFiles(counted, { levels, nonce, sha256: nodeCrypto.sha256 }),
    series: (figures) => seriesOf(programme, { checked, figures, entry, k: leastOf(rule) }),
    print,
    publicKey: key.publicKey,
    checkScript: script,
  })
  return { documentId: checked.document.frontMatter.id, asOf, input, counted, rule }
}

/** Appends the entry, or finds the one of the same document, texts and count; its nonce gives the same bytes. */
async function seal(programme: Programme, draft: Draft) {
  const { programmeId } = programme
  const known = await programme.engine.transaction((session) => publishedDocuments(session, programmeId))
  for (const publication of [...known].reverse()) {
    const sealed = await sameAs(programme, publication, draft)
    if (sealed) return { sealed, publication, again: true }
  }
  const nonce = newNonce()
  const levels = await levelsFor(programme, draft.counted, draft.rule)
  const revisions = await revisionsOf(programme, draft.counted.files, {
    entry: lastOfAll,
    k: leastOf(draft.rule),
  })
  const sealed = await sealedFiles(
    await draft.input(nonce, levels, { entry: lastOfAll, revisions }),
    nodeCrypto.sha256,
  )
  const document = {
    documentId: draft.documentId,
    asOf: draft.asOf,
    nonce,
    files: sealedHashes(sealed, nodeCrypto.sha256),
    opened: draft.counted.files.map(({ breakdown }) => ({
      breakdown,
      level: levels.get(breakdown.path) ?? 'as asked',
    })),
  }
  const index = await programme.engine.transaction(async (session) => {
    await keepForSeries(session, programme, sealed)
    return appendPublication(session, programme, document)
  })
  return { sealed, publication: { ...document, index }, again: false }
}

/** The next document of the series is compared with what this one says of itself. */
async function keepForSeries(session: Session, { programmeId }: Programme, sealed: Files): Promise<void> {
  if (!sealed.has(seriesName)) return
  for (const name of [seriesName, figuresName]) {
    const text = sealed.get(name)
    if (text) await keepText(session, programmeId, { name, sha256: toHex(nodeCrypto.sha256(text)), text })
  }
}

async function sameAs(
  programme: Programme,
  publication: PublishedDocument,
  draft: Draft,
): Promise<Files | null> {
  // As finely as it was published then: what was published since may have made the rule stricter.
  const levels = new Map(publication.opened.map(({ breakdown, level }) => [breakdown.path, level]))
  if (publication.documentId !== draft.documentId || publication.asOf !== draft.asOf) return null
  const revisions = await revisionsOf(programme, draft.counted.files, {
    entry: publication.index + 1,
    k: leastOf(draft.rule),
  })
  const input = await draft.input(publication.nonce, levels, { entry: publication.index + 1, revisions })
  const sealed = await sealedFiles(input, nodeCrypto.sha256)
  const hashes = sealedHashes(sealed, nodeCrypto.sha256)
  return JSON.stringify(hashes) === JSON.stringify(publication.files) ? sealed : null
}

function leastOf({ k }: WithholdingRule): number {
  return Math.max(smallestK, k)
}

/** Makes signatories.csv under a nonce; null where the document names none, or none signed. */
async function signatoriesOf(
  programme: Programme,
  file: CheckedFile,
  k: number,
): Promise<((nonce: string) => Promise<Uint8Array>) | null> {
  const { id, signatories } = file.checked.document.frontMatter
  if (signatories === undefined || !(await isSigned(programme, id))) return null
  const signed = { documentId: id, texts: hashesOf(file.text, file.translations), asOf: file.asOf }
  return (nonce) => signatoriesFile(programme, signed, { nonce, k })
}
