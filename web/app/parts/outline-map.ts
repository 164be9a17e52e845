/** The map on which an outline is drawn by mouse or finger; the table beside it does the same by keyboard. */
import { type Map as DrawnMap, type GeoJSONSource, Marker } from 'maplibre-gl'
import { type Edges, openGround, startOver } from './map-ground.js'

/** A corner of the outline, or a place that corners are measured from. */
export interface MapPlace {
  /** The line of the table. */
  readonly row: number
  readonly name: string
  readonly isCorner: boolean
  readonly latitude: number
  readonly longitude: number
}

export interface OutlineMapOptions {
  readonly kinds: readonly string[]
  readonly bounds: readonly Edges[]
  /** A click on open ground, or a new corner after that line. */
  readonly onadd: (latitude: number, longitude: number, after: number | null) => void
  readonly onmove: (row: number, latitude: number, longitude: number) => void
  readonly onremove: (row: number) => void
}

export interface OutlineMap {
  readonly draw: (places: readonly MapPlace[]) => void
  /** Shows all that is drawn. */
  readonly fit: (places: readonly MapPlace[]) => void
  readonly remove: () => void
}

const source = 'outline'

/** Opens the map over what is recorded. */
export async function openOutlineMap(
  container: HTMLElement,
  options: OutlineMapOptions,
): Promise<OutlineMap> {
  const map = await openGround(container, { kinds: options.kinds }, startOver(options.bounds))
  map.addSource(source, { type: 'geojson', data: featureOf([]) })
  map.addLayer({
    id: 'outline ground',
    type: 'fill',
    source,
    paint: { 'fill-color': '#0a6ebd', 'fill-opacity': 0.15 },
  })
  map.addLayer({
    id: 'outline line',
    type: 'line',
    source,
    paint: { 'line-color': '#0a6ebd', 'line-width': 2.5 },
  })
  map.getCanvas().style.cursor = 'crosshair'
  map.on('click', ({ lngLat }) => options.onadd(lngLat.lat, lngLat.lng, null))
  let markers: readonly Marker[] = []
  return {
    draw: (places) => {
      for (const marker of markers) marker.remove()
      drawRing(map, places)
      markers = [
        ...middles(map, places, options),
        ...places.map((place) => cornerMarker(map, place, places, options)),
      ]
    },
    fit: (places) => {
      if (places.length === 0) return
      const longitudes = places.map(({ longitude }) => longitude)
      const latitudes = places.map(({ latitude }) => latitude)
      map.fitBounds(
        [Math.min(...longitudes), Math.min(...latitudes), Math.max(...longitudes), Math.max(...latitudes)],
        { padding: 60, maxZoom: 17, animate: false },
      )
    },
    remove: () => map.remove(),
  }
}

function featureOf(places: readonly MapPlace[]) {
  const ring = places
    .filter(({ isCorner }) => isCorner)
    .map(({ longitude, latitude }) => [longitude, latitude])
  const [first] = ring
  const coordinates = first ? [[...ring, first]] : []
  return { type: 'Feature' as const, properties: {}, geometry: { type: 'Polygon' as const, coordinates } }
}

function drawRing(map: DrawnMap, places: readonly MapPlace[]): void {
  map.getSource<GeoJSONSource>(source)?.setData(featureOf(places))
}

function cornerMarker(
  map: DrawnMap,
  place: MapPlace,
  places: readonly MapPlace[],
  { onmove, onremove }: OutlineMapOptions,
): Marker {
  const element = sign(place.isCorner ? 'corner' : 'reference', place.name)
  element.addEventListener('contextmenu', (event) => {
    event.preventDefault()
    onremove(place.row)
  })
  const marker = new Marker({ element, draggable: true })
    .setLngLat([place.longitude, place.latitude])
    .addTo(map)
  const moved = () => {
    const { lat, lng } = marker.getLngLat()
    return { ...place, latitude: lat, longitude: lng }
  }
  marker.on('drag', () =>
    drawRing(
      map,
      places.map((each) => (each.row === place.row ? moved() : each)),
    ),
  )
  marker.on('dragend', () => {
    const { row, latitude, longitude } = moved()
    onmove(row, latitude, longitude)
  })
  return marker
}

/** A small dot in the middle of each side: dragged or clicked, it becomes a corner. */
function middles(
  map: DrawnMap,
  places: readonly MapPlace[],
  { onadd }: OutlineMapOptions,
): readonly Marker[] {
  const corners = places.filter(({ isCorner }) => isCorner)
  if (corners.length < 2) return []
  return corners.flatMap((corner, index) => {
    const next = corners[(index + 1) % corners.length]
    if (!next) return []
    const element = sign('middle', '')
    const marker = new Marker({ element, draggable: true })
      .setLngLat([(corner.longitude + next.longitude) / 2, (corner.latitude + next.latitude) / 2])
      .addTo(map)
    let isTaken = false
    // Letting go after a drag may be a click as well.
    const take = () => {
      if (isTaken) return
      isTaken = true
      const { lat, lng } = marker.getLngLat()
      onadd(lat, lng, corner.row)
    }
    marker.on('dragend', take)
    element.addEventListener('click', take)
    return [marker]
  })
}

/** What is pressed there is no click on the map. The table says all of it to whoever does not see the map. */
function sign(look: string, text: string): HTMLElement {
  const element = document.createElement('div')
  element.className = `outline-sign ${look}`
  element.textContent = text
  element.setAttribute('aria-hidden', 'true')
  element.addEventListener('click', (event) => event.stopPropagation())
  return element
}
