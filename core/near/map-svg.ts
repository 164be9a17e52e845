/**
 * The answer as a map: plain SVG, readable in grey, with legend, scale, north, the date of the data largest and what the
 * lines on it do not say. Ground is drawn as never surveyed unless somebody looked at it.
 */
import { escapeHtml } from '../document/html.js'
import { distanceText } from './distance.js'
import type { Nearby } from './nearby.js'
import { sentenceOf } from './sentence.js'

/** A shape to draw: GeoJSON geometry text, and what it is. */
export interface MapShape {
  readonly layer:
    | 'surveyed'
    | 'released'
    | 'suspected'
    | 'confirmed'
    | 'withheld'
    | 'minefield_record'
    | 'accident'
    | 'item'
  readonly geojson: string
}

interface Geometry {
  readonly type: string
  readonly coordinates?: unknown
  readonly geometries?: readonly Geometry[]
}

type Position = readonly [number, number]

const size = 720
const legendHeight = 250

/** What each layer is called and how it is drawn (design of the map symbols: shape and hatch, not only colour). */
const layers: readonly {
  readonly layer: MapShape['layer']
  readonly label: string
  readonly style: string
}[] = [
  { layer: 'surveyed', label: 'surveyed ground', style: 'fill="#fff" stroke="none"' },
  {
    layer: 'released',
    label: 'released land (cancelled, reduced, cleared)',
    style: 'fill="none" stroke="#5f7383" stroke-width="1.5"',
  },
  {
    layer: 'suspected',
    label: 'suspected hazardous area',
    style: 'fill="url(#wide)" stroke="#b85c00" stroke-width="2"',
  },
  {
    layer: 'confirmed',
    label: 'confirmed hazardous area',
    style: 'fill="url(#narrow)" stroke="#b00020" stroke-width="2"',
  },
  {
    layer: 'withheld',
    label: 'danger here, details withheld (area with a margin)',
    style: 'fill="url(#narrow)" stroke="#222" stroke-width="2"',
  },
  {
    layer: 'minefield_record',
    label: 'minefield record as received (area with a margin)',
    style: 'fill="none" stroke="#6a1b9a" stroke-width="2" stroke-dasharray="8 4"',
  },
  {
    layer: 'accident',
    label: 'explosion (its place is public only roughly)',
    style: 'fill="#fff" stroke="#000" stroke-width="2"',
  },
  { layer: 'item', label: 'item of ordnance found', style: 'fill="#222"' },
]

