/** Patterns and signs of the map, drawn here: nothing is fetched. */

import { number } from '../language.svelte.js'
import type { MapColours } from './map-layers.js'

interface Image {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray
}

/** A square picture, drawn from its own corner. */
interface Picture {
  readonly size: number
  readonly draw: (canvas: CanvasRenderingContext2D) => void
}

type Images = Readonly<Record<string, Image>>

/** Pictures by their names, drawn one below the other: a map has hundreds of signs, and a sheet for each takes longer than they do. */
function drawn(pictures: Readonly<Record<string, Picture>>): Images {
  // In memory: reading one sign back from a graphics processor, or what stands in for it, takes longer than the map.
  const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true })
  if (!canvas) throw new Error('the browser gives no canvas')
  let height = 0
  const places = Object.entries(pictures).map(([name, { size, draw }]) => {
    const top = height
    height += size
    return { name, size, draw, top }
  })
  canvas.canvas.width = Math.max(...places.map(({ size }) => size))
  canvas.canvas.height = height
  for (const { size, draw, top } of places) {
    canvas.save()
    canvas.translate(0, top)
    // What is drawn past the edge of one must not reach the next.
    canvas.beginPath()
    canvas.rect(0, 0, size, size)
    canvas.clip()
    draw(canvas)
    canvas.restore()
  }
  return Object.fromEntries(
    places.map(({ name, size, top }) => [name, canvas.getImageData(0, top, size, size)]),
  )
}

/** What every map needs: slanting lines, wide for suspected and narrow for confirmed ground, and the triangle of an item. */
export function patterns({ suspected, confirmed }: Pick<MapColours, 'suspected' | 'confirmed'>): Images {
  return drawn({ 'hatch-wide': hatch(14, suspected), 'hatch-narrow': hatch(7, confirmed), triangle })
}

function hatch(size: number, colour: string): Picture {
  return {
    size,
    draw: (canvas) => {
      canvas.strokeStyle = colour
      canvas.lineWidth = 1.4
      canvas.beginPath()
      // One line through the square and the corners of its neighbours, so that the pattern meets itself.
      for (const shift of [-size, 0, size]) {
        canvas.moveTo(shift, size)
        canvas.lineTo(shift + size, 0)
      }
      canvas.stroke()
    },
  }
}

/** An item of explosive ordnance. Dark within white, so that it is seen on every ground and on paper. */
const triangle: Picture = {
  size: 12,
  draw: (canvas) => {
    canvas.fillStyle = '#111'
    canvas.strokeStyle = '#fff'
    canvas.beginPath()
    canvas.moveTo(6, 1)
    canvas.lineTo(11, 11)
    canvas.lineTo(1, 11)
    canvas.closePath()
    canvas.fill()
    canvas.stroke()
  },
}

/** Signs of many records at once, by their names, `KIND COUNT`. */
export function clusterSigns(ids: readonly string[], colours: Pick<MapColours, 'released'>): Images {
  return drawn(Object.fromEntries(ids.map((id) => [id, clusterSign(id, colours)])))
}

/** With how many in the reader's digits: an item's triangle, an explosion's disc, else a square. */
function clusterSign(id: string, { released }: Pick<MapColours, 'released'>): Picture {
  const [kind = '', count = ''] = id.split(' ')
  const text = number(Number(count))
  const size = 22 + 5 * text.length
  return {
    size,
    draw: (canvas) => {
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
    },
  }
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
