/** What every map here stands on: the register's own tiles. No background, no letters, no border from anywhere else. */
import {
  Map as DrawnMap,
  NavigationControl,
  type MapOptions as Opened,
  prewarm,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { clusterSign, hatch, triangle } from './map-images.js'
import type { MapColours } from './map-layers.js'
import { layersOf, register } from './map-layers.js'

setWorkerUrl(workerUrl)
// The worker reads half a megabyte of its own: it begins while the layers are asked for.
prewarm()

/** West, south, east, north. */
export type Edges = readonly [number, number, number, number]

/** The layers of a map, and what their tiles are asked for, such as `?until=2031-12-31`. */
export interface Ground {
  readonly kinds: readonly string[]
  readonly asked?: string
}

/** Where the tiles of all kinds are: one request for each, as a browser makes six at a time. */
export function tilesOf(kinds: readonly string[], asked: string): string[] {
  return [
    `${location.origin}/api/tiles/${kinds.join(',')}/{z}/{x}/{y}${asked}${asked === '' ? '?' : '&'}clusters=yes`,
  ]
}

/** Opens a map in an element of the page, with the layers of some kinds; resolved when its style is read. */
export async function openGround(
  container: HTMLElement,
  { kinds, asked = '' }: Ground,
  start: Partial<Opened>,
): Promise<DrawnMap> {
  const colours = coloursNow()
  const recorded = { type: 'vector' as const, tiles: tilesOf(kinds, asked), maxzoom: 14 }
  const map = new DrawnMap({
    container,
    style: { version: 8, sources: kinds.length === 0 ? {} : { [register]: recorded }, layers: [] },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    // Signs that fade in are drawn again and again, which takes a computer without a graphics processor seconds.
    fadeDuration: 0,
    ...start,
  })
  container.setAttribute('aria-busy', 'true')
  map.on('idle', () => container.setAttribute('aria-busy', 'false'))
  // North stays up: the arrow of a print says so.
  map.touchZoomRotate.disableRotation()
  map.keyboard.disableRotation()
  map.addControl(new NavigationControl({ showCompass: false }))
  map.addControl(new ScaleControl({ unit: 'metric' }))
  await new Promise<void>((done) => map.once('style.load', () => done()))
  map.setMissingStyleImageResolver((id) => {
    // Several tiles ask for the same one at a time.
    if (map.hasImage(id)) return
    map.addImage(id, clusterSign(id, colours))
  })
  for (const [name, image] of Object.entries({ ...hatch(colours), triangle: triangle() }))
    map.addImage(name, image)
  for (const layer of kinds.flatMap((kind) => layersOf(kind, colours))) map.addLayer(layer)
  return map
}

/** As the page shows them at this moment, light or dark. */
export function coloursNow(): MapColours {
  const style = getComputedStyle(document.documentElement)
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim()
  return {
    suspected: token('suspected'),
    confirmed: token('confirmed'),
    received: token('received'),
    released: token('released'),
    ink: style.color,
  }
}

/** Where a map begins that shows all of some boxes. */
export function startOver(bounds: readonly Edges[]): Partial<Opened> {
  if (bounds.length === 0) return { center: [0, 20], zoom: 1 }
  const all: [number, number, number, number] = [
    Math.min(...bounds.map(([west]) => west)),
    Math.min(...bounds.map(([, south]) => south)),
    Math.max(...bounds.map(([, , east]) => east)),
    Math.max(...bounds.map(([, , , north]) => north)),
  ]
  return { bounds: all, fitBoundsOptions: { padding: 30, maxZoom: 15 } }
}
