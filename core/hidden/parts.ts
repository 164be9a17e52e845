/** Pieces of bytes. */

/** All of them in one. */
export function concatenated(pieces: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(pieces.reduce((sum, { length }) => sum + length, 0))
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

/** A number in two bytes, the greater first. */
export function number16(value: number): Uint8Array {
  return Uint8Array.of(value >> 8, value & 0xff)
}

/** Whether bytes begin with these ASCII letters, from `at` on. */
export function startsWith(bytes: Uint8Array, letters: string, at = 0): boolean {
  return [...letters].every((letter, index) => bytes[at + index] === letter.charCodeAt(0))
}

/** Bytes as letters, one each. */
export function latin1(bytes: Uint8Array): string {
  return new TextDecoder('latin1').decode(bytes)
}
