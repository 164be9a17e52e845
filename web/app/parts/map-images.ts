/** Patterns and signs of the map, drawn here: nothing is fetched. */

import { number } from '../language.svelte.js'
import type { MapColours } from './map-layers.js'

interface Image {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

let sheet: CanvasRenderingContext2D | null = null

/** A square picture; a map has hundreds of signs, and one sheet takes them all in turn. */
function drawn(size: number, draw: (canvas: CanvasRenderingContext2D) => void): Image {
  // Drawn in memory: reading one sign back from a graphics processor, or what stands in for it, takes longer than the map.
  sheet ??= document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!sheet) throw new Error('the browser gives no canvas')
  // A new size empties the sheet and forgets how it was drawn on.
  sheet.canvas.width = size
  sheet.canvas.height = size
  draw(sheet)
  return sheet.getImageData(0, 0, size, size)
}

/** Slanting lines, wide for suspected and narrow for confirmed ground. */
export function hatch({
  suspected,
  confirmed,
}: Pick<MapColours, 'suspected' | 'confirmed'>): Readonly<Record<string, Image>> {
  const lines = (size: number, colour: string) =>
    drawn(size, (canvas) => {
      canvas.strokeStyle = colour
      canvas.lineWidth = 1.4
      canvas.beginPath()
      // One line through the square and the corners of its neighbours, so that the pattern meets itself.
      for (const shift of [-size, 0, size]) {
        canvas.moveTo(shift, size)
        canvas.lineTo(shift + size, 0)
      }
      canvas.stroke()
    })
  return { 'hatch-wide': lines(14, suspected), 'hatch-narrow': lines(7, confirmed) }
}

/** A small triangle: an item of explosive ordnance. Dark within white, so that it is seen on every ground and on paper. */
export function triangle(): Image {
  return drawn(12, (canvas) => {
    canvas.fillStyle = '#111'
    canvas.strokeStyle = '#fff'
    canvas.beginPath()
    canvas.moveTo(6, 1)
    canvas.lineTo(11, 11)
    canvas.lineTo(1, 11)
    canvas.closePath()
    canvas.fill()
    canvas.stroke()
  })
}

/** The sign of many records at once, with how many in the reader's digits: an item's triangle, an explosion's disc, else a square. */
export function clusterSign(id: string, { released }: Pick<MapColours, 'released'>): Image {
  const [kind = '', count = ''] = id.split(' ')
  const text = number(Number(count))
  const size = 22 + 5 * text.length
  return drawn(size, (canvas) => {
    canvas.fillStyle = kind === 'activity' ? released : '#111'
    canvas.strokeStyle = '#fff'
    canvas.lineWidth = 2
    canvas.beginPath()
    outlineOf(kind, size, canvas)
    canvas.fill()
    canvas.stroke()
    canvas.fillStyle = '#fff'
    canvas.font = '600 11px "Noto Sans", "Noto Sans Arabic", sans-serif'
    canvas.textAlign = 'center'
    canvas.textBaseline = 'middle'
    canvas.fillText(text, size / 2, kind === 'item' ? size * 0.7 : size / 2)
  })
}

function outlineOf(kind: string, size: number, canvas: CanvasRenderingContext2D): void {
  switch (kind) {
    case 'item':
      canvas.moveTo(size / 2, 1)
      canvas.lineTo(size - 1, size - 1)
      canvas.lineTo(1, size - 1)
      canvas.closePath()
      return
    case 'accident':
      canvas.arc(size / 2, size / 2, size / 2 - 2, 0, 2 * Math.PI)
      return
    default:
      canvas.rect(2, size / 2 - 9, size - 4, 18)
  }
}
