/** What is asked near a place or along a route, as SQL that every statement about it shares. */
import type { Asked } from '../../core/near/nearby.js'
import type { Parameters } from '../figure/parameters.js'

/** A place or route and how far around it is looked. */
export interface Around {
  readonly asked: Asked
  readonly withinMetres: number
}

// Between two points of a route the shortest way on the earth is meant, not the straight line of a map.
const pieceMetres = 1000

/** `with asked as (...)`: its columns are `line` (the place or route) and `area` (what lies within the distance). */
export function askedRow({ asked, withinMetres }: Around, parameters: Parameters): string {
  const geometry =
    asked.type === 'place'
      ? { type: 'Point', coordinates: [asked.longitude, asked.latitude] }
      : { type: 'MultiLineString', coordinates: asked.lines }
  const given = `ST_SetSRID(ST_GeomFromGeoJSON(${parameters.add(JSON.stringify(geometry), 'text')}), 4326)`
  const line = asked.type === 'place' ? given : `ST_Segmentize(${given}::geography, ${pieceMetres})::geometry`
  const within = parameters.add(withinMetres, 'double precision')
  return `asked as materialized (
    select line, ST_Buffer(line::geography, ${within})::geometry as area from (select ${line} as line) as given
  )`
}

/** SQL of the areas in a geometry; points and lines have none. */
export function areasOf(shape: string): string {
  return `ST_CollectionExtract(${shape}, 3)`
}
