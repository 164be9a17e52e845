/**
 * JSON text to its pieces, as it comes: each element of the array "features" of an object, and each object as a whole
 * without them. A tokenizer of a package turns numbers into doubles, or holds the file; here they stay text.
 */

/** A piece of JSON text, not yet looked into. */
export interface JsonPiece {
  /** `element` of a "features" array; or a whole `value`, in which that array stands as `[]`. */
  readonly type: 'element' | 'value'
  readonly text: string
  /** The text ended before the piece did. */
  readonly cut: boolean
  /** Of a value: whether it has an array "features" at its first level. */
  readonly hasFeatures: boolean
}

/** Longest piece in characters: a ring of a million corners has 40 million. */
export const maximumPieceCharacters = 256 * 1024 * 1024

/** Thrown inside when a piece is too long; the reader makes the Problem, as it knows the row. */
export class PieceTooLong extends Error {}

const quote = 0x22
const backslash = 0x5c
const comma = 0x2c
const openBrace = 0x7b
const closeBrace = 0x7d
const openBracket = 0x5b
const closeBracket = 0x5d

const featuresKey = 'features'

type Place = 'between' | 'outer' | 'features' | 'element'

/** Whether a code unit is white space between values of JSON, or the mark that begins one (RFC 8142). */
export function isBetween(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09 || code === 0x1e
}

/** Reads values one after another, whatever stands between them. */
export class JsonPieces {
  private place: Place = 'between'
  private depth = 0
  private elementDepth = 0
  private inString = false
  private escaped = false
  private keyNext = false
  private keyMatched = 0
  private hasFeatures = false
  private outer = new Collected()
  private element = new Collected()
  private found: JsonPiece[] = []

  /** Reads from `from` to the end of the text or of a value; answers where to go on. */
  write(text: string, from: number): number {
    let at = from
    while (at < text.length) {
      const before = this.place
      at = this.step(text, at)
      if (this.place === 'between' && before !== 'between') break
    }
    return at
  }

  /** The pieces that are complete since the last call. */
  take(): readonly JsonPiece[] {
    const found = this.found
    this.found = []
    return found
  }

  /** The text ends here: what was begun comes out as cut. */
  end(): readonly JsonPiece[] {
    if (this.place === 'element') this.finish('element', true)
    if (this.place !== 'between') this.finish('value', true)
    return this.take()
  }

  private step(text: string, at: number): number {
    if (this.place === 'between') return this.between(text, at)
    if (this.place === 'features') return this.features(text, at)
    return this.place === 'element' ? this.inElement(text, at) : this.inOuter(text, at)
  }

  private between(text: string, from: number): number {
    let at = from
    while (at < text.length && isBetween(text.charCodeAt(at))) at += 1
    if (at < text.length) {
      this.place = 'outer'
      this.depth = 0
      this.hasFeatures = false
      this.keyNext = false
    }
    return at
  }

  private features(text: string, from: number): number {
    let at = from
    for (; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (code === comma || isBetween(code)) continue
      if (code === closeBracket) {
        this.place = 'outer'
        return at
      }
      this.place = 'element'
      this.elementDepth = 0
      return at
    }
    return at
  }

  private inElement(text: string, from: number): number {
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (this.inString) this.stringCode(code)
      else if (code === quote) this.inString = true
      else if (code === openBrace || code === openBracket) this.elementDepth += 1
      else if (this.elementDepth === 0 && (code === comma || code === closeBracket))
        return this.endElement(text, from, at)
      else if (code === closeBrace || code === closeBracket) {
        this.elementDepth -= 1
        if (this.elementDepth <= 0) return this.endElement(text, from, at + 1)
      }
    }
    this.element.add(text, from, text.length)
    return text.length
  }

  private endElement(text: string, from: number, to: number): number {
    this.element.add(text, from, to)
    this.finish('element', false)
    this.place = 'features'
    return to
  }

  private inOuter(text: string, from: number): number {
    for (let at = from; at < text.length; at += 1) {
      const code = text.charCodeAt(at)
      if (this.inString) this.keyCode(code)
      else if (code === quote) this.beginString()
      else if (code === openBrace || code === openBracket) {
        if (this.opens(code)) {
          this.outer.add(text, from, at + 1)
          this.place = 'features'
          return at + 1
        }
      } else if (code === closeBrace || code === closeBracket) {
        this.depth -= 1
        if (this.depth <= 0) return this.endValue(text, from, at + 1)
      } else if (this.depth === 0 && (code === 0x0a || code === 0x1e)) return this.endValue(text, from, at)
      else if (code === comma && this.depth === 1) this.keyNext = true
    }
    this.outer.add(text, from, text.length)
    return text.length
  }

  /** One level deeper; true where that is the array "features" of a first-level object. */
  private opens(code: number): boolean {
    const isFeatures =
      code === openBracket && this.depth === 1 && !this.keyNext && this.keyMatched === featuresKey.length
    this.depth += 1
    if (this.depth === 1) this.keyNext = code === openBrace
    if (!isFeatures) return false
    this.keyMatched = -1
    this.hasFeatures = true
    return true
  }

  private endValue(text: string, from: number, to: number): number {
    this.outer.add(text, from, to)
    this.finish('value', false)
    return to
  }

  private beginString(): void {
    this.inString = true
    if (this.depth === 1 && this.keyNext) this.keyMatched = 0
  }

  /** A letter of a string at the first levels: is it the key "features"? */
  private keyCode(code: number): void {
    const isKey = this.depth === 1 && this.keyNext
    if (isKey && this.keyMatched >= 0 && (code !== quote || this.escaped))
      this.keyMatched = code === featuresKey.charCodeAt(this.keyMatched) ? this.keyMatched + 1 : -1
    this.stringCode(code)
    if (isKey && !this.inString) this.keyNext = false
  }

  private stringCode(code: number): void {
    if (this.escaped) this.escaped = false
    else if (code === backslash) this.escaped = true
    else if (code === quote) this.inString = false
  }

  private finish(type: 'element' | 'value', cut: boolean): void {
    const collected = type === 'element' ? this.element : this.outer
    const text = collected.take().trim()
    if (type === 'value') this.place = 'between'
    this.inString = false
    this.escaped = false
    if (text !== '') this.found.push({ type, text, cut, hasFeatures: type === 'value' && this.hasFeatures })
  }
}

/** Text that comes in several pieces. */
class Collected {
  private parts: string[] = []
  private characters = 0

  add(text: string, from: number, to: number): void {
    if (to <= from) return
    this.characters += to - from
    if (this.characters > maximumPieceCharacters) throw new PieceTooLong()
    this.parts.push(text.slice(from, to))
  }

  take(): string {
    const text = this.parts.length === 1 ? (this.parts[0] ?? '') : this.parts.join('')
    this.parts = []
    this.characters = 0
    return text
  }
}
