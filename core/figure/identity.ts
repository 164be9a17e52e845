/** The stable name of a figure: the same text at the same entry of the same log. */

/**
 * First 16 hex digits of the hash of the log's origin, a line feed and the canonical text of the query.
 * `sha256` is the caller's: bytes to 32 bytes.
 */
export function figureId(
  sha256: (bytes: Uint8Array) => Uint8Array,
  origin: string,
  canonicalQuery: string,
): string {
  const hash = sha256(new TextEncoder().encode(`${origin}\n${canonicalQuery}`))
  return Array.from(hash.subarray(0, 8), (byte) => byte.toString(16).padStart(2, '0')).join('')
}
