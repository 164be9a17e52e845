/** A receipt: what lets one person find their own record among the rows of any bundle (formats.md, "Receipt file"). */
import { z } from 'zod'
import { readJson } from '../document/figures-file.js'
import { keyFits } from '../document/rows-file.js'
import { findSignatory, signatoriesName } from '../document/signatories.js'
import { printQuery } from '../figure/print.js'
import { fromBase64, fromBase64Url, fromHex, toBase64 } from '../log/bytes.js'
import type { Opening } from '../log/commitment.js'
import type { Sha256 } from '../log/crypto.js'
import { parseLeaf } from '../log/entry.js'
import type { EntryTypeName } from '../log/entry-types.js'
import { labelsOfEntry } from '../log/labels.js'
import { leafHash } from '../log/merkle.js'
import { verifyOpening } from '../log/opening.js'
import { verifyInclusion } from '../log/proof.js'
import { rowTag } from './row-tag.js'
import type { RowsFile } from './rows.js'
import { countedRows } from './rows.js'

/** A commitment that a receipt opens, and its path in the tree of its entry's fields. */
export interface ReceiptOpening extends Opening {
  readonly path: readonly Uint8Array[]
}

/** What a receipt file holds once its phrase has opened it. */
export interface Receipt {
  readonly origin: string
  /** 0-based. */
  readonly n: number
  readonly leaf: Uint8Array
  /** 32 bytes, base64url: one for each record, whatever version. */
  readonly receiptSecret: string
  /** That of the receipt secret, and those of the fields that the holder wanted. */
  readonly openings: readonly ReceiptOpening[]
  /** The tree of that many entries in which the entry is shown to stand. */
  readonly size: number
  readonly inclusion: readonly Uint8Array[]
}

const value: z.ZodType<Opening['value']> = z.lazy(() =>
  z.union([z.string(), z.boolean(), z.null(), z.array(value)]),
)
const path = z.array(z.string()).max(128)
const shape = z.strictObject({
  origin: z.string(),
  n: z.int().min(0),
  leaf: z.string(),
  receipt_secret: z.string(),
  openings: z.array(z.tuple([z.string(), z.string(), value, path])).max(200),
  size: z.int().min(1),
  inclusion: path,
})

/** Length in bytes of every receipt before it is encrypted: its length tells nothing of what it opens. */
export const receiptBytes = 16_384

/**
 * A receipt file: a salt, then the receipt under AES-256-CTR, counting from 0 (a key encrypts one file only), with a
 * key that scrypt (RFC 7914) makes of the phrase: 32 MiB and about a tenth of a second for each phrase tried.
 */
export const receiptLock = {
  saltBytes: 16,
  keyBytes: 32,
  scrypt: { N: 1 << 15, r: 8, p: 1 },
  counter: new Uint8Array(16),
} as const

/** A phrase as it goes into the key, however it was typed. */
export function phraseOf(typed: string): string {
  return typed.normalize('NFC').trim()
}

/** The text of a receipt, filled up with blanks to its one length; null where more is opened than fits. */
export function receiptText(receipt: Receipt): string | null {
  const text = JSON.stringify({
    origin: receipt.origin,
    n: receipt.n,
    leaf: toBase64(receipt.leaf),
    receipt_secret: receipt.receiptSecret,
    openings: receipt.openings.map(({ label, salt, value: opened, path: steps }) => [
      label,
      salt,
      opened,
      steps.map(toBase64),
    ]),
    size: receipt.size,
    inclusion: receipt.inclusion.map(toBase64),
  })
  const blanks = receiptBytes - new TextEncoder().encode(text).length
  return blanks < 0 ? null : text + ' '.repeat(blanks)
}

/** Reads a receipt; null for anything that is none, as the bytes under a wrong phrase are. Never throws. */
export function readReceipt(bytes: Uint8Array): Receipt | null {
  if (bytes.length !== receiptBytes) return null
  const read = readJson(new TextDecoder().decode(bytes), shape)
  const leaf = read.value ? fromBase64(read.value.leaf) : null
  if (!read.value || !leaf) return null
  const steps = (list: readonly string[]) => list.flatMap((step) => fromBase64(step) ?? [])
  const { origin, n, receipt_secret: receiptSecret, openings, size, inclusion } = read.value
  return {
    origin,
    n,
    leaf,
    receiptSecret,
    openings: openings.map(([label, salt, opened, list]) => ({
      label,
      salt,
      value: opened,
      path: steps(list),
    })),
    size,
    inclusion: steps(inclusion),
  }
}

/** Where a record is counted. */
export interface CountedIn {
  readonly path: string
  /** The values of its row, in the order of the file's columns. */
  readonly row: readonly string[]
  /** Stated numbers that count it. */
  readonly queries: readonly string[]
}

/** What a receipt answers: one neutral answer for whatever a wrong phrase can make, one for each thing that is told. */
export const receiptCodes = [
  'found',
  'found-named',
  'not-found',
  'other-register',
  'does-not-fit',
  'not-counted',
] as const
export type ReceiptCode = (typeof receiptCodes)[number]

/** `found` false: in neutral words why, in `what`. */
export interface ReceiptAnswer {
  readonly code: ReceiptCode
  readonly found: boolean
  readonly what: string
  readonly counted: readonly CountedIn[]
}

/** What a receipt is looked for in. */
export interface ReceiptPlace {
  readonly sha256: Sha256
  readonly origin: string
  /** 32 bytes, hex. */
  readonly nonce: string
  readonly files: readonly RowsFile[]
  /** signatories.csv, found whole; null where there is none. */
  readonly signatories: Uint8Array | null
  /** Entry as of which the document is counted. */
  readonly asOf: number
  /** Roots that the bundle shows, by the number of entries. */
  readonly roots: ReadonlyMap<number, Uint8Array>
}

