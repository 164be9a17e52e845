/** The leaf of an entry: canonical `{v: 1, n, type, schema, fields}` (formats.md, "The log"). */
import { fromUtf8, toUtf8 } from './bytes.js'
import { leafNotReadable } from './problems.js'

/** What a leaf says. */
export interface Leaf {
  /** 0-based in the tree; shown as n + 1. */
  readonly n: number
  /** Such as `record-accepted`. */
  readonly type: string
  /** Such as `victim@1`. */
  readonly schema: string
  /** The root over the commitments: 64 lower-case hexadecimal digits. */
  readonly fields: string
}

const typePattern = /^[a-z]+(?:-[a-z]+)*$/
const schemaPattern = /^[a-z]+(?:[-_][a-z]+)*@[1-9][0-9]{0,5}$/
const leafPattern =
  /^\{"fields":"([0-9a-f]{64})","n":(0|[1-9][0-9]{0,15}),"schema":"([^"]+)","type":"([^"]+)","v":1\}$/

/** The canonical bytes of a leaf; names of types and schemas need no escaping, so that the order of keys is all. */
export function leafBytes(leaf: Leaf): Uint8Array {
  const { n, type, schema, fields } = leaf
  if (!isLeafContent(leaf)) throw new Error(`no leaf: ${n} ${type} ${schema} ${fields}`)
  return toUtf8(`{"fields":"${fields}","n":${n},"schema":"${schema}","type":"${type}","v":1}`)
}

/** Reads a leaf. Throws `leaf-not-readable` for anything but the canonical bytes of one. */
export function parseLeaf(bytes: Uint8Array): Leaf {
  const text = fromUtf8(bytes)
  if (text === null) throw leafNotReadable({ reason: 'they are not UTF-8' })
  const [, fields, digits, schema, type] = leafPattern.exec(text) ?? []
  if (fields === undefined || digits === undefined || schema === undefined || type === undefined) {
    throw leafNotReadable({ reason: 'they do not have the form of a leaf of version 1' })
  }
  const leaf = { n: Number(digits), type, schema, fields }
  if (!isLeafContent(leaf)) throw leafNotReadable({ reason: 'its number, type or schema is malformed' })
  return leaf
}

function isLeafContent(leaf: Leaf): boolean {
  return (
    Number.isSafeInteger(leaf.n) &&
    leaf.n >= 0 &&
    typePattern.test(leaf.type) &&
    schemaPattern.test(leaf.schema) &&
    /^[0-9a-f]{64}$/.test(leaf.fields)
  )
}
