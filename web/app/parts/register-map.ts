/** The map of the register: what is recorded, chosen by a click, kinds shown and hidden, times, a record as received. */
import type { Geometry } from 'geojson'
import type { Map as DrawnMap, GeoJSONSource, VectorTileSource } from 'maplibre-gl'
import {
  coloursNow,
  type Edges,
  openGround,
  paint,
  type Start,
  showKind,
  startOver,
  tilesOf,
} from './map-ground.js'
import { type MapColours, register } from './map-layers.js'
import { type PrintedScale, printInto } from './map-print.js'

export { beginGround } from './map-ground.js'

/** A record under the pointer. */
export interface Chosen {
  readonly kind: string
  /** The number of its entry in the log. */
  readonly entry: number
  readonly properties: Readonly<Record<string, string | number | boolean>>
}

export interface MapOptions {
  readonly kinds: readonly string[]
  /** West, south, east, north of each layer. */
  readonly bounds: readonly Edges[]
  /** `latitude,longitude,zoom` of before; null: everything. */
  readonly view: string | null
  /** What the tiles are asked for, such as `?until=2031-12-31`. */
  readonly asked: string
  readonly onmove: (view: string) => void
  readonly onchoose: (chosen: readonly Chosen[]) => void
}

export interface RegisterMap {
  readonly show: (kind: string, isShown: boolean) => void
  /** Draws the tiles of another time. */
  readonly ask: (asked: string) => void
  /** Draws a minefield record as it was received, and goes there; null takes it away. */
  readonly receive: (outline: Geometry | null) => void
  /** Draws the map in the light tones of paper; `afterPrint` goes back to those of the page. */
  readonly print: (canvas: HTMLCanvasElement) => PrintedScale
  readonly afterPrint: () => void
  readonly remove: () => void
}

/** Of the layer that shows one record as received. */
const received = 'received outline'
const onPaper = { ink: '#1b1b1b', ground: '#ffffff' }

/** Opens the map in an element of the page; resolved when its layers are asked for. */
export async function openMap(container: HTMLElement, options: MapOptions): Promise<RegisterMap> {
  const { kinds, onmove, onchoose } = options
  const colours = coloursNow()
  const map = await openGround(container, { kinds, asked: options.asked }, start(options))
  addReceived(map, colours)
  map.on('moveend', () => {
    const { lat, lng } = map.getCenter()
    onmove(`${lat.toFixed(5)},${lng.toFixed(5)},${map.getZoom().toFixed(2)}`)
  })
  map.on('click', (event) => {
    const cluster = map.queryRenderedFeatures(event.point).find(({ properties }) => 'count' in properties)
    // Of many records none can be shown: one comes nearer until they stand apart.
    if (cluster) map.easeTo({ center: event.lngLat, zoom: map.getZoom() + 2 })
    else onchoose(chosenAt(map, event.point))
  })
  return {
    show: (kind, isShown) => showKind(map, kind, isShown),
    ask: (asked) => {
      map.getSource<VectorTileSource>(register)?.setTiles(tilesOf(kinds, asked))
    },
    receive: (outline) => receive(map, outline),
    print: (canvas) => {
      paint(map, kinds, { ...colours, ...onPaper })
      return printInto(map, canvas)
    },
    afterPrint: () => paint(map, kinds, coloursNow()),
    remove: () => map.remove(),
  }
}

/** The records about a point of the map's picture, each once. */
export function chosenAt(
  map: DrawnMap,
  point: { readonly x: number; readonly y: number },
): readonly Chosen[] {
  const near = 6
  const found = map
    .queryRenderedFeatures([
      [point.x - near, point.y - near],
      [point.x + near, point.y + near],
    ])
    .filter(({ source, properties }) => source === register && !('count' in properties))
  const unlike = new Map(found.map((each) => [`${each.sourceLayer} ${each.id}`, each]))
  return [...unlike.values()]
    .slice(0, 20)
    .map(({ sourceLayer = '', id, properties }) => ({ kind: sourceLayer, entry: Number(id), properties }))
}

function addReceived(map: DrawnMap, { received: purple }: MapColours): void {
  map.addSource(received, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  map.addLayer({
    id: received,
    type: 'line',
    source: received,
    paint: { 'line-color': purple, 'line-width': 3, 'line-dasharray': [3, 2] },
  })
}

function receive(map: DrawnMap, outline: Geometry | null): void {
  const features = outline ? [{ type: 'Feature' as const, properties: {}, geometry: outline }] : []
  const source = map.getSource<GeoJSONSource>(received)
  source?.setData({ type: 'FeatureCollection', features })
  if (!outline || !source) return
  // Shown with what lies around it, which is what it is held against.
  source.getBounds().then((bounds) => map.fitBounds(bounds, { padding: 120, maxZoom: 16, animate: false }))
}

function start({ view, bounds }: MapOptions): Start {
  const [latitude, longitude, zoom] = (view ?? '').split(',').map(Number)
  if (
    latitude !== undefined &&
    longitude !== undefined &&
    zoom !== undefined &&
    [latitude, longitude, zoom].every(Number.isFinite)
  )
    return { center: [longitude, latitude], zoom }
  return startOver(bounds)
}
