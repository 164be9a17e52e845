/** Labels of a map, beside what they name and clear of one another. */
import { escaped } from './map-frame.js'

/** What is written at a place of the sheet. */
export interface Label {
  readonly at: readonly [x: number, y: number]
  /** How far the thing itself reaches, in sheet units. */
  readonly reach: number
  readonly lines: readonly string[]
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

const signWidth = 8
const lineHeight = 17
const gap = 6

/** Labels as SVG, in the order given; one that fits nowhere clear stands at its first place. */
export function labelLayer(labels: readonly Label[], side: number): readonly string[] {
  // What is named stays visible.
  const taken: Box[] = labels.map(({ at: [x, y], reach }) => ({
    left: x - reach,
    top: y - reach,
    width: 2 * reach,
    height: 2 * reach,
  }))
  return labels.map((label) => {
    const boxes = boxesAround(label)
    const box =
      boxes.find((one) => isInside(one, side) && !taken.some((other) => overlap(one, other))) ?? boxes[0]
    if (!box) return ''
    taken.push(box)
    return drawn(label, box)
  })
}

/** Above, below, right and left of the thing, then the same farther off. */
function boxesAround({ at: [x, y], reach, lines }: Label): readonly Box[] {
  const width = Math.max(...lines.map(({ length }) => length)) * signWidth
  const height = lines.length * lineHeight
  return [0, 1, 2, 3].flatMap((step) => {
    const away = reach + gap + step * (height + gap)
    const places: readonly (readonly [number, number])[] = [
      [x - width / 2, y + away],
      [x - width / 2, y - away - height],
      [x + away, y - height / 2],
      [x - away - width, y - height / 2],
    ]
    return places.map(([left, top]) => ({ left, top, width, height }))
  })
}

function isInside({ left, top, width, height }: Box, side: number): boolean {
  return left >= 2 && top >= 2 && left + width <= side - 2 && top + height <= side - 2
}

function overlap(a: Box, b: Box): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  )
}

function drawn({ lines, at }: Label, { left, top, width, height }: Box): string {
  const middle = left + width / 2
  const texts = lines.map(
    (line, index) =>
      `<text x="${middle.toFixed(1)}" y="${(top + 13 + index * lineHeight).toFixed(1)}" text-anchor="middle"${index === 0 ? ' font-weight="600"' : ''} font-size="13" fill="#3b0a57" stroke="#ffffff" stroke-width="4" stroke-linejoin="round" paint-order="stroke">${escaped(line)}</text>`,
  )
  const edgeY = at[1] < top ? top : at[1] > top + height ? top + height : top + height / 2
  const leader = `<path d="M${at[0].toFixed(1)} ${at[1].toFixed(1)}L${middle.toFixed(1)} ${edgeY.toFixed(1)}" stroke="#3b0a57" stroke-width="0.8" fill="none"/>`
  return `${leader}${texts.join('')}`
}
