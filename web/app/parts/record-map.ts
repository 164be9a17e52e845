/** The map beside a record: where it lies, over what else is recorded around. */
import type { Geometry } from 'geojson'
import { forEachPosition } from '../../../core/geo/geometry.js'
import { type Edges, openGround, startOver } from './map-ground.js'

/** Not a colour of the map's kinds: as the outline that is being drawn. */
const colour = '#0a6ebd'
const source = 'record'
/** A lane of mines is a hundred metres long. */
const nearestZoom = 17

/** Opens the map in an element of the page; gives what takes it away. */
export async function openRecordMap(
  container: HTMLElement,
  kinds: readonly string[],
  places: readonly Geometry[],
): Promise<() => void> {
  const map = await openGround(container, { kinds }, startOver(places.map(edgesOf), nearestZoom))
  map.addSource(source, {
    type: 'geojson',
    data: {
      type: 'FeatureCollection',
      features: places.map((geometry) => ({ type: 'Feature', properties: {}, geometry })),
    },
  })
  map.addLayer({ id: 'record line', type: 'line', source, paint: { 'line-color': colour, 'line-width': 3 } })
  map.addLayer({
    id: 'record point',
    type: 'circle',
    source,
    filter: ['==', ['geometry-type'], 'Point'],
    paint: {
      'circle-radius': 8,
      'circle-color': 'transparent',
      'circle-stroke-color': colour,
      'circle-stroke-width': 3,
    },
  })
  return () => map.remove()
}

function edgesOf(geometry: Geometry): Edges {
  const edges: [number, number, number, number] = [
    Number.POSITIVE_INFINITY,
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ]
  forEachPosition(geometry, ([longitude = 0, latitude = 0]) => {
    edges[0] = Math.min(edges[0], longitude)
    edges[1] = Math.min(edges[1], latitude)
    edges[2] = Math.max(edges[2], longitude)
    edges[3] = Math.max(edges[3], latitude)
  })
  return edges
}
