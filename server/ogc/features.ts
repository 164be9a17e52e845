/** Records as GeoJSON features: text put together, because a page may hold ten thousand. */
import type { Item } from '../../store/served/items.js'
import type { PublicView } from '../../store/visibility.js'
import type { PlaceNames, Reading } from '../register-reading.js'
import { placeNames } from '../register-reading.js'

/** Names and regions for the records of a view, or null where the kind has no place. */
export async function namesFor(reading: Reading, view: PublicView): Promise<PlaceNames | null> {
  return view.place === null ? null : placeNames(reading)
}

/** One feature as JSON text, without links. */
export function featureText(view: PublicView, item: Item, names: PlaceNames | null): string {
  return `{"type":"Feature","id":"${item.record_id}","geometry":${item.geometry ?? 'null'},"properties":${propertiesText(view, item, names)}}`
}

/** The properties as JSON text, with the names of the place where they are public. */
export function propertiesText(view: PublicView, item: Item, names: PlaceNames | null): string {
  if (names === null) return item.properties
  const { place_id } = item
  const name = view.namesPlace
    ? `,"place_name":${quoted(place_id === null ? null : names.name(place_id))}`
    : ''
  const region = `,"region":${quoted(place_id === null ? null : names.region(place_id))}`
  return `${item.properties.slice(0, -1)}${name}${region}}`
}

function quoted(text: string | null): string {
  return JSON.stringify(text)
}
