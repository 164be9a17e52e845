/** The document under which a list of signatures is taken in: its id, and the hash of exactly the text that was signed. */
import { readdir } from 'node:fs/promises'
import { basename, dirname, join } from 'node:path'
import { splitDocument } from '../core/document/front-matter.js'
import { toHex, toUtf8 } from '../core/log/bytes.js'
import { Problem } from '../core/problem.js'
import { nodeCrypto } from '../store/node-crypto.js'
import { signedDocumentUnknown } from './problems.js'
import { readText } from './read-text.js'

/** A document that is signed. */
export interface SignedDocument {
  readonly path: string
  readonly id: string
  readonly text: string
  /** SHA-256 of the text, hex. */
  readonly textSha256: string
}

/** The document at a path. Throws `document-not-readable`, `front-matter-not-understood`. */
export async function signedDocument(path: string): Promise<SignedDocument> {
  const text = await readText(path)
  const { frontMatter } = splitDocument(text, basename(path))
  return { path, id: frontMatter.id, text, textSha256: toHex(nodeCrypto.sha256(toUtf8(text))) }
}

/**
 * The one document beside a list whose front matter names it: `signatories: signatories.csv`. Throws
 * `signed-document-unknown` where there is none or several.
 */
export async function documentNaming(list: string): Promise<SignedDocument> {
  const folder = dirname(list)
  const found: SignedDocument[] = []
  for (const name of (await readdir(folder)).sort()) {
    // NAME.fr.md is a translation of NAME.md.
    if (!/^[^.]+\.md$/i.test(name)) continue
    const document = await documentWith(join(folder, name), basename(list))
    if (document) found.push(document)
  }
  const [document] = found
  if (!document || found.length > 1)
    throw signedDocumentUnknown({ list, found: found.map(({ path }) => path) })
  return document
}

/** null for a text that is no document, or names another list. */
async function documentWith(path: string, list: string): Promise<SignedDocument | null> {
  try {
    const text = await readText(path)
    const named = splitDocument(text, basename(path)).frontMatter.signatories
    return named === undefined || basename(named) !== list ? null : await signedDocument(path)
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}
