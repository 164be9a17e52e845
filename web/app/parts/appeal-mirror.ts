/** The text of a field laid out once more behind it, line by line, so that places in it can be measured. */
import type { Span } from '../../../core/document/readable-text.js'

/** A rectangle in the mirror, from its upper left corner, in pixels. */
export interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

/** An element that holds the same lines as a field. Only lines that were typed in are drawn anew: a long text stays fluent. */
export class AppealMirror {
  #lines: readonly string[] = []
  #starts: readonly number[] = [0]

  constructor(readonly element: HTMLElement) {}

  /** Shows a text in the place of the one before. */
  show(text: string): void {
    const lines = text.split('\n')
    const before = this.#lines
    const shorter = Math.min(lines.length, before.length)
    let first = 0
    while (first < shorter && lines[first] === before[first]) first += 1
    let same = 0
    while (same < shorter - first && lines.at(-1 - same) === before.at(-1 - same)) same += 1
    const { children } = this.element
    const gone = [...children].slice(first, before.length - same)
    const made = lines.slice(first, lines.length - same).map(lineElement)
    const next = children[before.length - same] ?? null
    for (const each of gone) each.remove()
    for (const each of made) this.element.insertBefore(each, next)
    this.#lines = lines
    let at = 0
    this.#starts = lines.map((line) => {
      at += line.length + 1
      return at - line.length - 1
    })
  }

  /** The top of the line in which a place stands. */
  topOf(place: number): number {
    const line = this.element.children[this.#lineOf(place)]
    return line instanceof HTMLElement ? line.offsetTop : 0
  }

  /** Where a span is drawn: one box a row, wherever its letters run. */
  boxesOf({ start, end }: Span): readonly Box[] {
    const from = this.#point(start)
    const to = this.#point(end)
    if (!from || !to) return []
    const range = document.createRange()
    range.setStart(...from)
    range.setEnd(...to)
    const own = this.element.getBoundingClientRect()
    return [...range.getClientRects()]
      .filter(({ width }) => width > 0)
      .map(({ left, top, width, height }) => ({ left: left - own.left, top: top - own.top, width, height }))
  }

  #lineOf(place: number): number {
    let low = 0
    let high = this.#starts.length - 1
    while (low < high) {
      const middle = (low + high + 1) >> 1
      if ((this.#starts[middle] ?? 0) <= place) low = middle
      else high = middle - 1
    }
    return low
  }

  #point(place: number): [Node, number] | null {
    const line = this.#lineOf(place)
    const text = this.element.children[line]?.firstChild
    const at = place - (this.#starts[line] ?? 0)
    return text && at <= (text.nodeValue ?? '').length ? [text, at] : null
  }
}

/** The end of a line keeps the height of one that is empty. */
function lineElement(line: string): HTMLElement {
  const made = document.createElement('div')
  made.append(`${line}\n`)
  return made
}