/** The map as an SVG document. */
export function mapSvg(nearby: Nearby, shapes: readonly MapShape[], attribution: string): string {
  const frame = frameOf(nearby)
  const drawn = layers.map(({ layer, style }) =>
    shapes
      .filter((shape) => shape.layer === layer)
      .map(({ geojson }) => drawGeometry(JSON.parse(geojson) as Geometry, frame, style))
      .join('\n'),
  )
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size + legendHeight}" font-family="Noto Sans, sans-serif" font-size="13">
<title>${escapeHtml(`What is recorded here, data of ${nearby.dataDate ?? 'no stated date'}`)}</title>
<desc>${escapeHtml(sentenceOf(nearby))}</desc>
${patterns}
<clipPath id="frame"><rect width="${size}" height="${size}"/></clipPath>
<rect width="${size}" height="${size + legendHeight}" fill="#fff"/>
<g clip-path="url(#frame)">
<rect width="${size}" height="${size}" fill="url(#unsurveyed)"/>
${drawn.join('\n')}
${drawAsked(nearby, frame)}
</g>
<rect width="${size}" height="${size}" fill="none" stroke="#000"/>
${northAndScale(frame)}
${legend(nearby, attribution)}
</svg>
`
}

const patterns = `<defs>
<pattern id="unsurveyed" width="12" height="12" patternUnits="userSpaceOnUse"><circle cx="3" cy="3" r="1.2" fill="#b5b5b5"/></pattern>
<pattern id="wide" width="12" height="12" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line y2="12" stroke="#b85c00" stroke-width="2"/></pattern>
<pattern id="narrow" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line y2="6" stroke="#b00020" stroke-width="2"/></pattern>
</defs>`

interface Frame {
  readonly place: (position: Position) => Position
  readonly pixelsPerMetre: number
}

const metresPerDegree = 111_320

/** A square about what was asked, an eighth wider; on it a degree of longitude is as long as it is at its latitude. */
function frameOf({ asked, withinMetres }: Nearby): Frame {
  const all: readonly Position[] =
    asked.type === 'place' ? [[asked.longitude, asked.latitude]] : asked.lines.flat()
  const [west, east] = [Math.min(...all.map(([x]) => x)), Math.max(...all.map(([x]) => x))]
  const [south, north] = [Math.min(...all.map(([, y]) => y)), Math.max(...all.map(([, y]) => y))]
  const middle: Position = [(west + east) / 2, (south + north) / 2]
  const narrowing = Math.max(Math.cos((middle[1] * Math.PI) / 180), 0.01)
  const wide = Math.max((east - west) * narrowing, north - south) * metresPerDegree + 2 * withinMetres
  const pixelsPerMetre = size / (wide * 1.25)
  const perDegree = metresPerDegree * pixelsPerMetre
  return {
    pixelsPerMetre,
    place: ([x, y]) => [
      size / 2 + (x - middle[0]) * narrowing * perDegree,
      size / 2 - (y - middle[1]) * perDegree,
    ],
  }
}

function drawGeometry(geometry: Geometry, frame: Frame, style: string): string {
  const { type, coordinates, geometries } = geometry
  switch (type) {
    case 'Point':
      return drawPoint(coordinates as Position, frame, style)
    case 'MultiPoint':
      return (coordinates as readonly Position[]).map((each) => drawPoint(each, frame, style)).join('')
    case 'LineString':
      return `<path d="${pathOf(coordinates as readonly Position[], frame)}" ${style}/>`
    case 'MultiLineString':
    case 'Polygon':
      return `<path fill-rule="evenodd" d="${ringsOf(coordinates as readonly (readonly Position[])[], frame)}" ${style}/>`
    case 'MultiPolygon':
      return (coordinates as readonly (readonly (readonly Position[])[])[])
        .map((rings) => `<path fill-rule="evenodd" d="${ringsOf(rings, frame)}" ${style}/>`)
        .join('')
    case 'GeometryCollection':
      return (geometries ?? []).map((each) => drawGeometry(each, frame, style)).join('')
    default:
      throw new Error(`no geometry ${type}`)
  }
}

function drawPoint(position: Position, frame: Frame, style: string): string {
  const [x, y] = frame.place(position)
  if (style === layers.find(({ layer }) => layer === 'item')?.style)
    return `<path d="M${round(x)} ${round(y - 6)}l6 11h-12z" ${style}/>`
  return `<circle cx="${round(x)}" cy="${round(y)}" r="6" ${style}/>`
}

function ringsOf(rings: readonly (readonly Position[])[], frame: Frame): string {
  return rings.map((ring) => pathOf(ring, frame)).join('')
}

function pathOf(line: readonly Position[], frame: Frame): string {
  return line
    .map((position, index) => {
      const [x, y] = frame.place(position)
      return `${index === 0 ? 'M' : 'L'}${round(x)} ${round(y)}`
    })
    .join('')
}

function drawAsked({ asked, withinMetres }: Nearby, frame: Frame): string {
  const reach = round(withinMetres * frame.pixelsPerMetre)
  if (asked.type === 'place') {
    const [x, y] = frame.place([asked.longitude, asked.latitude])
    return `<circle cx="${round(x)}" cy="${round(y)}" r="${reach}" fill="none" stroke="#000" stroke-dasharray="3 4"/><path d="M${round(x - 8)} ${round(y)}h16M${round(x)} ${round(y - 8)}v16" stroke="#000" stroke-width="2"/>`
  }
  const route = asked.lines.map((line) => pathOf(line, frame)).join('')
  return `<path d="${route}" fill="none" stroke="#000" stroke-opacity="0.12" stroke-width="${2 * reach}" stroke-linecap="round" stroke-linejoin="round"/><path d="${route}" fill="none" stroke="#000" stroke-width="2.5"/>`
}

function northAndScale({ pixelsPerMetre }: Frame): string {
  const most = size / 4 / pixelsPerMetre
  const unit = 10 ** Math.floor(Math.log10(most))
  const metres = ([5, 2, 1].find((each) => each * unit <= most) ?? 1) * unit
  const width = round(metres * pixelsPerMetre)
  return `<g><rect x="16" y="${size - 40}" width="${width + 24}" height="30" fill="#fff" fill-opacity="0.85"/><path d="M28 ${size - 18}h${width}" stroke="#000" stroke-width="3"/><text x="28" y="${size - 24}">${distanceText(metres)}</text></g>
<g transform="translate(${size - 34} 20)"><rect x="-14" y="-8" width="28" height="48" fill="#fff" fill-opacity="0.85"/><path d="M0 0l7 20h-14z"/><text y="36" text-anchor="middle">N</text></g>`
}

function legend(nearby: Nearby, attribution: string): string {
  const entries = layers.map(({ layer, label, style }, index) => {
    const x = 16 + (index % 2) * 352
    const y = size + 64 + Math.floor(index / 2) * 24
    const symbol =
      layer === 'accident' || layer === 'item'
        ? drawPoint([0, 0], { place: () => [x + 12, y - 4], pixelsPerMetre: 1 }, style)
        : `<rect x="${x}" y="${y - 12}" width="24" height="14" ${layer === 'surveyed' ? 'fill="#fff" stroke="#b5b5b5"' : style}/>`
    return `${symbol}<text x="${x + 34}" y="${y}">${escapeHtml(label)}</text>`
  })
  const last = size + 64 + 4 * 24
  return `<text x="16" y="${size + 34}" font-size="26" font-weight="700">Data of ${escapeHtml(nearby.dataDate ?? 'no stated date')}</text>
${entries.join('\n')}
<rect x="16" y="${last - 12}" width="24" height="14" fill="url(#unsurveyed)"/><text x="50" y="${last}">ground that was never surveyed</text>
<text x="16" y="${last + 30}">${escapeHtml(`${attribution}, as of entry ${nearby.asOf} of its log. Where nothing is recorded nothing is known.`)}</text>
<text x="16" y="${last + 50}">Lines and names on this map are no statement on any border.</text>`
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
