/** The marks that are drawn at the numbers of a text: a line under each, and its sign with its word where there is room. */
import type { Verdict } from '../../../core/document/verdict.js'
import type { Box } from './appeal-mirror.js'

/** A number that is seen. */
export interface SeenNumber {
  readonly index: number
  readonly verdict: Verdict
  readonly word: string
  readonly boxes: readonly Box[]
}

/** A label stands from its number towards the middle of the page, so that it is never cut off. */
interface Label {
  readonly left: number | null
  readonly right: number | null
  /** The sign alone. */
  readonly isShort: boolean
}

export interface DrawnMark extends Box {
  readonly key: string
  readonly verdict: Verdict
  readonly word: string
  /** On one of its boxes. */
  readonly label: Label | null
}

/** What stops publishing, or should. */
export function isDoubtful(verdict: Verdict): boolean {
  return verdict === 'differs' || verdict === 'not-as-worded' || verdict === 'withheld'
}

/** About as wide as a letter of a label. */
const letterPixels = 7

interface Placed extends DrawnMark {
  readonly from: number
  readonly to: number
}

/** Gives each box its mark; a word that would run into its neighbour's is left to the list. */
export function arrange(seen: readonly SeenNumber[], pageWidth: number): readonly DrawnMark[] {
  const placed = seen.flatMap((number) =>
    number.boxes.map((box, at) => placeOf(number, { box, at, pageWidth })),
  )
  return placed.map((mark) => {
    const { label, from, to } = mark
    if (label === null) return mark
    const runsInto = placed.some(
      (other) =>
        other !== mark &&
        other.label !== null &&
        Math.abs(other.top - mark.top) < mark.height &&
        other.from < to &&
        from < other.to,
    )
    return runsInto ? { ...mark, label: { ...label, isShort: true } } : mark
  })
}

function placeOf(
  { index, verdict, word, boxes }: SeenNumber,
  { box, at, pageWidth }: { readonly box: Box; readonly at: number; readonly pageWidth: number },
): Placed {
  const isLast = at === boxes.length - 1
  const isLeft = box.left + box.width / 2 < pageWidth / 2
  const length = Math.max(box.width, (word.length + 2) * letterPixels)
  return {
    ...box,
    key: `${index} ${at}`,
    verdict,
    word,
    label: isLast
      ? {
          left: isLeft ? box.left : null,
          right: isLeft ? null : pageWidth - box.left - box.width,
          isShort: false,
        }
      : null,
    from: isLeft ? box.left : box.left + box.width - length,
    to: isLeft ? box.left + length : box.left + box.width,
  }
}
