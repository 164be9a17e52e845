/** Whether a bundle's files are those that the log sealed, and whether the log only ever grew. */
import type { FiguresFile } from '../document/figures-file.js'
import { fromHex, toHex, toUtf8 } from '../log/bytes.js'
import type { OpenedCheckpoint } from '../log/checkpoint.js'
import { openCheckpoint } from '../log/checkpoint.js'
import type { LogCrypto } from '../log/crypto.js'
import { parseLeaf } from '../log/entry.js'
import { labelsOfEntry } from '../log/labels.js'
import { leafHash } from '../log/merkle.js'
import { verifyOpenings } from '../log/opening.js'
import { verifyConsistency, verifyInclusion } from '../log/proof.js'
import type { VerifierKey } from '../log/verifier-key.js'
import type { Manifest } from './manifest.js'
import type { Contents, ProblemList } from './problem-list.js'
import { lineOf, textFile } from './problem-list.js'
import type { Proofs } from './proofs.js'
import { readProofs } from './proofs.js'
import { sayOfFile } from './sentences.js'

export const proofsName = 'log/proofs.json'

/** What is at hand once the signatures hold. */
export interface Sealed {
  readonly contents: Contents
  readonly crypto: LogCrypto
  readonly key: VerifierKey
  readonly checkpoint: OpenedCheckpoint
  readonly problems: ProblemList
}

/** Checks log/proofs.json against the checkpoint; gives what the entry opens, or null. */
export function checkProofs(sealed: Sealed): Proofs | null {
  const { contents, crypto, checkpoint, problems } = sealed
  const text = textFile(contents, proofsName, problems)
  if (text === null) return null
  const read = readProofs(text)
  if (!read.value) {
    problems.add(proofsName, null, read.reason)
    return null
  }
  const proofs = read.value
  const say = (field: string, what: string) => problems.add(proofsName, lineOf(text, `"${field}"`), what)
  if (proofs.size !== checkpoint.size)
    say('size', `it is for ${proofs.size} entries, the checkpoint for ${checkpoint.size}`)
  const { root, size } = checkpoint
  const hash = leafHash(crypto.sha256, proofs.leaf)
  if (
    !verifyInclusion(crypto.sha256, {
      leafHash: hash,
      index: proofs.index,
      size,
      path: proofs.inclusion,
      root,
    })
  ) {
    say('inclusion', `entry ${proofs.index + 1} is not shown to stand in the log under the checkpoint`)
  }
  return checkLeaf(proofs, crypto, say) ? proofs : null
}

function checkLeaf(proofs: Proofs, crypto: LogCrypto, say: (field: string, what: string) => void): boolean {
  const leaf = parseLeaf(proofs.leaf)
  if (leaf.n !== proofs.index)
    say('leaf', `the leaf is that of entry ${leaf.n + 1}, not of entry ${proofs.index + 1}`)
  const labels = leaf.type === 'document-published' ? labelsOfEntry(leaf.type, leaf.schema) : null
  const fields = fromHex(leaf.fields)
  if (!labels || !fields) {
    say(
      'leaf',
      `the entry is of the type ${leaf.type}, schema ${leaf.schema}, which is no publication of a document known here`,
    )
    return false
  }
  if (verifyOpenings(crypto.sha256, { labels, openings: proofs.openings, fields })) return true
  say('openings', 'what is opened is not what the entry commits to')
  return false
}

/** Compares what the entry opens with the files and with figures.json. */
export function checkSealedFiles(
  sealed: Sealed,
  proofs: Proofs,
  manifest: Manifest,
  figures: FiguresFile | null,
): void {
  const { contents, crypto, problems } = sealed
  const opened = new Map(proofs.openings.map(({ label, value }) => [label, value]))
  const files = opened.get('files')
  const listed = new Map<string, string>()
  for (const pair of Array.isArray(files) ? files : []) {
    const [path, hash] = Array.isArray(pair) ? pair : []
    if (typeof path === 'string' && typeof hash === 'string') listed.set(path, hash)
  }
  for (const [path, hash] of listed) {
    const bytes = contents.get(path)
    if (!bytes) problems.add(path, null, sayOfFile('missing_sealed', { entry: proofs.index + 1 }))
    else if (toHex(crypto.sha256(bytes)) !== hash) {
      problems.add(path, null, sayOfFile('changed_sealed', { entry: proofs.index + 1 }))
    }
  }
  for (const path of manifest.keys()) {
    if (!path.startsWith('log/') && !listed.has(path)) problems.add(path, null, sayOfFile('not_sealed'))
  }
  if (!figures) return
  const compare = (label: string, value: string) => {
    if (opened.get(label) === value) return
    problems.add(
      'figures.json',
      null,
      `its ${label} is not the one that entry ${proofs.index + 1} of the log seals`,
    )
  }
  compare('document_id', figures.document)
  compare('as_of', String(figures.asOf))
  compare('nonce', figures.nonce)
  if (figures.asOf > proofs.index)
    problems.add('figures.json', null, 'it counts entries that follow its own publication')
}

/** Whether every tree on which a figure rests is the beginning of the checkpoint's tree. */
export function checkRoots(
  { crypto, checkpoint, problems }: Sealed,
  proofs: Proofs,
  figures: FiguresFile,
): void {
  const roots = new Map(proofs.roots.map((entry) => [entry.size, toHex(entry.root)]))
  // Every log begins with the empty one, which needs no path.
  roots.set(0, toHex(crypto.sha256(new Uint8Array(0))))
  for (const { asOf, root, query } of [{ ...figures, query: 'the document' }, ...figures.figures]) {
    if (roots.get(asOf) !== root) {
      problems.add(
        'figures.json',
        null,
        `${query}: its root as of entry ${asOf} is not shown to be the log's`,
      )
    }
  }
  for (const { size, root, path } of proofs.roots) {
    const claim = {
      earlierSize: size,
      earlierRoot: root,
      laterSize: checkpoint.size,
      laterRoot: checkpoint.root,
      path,
    }
    if (!verifyConsistency(crypto.sha256, claim)) {
      problems.add(
        proofsName,
        null,
        `the log as of entry ${size} is not shown to be the beginning of the log under the checkpoint`,
      )
    }
  }
}

/** Whether every earlier published checkpoint is consistent with this one. */
export async function checkConsistency(
  { crypto, key, checkpoint, problems }: Sealed,
  proofs: Proofs,
): Promise<void> {
  for (const { checkpoint: note, size, path } of proofs.consistency) {
    await problems.attempt(proofsName, () => {
      const earlier = openCheckpoint(crypto, toUtf8(note), key)
      const claim = {
        earlierSize: earlier.size,
        earlierRoot: earlier.root,
        laterSize: checkpoint.size,
        laterRoot: checkpoint.root,
        path,
      }
      if (earlier.size !== size || !verifyConsistency(crypto.sha256, claim)) {
        problems.add(
          proofsName,
          null,
          `the checkpoint of ${size} entries, published earlier, is not shown to be the beginning of this log`,
        )
      }
    })
  }
}

/** The roots of every tree that the bundle names, by its number of entries; all were checked by the functions above. */
export function shownRoots(
  { crypto, key, checkpoint }: Sealed,
  { roots, consistency }: Proofs,
): ReadonlyMap<number, Uint8Array> {
  const earlier = consistency.map(({ checkpoint: note }) => openCheckpoint(crypto, toUtf8(note), key))
  return new Map([...roots, ...earlier, checkpoint].map(({ size, root }) => [size, root]))
}
