/** The map beside a record: where it lies, over what else is recorded around. */
import type { Geometry } from 'geojson'
import { openGround, startOver } from './map-ground.js'
import { edgesOf } from './record-places.js'

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