/** The answer to everything that is no receipt under this phrase: it says nothing of whether there is another phrase. */
export const notFound: ReceiptAnswer = {
  code: 'not-found',
  found: false,
  what: 'Not found.',
  counted: [],
}

/** Looks for a receipt's record or signature. `bytes`: what the phrase opened. */
export function checkReceipt(bytes: Uint8Array, place: ReceiptPlace): ReceiptAnswer {
  const receipt = readReceipt(bytes)
  const secret = receipt ? fromBase64Url(receipt.receiptSecret) : null
  const nonce = fromHex(place.nonce)
  if (!receipt || secret?.length !== 32 || nonce?.length !== 32) return notFound
  if (receipt.origin !== place.origin)
    return {
      ...notFound,
      code: 'other-register',
      what: 'Not found. These files are of another register than the receipt.',
    }
  if (!holds(receipt, place))
    return { ...notFound, code: 'does-not-fit', what: 'Not found. The receipt does not fit together.' }
  const isSignature = readLeaf(receipt.leaf)?.type === signatureGiven
  const answer = (isSignature ? lookForSignature : lookForRecord)(receipt, { secret, nonce }, place)
  return answer ?? { ...notFound, code: 'not-counted', what: whyNot(receipt, place) }
}

const signatureGiven: EntryTypeName = 'signature-given'

interface TagKeys {
  readonly secret: Uint8Array
  readonly nonce: Uint8Array
}

/** Who is named sees the name as it is printed; of the others the file holds nothing but the tag. */
function lookForSignature(
  { n }: Receipt,
  keys: TagKeys,
  { sha256, signatories }: ReceiptPlace,
): ReceiptAnswer | null {
  const tag = rowTag(sha256, { ...keys, path: signatoriesName })
  const [line = '', , name = ''] = (signatories && findSignatory(signatories, tag)) ?? []
  if (line === '') return null
  const isNamed = line === 'named'
  return {
    code: isNamed ? 'found-named' : 'found',
    found: true,
    what: `Found: counted, and ${isNamed ? 'named as agreed' : 'not named'}. The receipt is of entry ${n + 1} of the log.`,
    counted: [{ path: signatoriesName, row: isNamed ? [line, name] : [line], queries: [] }],
  }
}

function lookForRecord(receipt: Receipt, keys: TagKeys, place: ReceiptPlace): ReceiptAnswer | null {
  const found = place.files.flatMap(({ breakdown, rows }) => {
    const tag = rowTag(place.sha256, { ...keys, path: breakdown.path })
    const row = rows.find((entry) => entry.tag === tag)
    return row ? [{ breakdown, row }] : []
  })
  const counted = found.map(({ breakdown, row }) => ({
    path: breakdown.path,
    row: row.keys,
    queries: breakdown.stated
      .filter((stated) => countedRows(breakdown, [row], stated).among.length > 0)
      .map(({ query }) => printQuery(query)),
  }))
  if (counted.length === 0) return null
  const others = found.flatMap(({ breakdown: { columns, path: name }, row }) =>
    columns.flatMap((column, at) => {
      const opened = receipt.openings.find(({ label }) => label === column.dimension.name)?.value
      const key = row.keys[at] ?? ''
      if (typeof opened !== 'string' || key === 'other') return []
      const condition = { dimension: column.dimension.name, operator: '=', codes: [key] } as const
      return keyFits(column, opened, condition)
        ? []
        : [`${name} has ${key} where the receipt has ${opened}: the record has been changed since`]
    }),
  )
  const what = [
    `Found: counted, and not named. The receipt is of entry ${receipt.n + 1} of the log`,
    ...others,
  ]
  return { code: 'found', found: true, what: `${what.join('. ')}.`, counted }
}

function whyNot({ n, size }: Receipt, { asOf, roots }: ReceiptPlace): string {
  const reasons = 'it came later, was taken back, or is not what they count'
  const standing =
    n < asOf && roots.has(size)
      ? ` Entry ${n + 1}, of which the receipt is, stands in the log as of which they count: the register can be asked why.`
      : ''
  return `Not found. No number of these files counts the record of this receipt: ${reasons}.${standing}`
}

/** Whether what the receipt opens belongs to its leaf, and the leaf to a tree that the bundle shows. */
function holds(receipt: Receipt, { sha256, roots }: ReceiptPlace): boolean {
  const leaf = readLeaf(receipt.leaf)
  const labels = leaf ? labelsOfEntry(leaf.type, leaf.schema) : null
  const fields = leaf ? fromHex(leaf.fields) : null
  if (!leaf || !labels || !fields || leaf.n !== receipt.n) return false
  const secret = receipt.openings.find(({ label }) => label === 'receipt_secret')
  if (secret?.value !== receipt.receiptSecret) return false
  const opened = receipt.openings.every(({ path: steps, ...opening }) =>
    verifyOpening(sha256, { labels, opening, path: steps, fields }),
  )
  const root = roots.get(receipt.size)
  if (!opened || !root) return opened
  const { n: index, size, inclusion } = receipt
  return verifyInclusion(sha256, {
    leafHash: leafHash(sha256, receipt.leaf),
    index,
    size,
    path: inclusion,
    root,
  })
}

function readLeaf(bytes: Uint8Array) {
  try {
    return parseLeaf(bytes)
  } catch {
    // Whoever forged it is told no more than whoever mistyped.
    return null
  }
}
