/** The map: what is recorded, drawn from the register's own tiles. No background, no letters, no border from anywhere else. */
import {
  Map as DrawnMap,
  NavigationControl,
  type MapOptions as Opened,
  ScaleControl,
  setWorkerUrl,
} from 'maplibre-gl'
import 'maplibre-gl/dist/maplibre-gl.css'
import workerUrl from 'maplibre-gl/dist/maplibre-gl-worker.mjs?worker&url'
import { hatch, triangle } from './map-images.js'
import type { MapColours } from './map-layers.js'
import { layersOf } from './map-layers.js'

setWorkerUrl(workerUrl)

/** A record under the pointer. */
export interface Chosen {
  readonly kind: string
  /** The number of its entry in the log. */
  readonly entry: number
  readonly properties: Readonly<Record<string, string | boolean>>
}

export interface MapOptions {
  readonly kinds: readonly string[]
  /** West, south, east, north of each layer. */
  readonly bounds: readonly (readonly [number, number, number, number])[]
  /** `latitude,longitude,zoom` of before; null: everything. */
  readonly view: string | null
  readonly onmove: (view: string) => void
  readonly onchoose: (chosen: readonly Chosen[]) => void
}

export interface RegisterMap {
  readonly show: (kind: string, isShown: boolean) => void
  readonly remove: () => void
}

/** Opens the map in an element of the page; resolved when its style is read. */
export async function openMap(container: HTMLElement, options: MapOptions): Promise<RegisterMap> {
  const { kinds, onmove, onchoose } = options
  const colours = coloursNow()
  const layers = kinds.flatMap((kind) => layersOf(kind, colours))
  const map = new DrawnMap({
    container,
    style: {
      version: 8,
      sources: Object.fromEntries(
        kinds.map((kind) => [
          kind,
          {
            type: 'vector' as const,
            tiles: [`${location.origin}/api/tiles/${kind}/{z}/{x}/{y}`],
            maxzoom: 14,
          },
        ]),
      ),
      layers: [],
    },
    attributionControl: false,
    dragRotate: false,
    pitchWithRotate: false,
    ...start(options),
  })
  map.touchZoomRotate.disableRotation()
  map.addControl(new NavigationControl({ showCompass: true }))
  map.addControl(new ScaleControl({ unit: 'metric' }))
  await new Promise<void>((done) => map.once('style.load', () => done()))
  for (const [name, image] of Object.entries({ ...hatch(colours), triangle: triangle(colours.ink) }))
    map.addImage(name, image)
  for (const layer of layers) map.addLayer(layer)
  map.on('moveend', () => {
    const { lat, lng } = map.getCenter()
    onmove(`${lat.toFixed(5)},${lng.toFixed(5)},${map.getZoom().toFixed(2)}`)
  })
  map.on('click', ({ point }) => {
    const near = 6
    const found = map.queryRenderedFeatures([
      [point.x - near, point.y - near],
      [point.x + near, point.y + near],
    ])
    const unlike = new Map(found.map((each) => [`${each.source} ${each.id}`, each]))
    onchoose(
      [...unlike.values()]
        .slice(0, 20)
        .map(({ source, id, properties }) => ({ kind: source, entry: Number(id), properties })),
    )
  })
  return {
    show: (kind, isShown) => {
      for (const { id } of layersOf(kind, colours))
        map.setLayoutProperty(id, 'visibility', isShown ? 'visible' : 'none')
    },
    remove: () => map.remove(),
  }
}

/** As the page shows them at this moment, light or dark. */
function coloursNow(): MapColours {
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

function start({ view, bounds }: MapOptions): Partial<Opened> {
  const [latitude, longitude, zoom] = (view ?? '').split(',').map(Number)
  if (
    latitude !== undefined &&
    longitude !== undefined &&
    zoom !== undefined &&
    [latitude, longitude, zoom].every(Number.isFinite)
  )
    return { center: [longitude, latitude], zoom }
  if (bounds.length === 0) return { center: [0, 20], zoom: 1 }
  const all: [number, number, number, number] = [
    Math.min(...bounds.map(([west]) => west)),
    Math.min(...bounds.map(([, south]) => south)),
    Math.max(...bounds.map(([, , east]) => east)),
    Math.max(...bounds.map(([, , , north]) => north)),
  ]
  return { bounds: all, fitBoundsOptions: { padding: 30, maxZoom: 15 } }
}
