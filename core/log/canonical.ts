/** Canonical bytes (RFC 8785) of everything that is committed to or signed. */
import canonicalize from 'canonicalize'
import type { Value } from '../record/definition.js'
import { toUtf8 } from './bytes.js'

/** JSON that has a canonical form. Numbers stand only in leaves and manifests, never in committed values. */
export type CanonicalJson =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalJson[]
  | { readonly [name: string]: CanonicalJson }

/** RFC 8785 text of any JSON. Throws a bug on a lone surrogate, NaN or an infinite number. */
export function canonicalText(value: CanonicalJson): string {
  const text = canonicalize(value)
  if (text === undefined) throw new Error('a value without a canonical form')
  return text
}

/** RFC 8785 bytes of any JSON; see `canonicalText`. */
export function canonicalBytes(value: CanonicalJson): Uint8Array {
  return toUtf8(canonicalText(value))
}

// With the u flag this matches only surrogates that stand alone.
const loneSurrogate = /\p{Surrogate}/u

// Dates, points and lists nest three deep; deeper text from outside would only exhaust the stack.
const deepest = 16

/**
 * Whether something can be committed to: a well-formed string, a boolean, null, or an array of those. Ask this of
 * values read from a file before they are checked; see `committedText`.
 */
export function isCommittable(value: unknown, depth = 0): value is Value {
  if (typeof value === 'string') return !loneSurrogate.test(value)
  if (value === null || typeof value === 'boolean') return true
  if (!Array.isArray(value) || depth === deepest) return false
  // Indexed, so that the holes of a sparse array are seen as well.
  for (let i = 0; i < value.length; i += 1) if (!isCommittable(value[i], depth + 1)) return false
  return true
}

/**
 * RFC 8785 text of a committed value, for which JSON.stringify is canonical already. U+0000 is kept, as text is kept
 * as typed: canonical bytes are stored as bytes for that reason (formats.md). A number, an object or a lone surrogate
 * throws a bug: whoever read it should have made text or a finding of it.
 */
export function committedText(value: Value): string {
  if (!isCommittable(value))
    throw new Error('a committed value is a string, a boolean, null or an array of them')
  return JSON.stringify(value)
}
