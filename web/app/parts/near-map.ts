/** The map on which a place or route is picked, and what was found near it is seen. The list beside it says the same in words. */
import type { Geometry } from 'geojson'
import { type Map as DrawnMap, type GeoJSONSource, Marker } from 'maplibre-gl'
import { readCoordinate } from '../../../core/geo/read-coordinate.js'
import { type Edges, openGround, showKind, startOver } from './map-ground.js'
import { edgesOf } from './record-places.js'
import { type Chosen, chosenAt } from './register-map.js'

/** Degrees. */
export interface Spot {
  readonly latitude: number
  readonly longitude: number
}

/** A point of the place or route, by the line in which it is typed. */
export interface NearPoint extends Spot {
  readonly line: number
}

export interface NearMapOptions {
  readonly kinds: readonly string[]
  readonly bounds: readonly Edges[]
  /** A click, or the return key for the middle: where, and what is recorded there. */
  readonly onclick: (spot: Spot, found: readonly Chosen[]) => void
  readonly onmove: (line: number, spot: Spot) => void
  readonly onremove: (line: number) => void
}

export interface NearMap {
  /** Draws the points that are typed, and the way between them. */
  readonly draw: (points: readonly NearPoint[]) => void
  /** Draws the circle or corridor, and shows all of it; null takes it away. */
  readonly answer: (area: Geometry | null) => void
  /** Rings a record of the list; null takes the ring away. */
  readonly mark: (at: readonly [number, number] | null) => void
  readonly show: (kind: string, isShown: boolean) => void
  /** As a click on the cross. */
  readonly clickMiddle: () => void
  readonly remove: () => void
}

const colour = '#0a6ebd'
const [areaSource, waySource, markSource] = ['near area', 'near way', 'near mark'] as const

/** The points of typed lines that can be read, as the service reads them. */
export function pointsOf(lines: readonly string[]): readonly NearPoint[] {
  return lines.flatMap((text, line) => {
    const read = readCoordinate(text, { decimal: '.' })
    if ('doubt' in read || !read.coordinate) return []
    return [
      { line, latitude: Number(read.coordinate.latitude), longitude: Number(read.coordinate.longitude) },
    ]
  })
}

/** Opens the map over what is recorded. */
export async function openNearMap(container: HTMLElement, options: NearMapOptions): Promise<NearMap> {
  const map = await openGround(container, { kinds: options.kinds }, startOver(options.bounds))
  addLayers(map)
  container.append(cross())
  const click = (
    at: { readonly x: number; readonly y: number },
    { lat, lng }: { lat: number; lng: number },
  ) => options.onclick({ latitude: lat, longitude: lng }, chosenAt(map, at))
  const clickMiddle = () => click(map.project(map.getCenter()), map.getCenter())
  map.on('click', ({ point, lngLat }) => click(point, lngLat.wrap()))
  map.getCanvas().addEventListener('keydown', (event) => {
    if (event.key === 'Enter') clickMiddle()
  })
  let markers: readonly Marker[] = []
  const shown = new Map<string, Geometry | null>()
  /** What is drawn already, or is not there either way, is not sent to be drawn again. */
  const set = (source: string, geometry: Geometry | null) => {
    if ((shown.get(source) ?? null) === geometry) return
    shown.set(source, geometry)
    const features = geometry ? [{ type: 'Feature' as const, properties: {}, geometry }] : []
    map.getSource<GeoJSONSource>(source)?.setData({ type: 'FeatureCollection', features })
  }
  return {
    draw: (points) => {
      for (const marker of markers) marker.remove()
      set(waySource, wayOf(points))
      markers = points.map((point, at) => markerOf(map, point, { number: at + 1, options }))
    },
    answer: (area) => {
      set(areaSource, area)
      if (area)
        map.fitBounds([...edgesOf(area)] as [number, number, number, number], { padding: 30, animate: false })
    },
    mark: (at) => {
      set(markSource, at && { type: 'Point', coordinates: [...at] })
      if (at) map.easeTo({ center: [...at] as [number, number] })
    },
    show: (kind, isShown) => showKind(map, kind, isShown),
    clickMiddle,
    remove: () => map.remove(),
  }
}

function addLayers(map: DrawnMap): void {
  for (const source of [areaSource, waySource, markSource])
    map.addSource(source, { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
  map.addLayer({
    id: areaSource,
    type: 'line',
    source: areaSource,
    paint: { 'line-color': colour, 'line-width': 2, 'line-dasharray': [2, 2] },
  })
  map.addLayer({
    id: waySource,
    type: 'line',
    source: waySource,
    paint: { 'line-color': colour, 'line-width': 3 },
  })
  map.addLayer({
    id: markSource,
    type: 'circle',
    source: markSource,
    paint: {
      'circle-radius': 16,
      'circle-color': 'transparent',
      'circle-stroke-color': colour,
      'circle-stroke-width': 4,
    },
  })
}

function wayOf(points: readonly Spot[]): Geometry | null {
  if (points.length < 2) return null
  return {
    type: 'LineString',
    coordinates: points.map(({ longitude, latitude }) => [longitude, latitude]),
  }
}

/** A sign of its own for the middle of the map, for whoever has no mouse; the button below names it. */
function cross(): HTMLElement {
  const element = document.createElement('div')
  element.className = 'near-cross'
  element.setAttribute('aria-hidden', 'true')
  return element
}

function markerOf(
  map: DrawnMap,
  point: NearPoint,
  { number, options }: { readonly number: number; readonly options: NearMapOptions },
): Marker {
  const element = document.createElement('div')
  element.className = 'near-point'
  element.textContent = String(number)
  // The lines in which the points are typed say the same to the ears.
  element.setAttribute('aria-hidden', 'true')
  element.addEventListener('click', (event) => event.stopPropagation())
  element.addEventListener('contextmenu', (event) => {
    event.preventDefault()
    options.onremove(point.line)
  })
  const marker = new Marker({ element, draggable: true })
    .setLngLat([point.longitude, point.latitude])
    .addTo(map)
  marker.on('dragend', () => {
    const { lat, lng } = marker.getLngLat().wrap()
    options.onmove(point.line, { latitude: lat, longitude: lng })
  })
  return marker
}
