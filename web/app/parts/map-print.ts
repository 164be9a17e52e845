/** The map as it stands on paper: the picture, and a bar of its scale as a share of its width, whatever the paper. */
import type { Map as DrawnMap } from 'maplibre-gl'
import { dotsOnPaper } from './map-dots.js'

/** A round length and how much of the picture's width it is. */
export interface PrintedScale {
  readonly metres: number
  readonly share: number
}

/** Metres around the equator of WGS 84, and pixels of the world at zoom 0 as the map counts them. */
const equatorMetres = 40_075_016.686
const worldPixels = 512
const mostShare = 0.25

/** Draws what the map shows on a white canvas at once: a browser waits for nothing when it prints. */
export function printInto(map: DrawnMap, canvas: HTMLCanvasElement): PrintedScale {
  map.redraw()
  const drawn = map.getCanvas()
  canvas.width = drawn.width
  canvas.height = drawn.height
  const context = canvas.getContext('2d')
  if (!context) throw new Error('the browser gives no canvas')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
  dotsOnPaper(context, drawn.width / map.getContainer().clientWidth)
  context.drawImage(drawn, 0, 0)
  return scaleOf(map)
}

/** Along the middle of the map: elsewhere the projection stretches otherwise. */
function scaleOf(map: DrawnMap): PrintedScale {
  const across = Math.cos((map.getCenter().lat * Math.PI) / 180)
  const metresPerPixel = (equatorMetres * across) / (worldPixels * 2 ** map.getZoom())
  const width = map.getContainer().clientWidth * metresPerPixel
  const metres = roundBelow(width * mostShare)
  return { metres, share: metres / width }
}

/** The largest of 1, 2 and 5 times a power of ten that is not more. */
function roundBelow(metres: number): number {
  const power = 10 ** Math.floor(Math.log10(metres))
  const times = [5, 2].find((each) => each * power <= metres) ?? 1
  return times * power
}
