/** One GeoJSON object as text to its parts (RFC 7946, section 3). */
import { isGeometryType } from '../../core/geo/geometry.js'
import { cellOf, type JsonMember, membersOf, NotJson } from './json-members.js'

/** A feature whose values are still text. */
export interface GeojsonFeature {
  /** The member "id" as a cell; null where it has none. */
  readonly id: string | null
  readonly properties: readonly JsonMember[]
  /** As it stands there; '' where it is null or absent. */
  readonly geometry: string
  /** Members that GeoJSON does not define. */
  readonly foreign: readonly string[]
}

/** What a whole JSON value is. `other`: no GeoJSON; `type` is what its member "type" says. */
export interface GeojsonValue {
  readonly is: 'collection' | 'feature' | 'other'
  readonly type: string | null
  readonly members: readonly JsonMember[]
}

const defined = new Set(['type', 'id', 'properties', 'geometry', 'bbox'])

/** What the text of a whole value is. Throws `NotJson`. */
export function wholeValueOf(text: string, hasFeatures: boolean): GeojsonValue {
  const members = membersOf(text)
  const type = textOf(members, 'type')
  if (hasFeatures || type === 'FeatureCollection') return { is: 'collection', type, members }
  const feature = type === 'Feature' || (type !== null && isGeometryType(type))
  return { is: feature ? 'feature' : 'other', type, members }
}

/** The feature in the text; a geometry alone is a feature without attributes. Throws `NotJson`. */
export function featureOf(text: string): GeojsonFeature {
  const members = membersOf(text)
  const type = textOf(members, 'type')
  if (type !== null && isGeometryType(type)) return { id: null, properties: [], foreign: [], geometry: text }
  for (const name of ['id', 'properties', 'geometry', 'type']) {
    if (members.filter(({ key }) => key === name).length > 1)
      throw new NotJson(`it has more than one member "${name}"`)
  }
  if (type !== 'Feature') throw new NotJson(type === null ? 'it has no type' : `its type is "${type}"`)
  const of = (name: string): string | null => members.find(({ key }) => key === name)?.text ?? null
  const id = of('id')
  const geometry = of('geometry')
  return {
    id: id === null ? null : cellOf(id),
    properties: propertiesOf(of('properties')),
    foreign: members.map(({ key }) => key).filter((key) => !defined.has(key)),
    geometry: geometry === null || geometry === 'null' ? '' : geometry,
  }
}

/** The text of a member that is a string; null where it is absent or something else. */
export function textOf(members: readonly JsonMember[], name: string): string | null {
  const text = members.find(({ key }) => key === name)?.text
  return text?.startsWith('"') ? cellOf(text) : null
}

function propertiesOf(text: string | null): readonly JsonMember[] {
  if (text === null || text === 'null') return []
  if (!text.startsWith('{')) throw new NotJson('its properties are no object')
  return membersOf(text)
}
