/** signatories.csv of a bundle, from the signatures of the register: named as agreed, counted, committed by tags. */
import { basename } from 'node:path'
import { splitDocument } from '../core/document/front-matter.js'
import type { SignatoryCounts, Tally } from '../core/document/signatories.js'
import { namedLine, printSignatories, signatoriesName } from '../core/document/signatories.js'
import { fromHex, toHex, toUtf8 } from '../core/log/bytes.js'
import type { NamingGate } from '../core/signature/name-gate.js'
import { isTooFew, printedSignatory } from '../core/signature/name-gate.js'
import { rowTag } from '../core/verify/row-tag.js'
import type { Session } from '../store/engine/engine.js'
import { nodeCrypto } from '../store/node-crypto.js'
import type { Programme } from '../store/programme.js'
import type { SignedText, StandingSignature } from '../store/signatures/read-signatures.js'
import {
  closedNames,
  countSignatures,
  injuredIn,
  signedDocuments,
  standingSignatures,
} from '../store/signatures/read-signatures.js'
import { keyOfName } from '../store/signatures/signature-rows.js'
import type { SigningText } from '../store/signing/documents.js'
import type { DocumentTexts } from './check-document.js'
import { SortedTags } from './sorted-tags.js'
import { translationsBeside } from './translations.js'

/** SHA-256 (hex) of every text of a document: who signed a translation signed this document. */
export async function textsOf(document: {
  readonly path: string
  readonly text: string
}): Promise<readonly string[]> {
  return hashesOf(document.text, await translationsBeside(document.path))
}

/** As `textsOf`, of texts that are at hand. */
export function hashesOf(text: string, translations: Readonly<Record<string, string>>): readonly string[] {
  return [text, ...Object.values(translations)].map((each) => toHex(nodeCrypto.sha256(toUtf8(each))))
}

/** The texts of a document with their languages, as it is opened for signing by e-mail; the authoritative one first. */
export async function signedTexts(document: {
  readonly path: string
  readonly text: string
}): Promise<readonly SigningText[]> {
  const translations = await translationsBeside(document.path)
  return textsToSign({ name: basename(document.path), text: document.text, translations })
}

/** As `signedTexts`, of texts that are at hand. */
export function textsToSign({ name, text, translations }: DocumentTexts): readonly SigningText[] {
  const hashed = (language: string, text: string, isOriginal: boolean) => ({
    language,
    isOriginal,
    text,
    textSha256: toHex(nodeCrypto.sha256(toUtf8(text))),
  })
  const { frontMatter } = splitDocument(text, name)
  const others = Object.entries(translations)
  return [
    hashed(frontMatter.language, text, true),
    ...others.map(([language, other]) => hashed(language, other, false)),
  ]
}

/** Whether any signature was ever taken in for a document. */
export async function isSigned(programme: Programme, documentId: string): Promise<boolean> {
  const { engine, programmeId } = programme
  const known = await engine.transaction((session) => signedDocuments(session, programmeId))
  return known.some((document) => document.documentId === documentId)
}

/**
 * The bytes of the file under a bundle's nonce (hex). `k` as in the settings: naming the dead of an explosion with fewer
 * injured is closed. Reads the signatures page by page, once; time grows with their number alone, and of each no more is
 * held than its line, or its tag.
 */
export async function signatoriesFile(
  programme: Programme,
  signed: SignedText,
  how: { readonly nonce: string; readonly k: number },
): Promise<Uint8Array> {
  const { engine, programmeId } = programme
  return engine.transaction(async (session) => {
    const counts = await countSignatures(session, programmeId, signed)
    const gate = await namingGate(session, programmeId, { ...signed, k: how.k })
    const printing = new Printing(gate, how.nonce)
    for await (const page of standingSignatures(session, programmeId, signed)) printing.add(page)
    return printSignatories({ ...counts, ...printing.counts() }, printing.named, printing.unnamed.ascending())
  })
}

/** What is known beside the signatures of a text that closes the naming of the dead. */
export async function namingGate(
  session: Session,
  programmeId: string,
  signed: SignedText & { readonly k: number },
): Promise<NamingGate> {
  const closed = await closedNames(session, programmeId, signed)
  const injured = await injuredIn(session, programmeId, signed)
  return {
    isNameClosed: (name) => closed.size > 0 && closed.has(keyOfName(name)),
    isExplosionClosed: (explosion) => isTooFew(injured.get(explosion) ?? 0, signed.k),
  }
}

/** The lines as they are made. Capacities are counted as they are printed, so that no count points to what is not. */
class Printing {
  readonly named: Uint8Array[] = []
  readonly unnamed = new SortedTags()
  readonly #capacities = new Map<string, number>()
  readonly #nonce: Uint8Array

  constructor(
    readonly gate: NamingGate,
    nonce: string,
  ) {
    this.#nonce = fromHex(nonce) ?? new Uint8Array(0)
  }

  add(page: readonly StandingSignature[]): void {
    this.named.push(toUtf8(page.map((standing) => this.#lineOf(standing)).join('')))
  }

  /** The line of one who is named; empty for the others, whose tags are kept. */
  #lineOf({ signature, receiptSecret }: StandingSignature): string {
    const place = { secret: receiptSecret, nonce: this.#nonce, path: signatoriesName }
    const tag = rowTag(nodeCrypto.sha256, place)
    const printed = printedSignatory(signature, this.gate)
    if (!printed) this.unnamed.add(tag)
    const spoken = printed ? printed.capacities : signature.capacities
    for (const capacity of spoken.length > 0 ? spoken : ['not_printed'])
      this.#capacities.set(capacity, (this.#capacities.get(capacity) ?? 0) + 1)
    return printed ? namedLine(printed, tag) : ''
  }

  counts(): Pick<SignatoryCounts, 'capacities'> {
    const tallies = [...this.#capacities].map(([of, count]): Tally => ({ of, count }))
    return { capacities: tallies.sort((one, other) => (one.of < other.of ? -1 : 1)) }
  }
}
