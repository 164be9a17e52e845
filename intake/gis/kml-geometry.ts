/** Geometries of KML (OGC 12-007r2, chapter 10) to GeoJSON geometry text, digit for digit. */
import { childOf, type KmlNode, textIn } from './kml-tree.js'

/** Thrown inside when an element is no geometry; half a sentence. */
export class NotKmlGeometry extends Error {}

/** Elements that are geometries, those among them that cannot be read too. */
export const geometryElements = new Set([
  'Point',
  'LineString',
  'LinearRing',
  'Polygon',
  'MultiGeometry',
  'Model',
  'gx:Track',
  'gx:MultiTrack',
])

/** The text of a geometry. Throws `NotKmlGeometry`. */
export function kmlGeometry(node: KmlNode): string {
  switch (node.name) {
    case 'Point': {
      const [first = '[]', ...more] = positionsIn(node)
      if (more.length > 0) throw new NotKmlGeometry('a Point has more than one position')
      return `{"type":"Point","coordinates":${first}}`
    }
    case 'LineString':
    case 'LinearRing':
      return `{"type":"LineString","coordinates":${listIn(node)}}`
    case 'Polygon':
      return `{"type":"Polygon","coordinates":${ringsIn(node)}}`
    case 'MultiGeometry':
      return collection(node.children.filter(({ name }) => geometryElements.has(name)))
    default:
      throw new NotKmlGeometry(`it is a ${node.name}, for which there is no GeoJSON`)
  }
}

/** Geometries of one kind are one shape of several parts; of several kinds, a collection. */
export function collection(nodes: readonly KmlNode[]): string {
  const kinds = new Set(nodes.map(({ name }) => (name === 'LinearRing' ? 'LineString' : name)))
  const [kind = ''] = kinds
  if (kinds.size === 1 && kind !== 'MultiGeometry') {
    const prefix = `{"type":"${kind}","coordinates":`
    const parts = nodes.map((node) => kmlGeometry(node).slice(prefix.length, -1))
    return `{"type":"Multi${kind}","coordinates":[${parts.join(',')}]}`
  }
  return `{"type":"GeometryCollection","geometries":[${nodes.map(kmlGeometry).join(',')}]}`
}

function ringsIn(node: KmlNode): string {
  const outer = childOf(node, 'outerBoundaryIs')
  const inner = node.children.filter(({ name }) => name === 'innerBoundaryIs')
  if (!outer && inner.length > 0) throw new NotKmlGeometry('a Polygon has holes and no outerBoundaryIs')
  const boundaries = outer ? [outer, ...inner] : []
  const rings = boundaries.flatMap(({ children }) => children.filter(({ name }) => name === 'LinearRing'))
  if (outer && !childOf(outer, 'LinearRing'))
    throw new NotKmlGeometry('its outerBoundaryIs has no LinearRing')
  return `[${rings.map(listIn).join(',')}]`
}

function listIn(node: KmlNode): string {
  return `[${positionsIn(node).join(',')}]`
}

/** Longitude, latitude and, where it stands there, altitude: parted by commas, positions by white space. */
function positionsIn(node: KmlNode): readonly string[] {
  const coordinates = childOf(node, 'coordinates')
  const text = coordinates ? textIn(coordinates) : ''
  if (text === '') return []
  // White space beside a comma is against the rule (10.2.3) and cannot mean anything else.
  return text
    .replace(/\s*,\s*/g, ',')
    .split(/\s+/)
    .map(position)
}

function position(tuple: string): string {
  const numbers = tuple.split(',').map(jsonNumber)
  if (numbers.length < 2) throw new NotKmlGeometry(`"${tuple.slice(0, 40)}" is a position of one number`)
  if (numbers.length > 3)
    throw new NotKmlGeometry(`"${tuple.slice(0, 40)}" is a position of more than three numbers`)
  return `[${numbers.join(',')}]`
}

/** A number as JSON writes it; its digits stay. */
function jsonNumber(text: string): string {
  const found = /^([+-]?)0*(\d*)(\.\d*)?([eE][+-]?\d+)?$/.exec(text)
  if (!found || !/\d/.test(text))
    throw new NotKmlGeometry(`"${text.slice(0, 40)}" stands where a coordinate should be`)
  const [, sign = '', whole = '', fraction = '', exponent = ''] = found
  return `${sign === '-' ? '-' : ''}${whole === '' ? '0' : whole}${fraction === '.' ? '' : fraction}${exponent}`
}
