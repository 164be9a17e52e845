/** GeoJSON text to its pieces: one document, one value a line, or a sequence with marks (RFC 8142). */
import { type JsonPiece, JsonPieces } from './json-pieces.js'

const mark = '\u001e'

/**
 * Reads pieces of text. Where each value stands on a line of its own, or after a mark, one that is broken ends there and
 * takes no other with it; in a document of several lines, where it ends is told by brackets alone.
 */
export class JsonSequence {
  private separator: '\n' | typeof mark | null = null
  private begun = false
  private values = 0
  private rest: string[] = []
  private readonly document = new JsonPieces()

  /** The pieces that are complete with this piece of text. */
  write(text: string): readonly JsonPiece[] {
    if (!this.begun && text.trim() !== '') {
      this.begun = true
      if (text.trimStart().startsWith(mark)) this.separator = mark
    }
    const found: JsonPiece[] = []
    let at = 0
    while (at < text.length && this.separator === null) {
      at = this.document.write(text, at)
      const pieces = this.document.take()
      found.push(...pieces)
      if (pieces.some((piece) => piece.type === 'value')) this.afterValue(pieces)
    }
    if (this.separator !== null) found.push(...this.split(at === 0 ? text : text.slice(at), this.separator))
    return found
  }

  /** What the text ended in. */
  end(): readonly JsonPiece[] {
    if (this.separator === null) return this.document.end()
    const last = this.rest.join('')
    this.rest = []
    return piecesOf(last)
  }

  /** A first value without line ends, and without features of its own, is the first line of many. */
  private afterValue(pieces: readonly JsonPiece[]): void {
    const value = pieces.find((piece) => piece.type === 'value')
    this.values += 1
    if (this.values === 1 && value && !value.hasFeatures && !/[\r\n]/.test(value.text)) this.separator = '\n'
  }

  private split(text: string, separator: string): readonly JsonPiece[] {
    const lines = text.split(separator)
    const last = lines.pop() ?? ''
    const [first, ...more] = lines
    if (first === undefined) {
      this.rest.push(last)
      return []
    }
    const whole = [...this.rest, first].join('')
    this.rest = [last]
    return [whole, ...more].flatMap((line) => piecesOf(line))
  }
}

function piecesOf(line: string): readonly JsonPiece[] {
  const pieces = new JsonPieces()
  const found: JsonPiece[] = []
  let at = 0
  while (at < line.length) {
    at = pieces.write(line, at)
    found.push(...pieces.take())
  }
  return [...found, ...pieces.end()]
}
