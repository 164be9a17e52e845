/** A route from GeoJSON (RFC 7946): lines, or features that hold lines. */

/** What a route file holds, or why it holds none. */
export type RouteRead =
  | { readonly lines: readonly (readonly (readonly [number, number])[])[] }
  | { readonly wrong: string }

/** Reads the lines of a GeoJSON text, longitude before latitude; heights are left out. */
export function readRoute(text: string): RouteRead {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return { wrong: 'it is not JSON' }
  }
  const lines: (readonly (readonly [number, number])[])[] = []
  const wrong = gather(json, lines)
  if (wrong !== null) return { wrong }
  return lines.length > 0 ? { lines } : { wrong: 'it holds no line' }
}

function gather(node: unknown, lines: (readonly (readonly [number, number])[])[]): string | null {
  if (typeof node !== 'object' || node === null) return null
  const { type, features, geometry, geometries, coordinates } = node as Readonly<Record<string, unknown>>
  switch (type) {
    case 'FeatureCollection':
      return firstWrong(features, lines)
    case 'GeometryCollection':
      return firstWrong(geometries, lines)
    case 'Feature':
      return gather(geometry, lines)
    case 'LineString':
      return addLine(coordinates, lines)
    case 'MultiLineString':
      if (!Array.isArray(coordinates)) return 'a MultiLineString has no lines'
      for (const line of coordinates) {
        const wrong = addLine(line, lines)
        if (wrong !== null) return wrong
      }
      return null
    case 'Point':
    case 'MultiPoint':
    case 'Polygon':
    case 'MultiPolygon':
      return `a route is a line, and it holds a ${type}`
    default:
      return 'it is no GeoJSON'
  }
}

function firstWrong(nodes: unknown, lines: (readonly (readonly [number, number])[])[]): string | null {
  if (!Array.isArray(nodes)) return 'it is no GeoJSON'
  for (const node of nodes) {
    const wrong = gather(node, lines)
    if (wrong !== null) return wrong
  }
  return null
}

function addLine(coordinates: unknown, lines: (readonly (readonly [number, number])[])[]): string | null {
  if (!Array.isArray(coordinates) || coordinates.length < 2) return 'a line has fewer than two points'
  const line: (readonly [number, number])[] = []
  for (const position of coordinates) {
    const [longitude, latitude] = Array.isArray(position) ? (position as readonly unknown[]) : []
    if (typeof longitude !== 'number' || typeof latitude !== 'number')
      return 'a point of a line is no pair of numbers'
    if (Math.abs(longitude) > 180 || Math.abs(latitude) > 90)
      return `${longitude}, ${latitude} is no longitude and latitude`
    line.push([longitude, latitude])
  }
  lines.push(line)
  return null
}
