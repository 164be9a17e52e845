/** The answer as lines for a terminal. */
import { distanceText, shareText } from './distance.js'
import type { HazardsFound, Nearby, Nearest, ReleasedLand } from './nearby.js'
import { sentenceOf } from './sentence.js'

/** The date of the data, as large as a terminal prints, then what was never surveyed, then what is recorded. */
export function linesOf(nearby: Nearby): readonly string[] {
  const { dataDate, dataDateHere, asOf, hazards, accidents, items, nearest, released, notes } = nearby
  const rule = '='.repeat(48)
  return [
    rule,
    `  DATA OF  ${dataDate ?? 'NO STATED DATE'}`,
    rule,
    `  Newest record here: ${dataDateHere ?? 'none with a date'}. As of entry ${asOf} of the log.`,
    '',
    sentenceOf(nearby),
    '',
    ...groundLines(nearby),
    '',
    ...(hazards.length > 0 ? ['Recorded hazards:', ...hazards.map(hazardLine), ''] : []),
    `Recorded explosions: ${accidents}. Items of ordnance found: ${items}.`,
    '',
    'Nearest of each kind, however far:',
    ...(nearest.length > 0 ? nearest.map(nearestLine) : ['  nothing is recorded']),
    '',
    ...(released.length > 0 ? ['Released land here:', ...released.map(releasedLine), ''] : []),
    ...notes,
  ]
}

function groundLines({ neverSurveyed }: Nearby): readonly string[] {
  const { squareMetres, ofSquareMetres, metres, ofMetres } = neverSurveyed
  const ground = `Never surveyed: ${areaText(squareMetres)} of ${areaText(ofSquareMetres)} (${shareText(squareMetres, ofSquareMetres)})`
  if (metres === null || ofMetres === null) return [ground]
  return [
    `Never surveyed: ${distanceText(metres)} of ${distanceText(ofMetres)} of the route (${shareText(metres, ofMetres)})`,
    ground,
  ]
}

function areaText(squareMetres: number): string {
  if (squareMetres >= 1e6) return `${(squareMetres / 1e6).toFixed(2)} km²`
  return `${String(Math.round(squareMetres)).replace(/\B(?=(?:\d{3})+$)/g, ',')} m²`
}

function words(code: string | null): string {
  return code === null ? 'not stated' : code.replaceAll('_', ' ')
}

function hazardLine({ kind, what, status, records, covers, metres, detailsWithheld }: HazardsFound): string {
  const name = detailsWithheld
    ? 'danger here, details withheld'
    : kind === 'hazard'
      ? words(what)
      : words(kind)
  const state = detailsWithheld || status === null ? '' : `, ${words(status)}`
  const inside = covers ? '; the place lies in it' : ''
  const along = metres !== null && metres > 0 ? `; ${distanceText(metres)} of the route in them` : ''
  return `  ${records} × ${name}${state}${inside}${along}`
}

function nearestLine({
  kind,
  metres,
  what,
  status,
  informationDate,
  drawnAs,
  detailsWithheld,
}: Nearest): string {
  const name = what === null || detailsWithheld ? words(kind) : `${words(kind)}, ${words(what)}`
  const state = status === null ? '' : `, ${words(status)}`
  const rough = drawnAs === 'as_recorded' ? '' : ' or more (its place is public only roughly)'
  const dated = informationDate === null ? 'not dated' : `information of ${informationDate}`
  return `  ${distanceText(metres)}${rough}: ${detailsWithheld ? `${name}, details withheld` : `${name}${state}`} (${dated})`
}

function releasedLine({ release, layer, depthCentimetres, from, until, metres }: ReleasedLand): string {
  const depth = depthCentimetres === null ? 'depth not stated' : `to ${depthCentimetres} cm`
  const on =
    until === null && from === null
      ? 'date not stated'
      : from === until
        ? `on ${until}`
        : `between ${from ?? '?'} and ${until ?? '?'}`
  const along = metres === null ? '' : `, ${distanceText(metres)} of the route`
  return `  ${words(release)}${layer === null || layer === 'unknown' ? '' : ` (${words(layer)})`}, ${depth}, ${on}${along}`
}
