/** Random committed values of any field, in the forms that real ones have and with texts that formats stumble over. */
import { flatCodes } from '../../core/record/codes.js'
import { type Field, pointBases, shapeBases, type Value } from '../../core/record/definition.js'

/** Mulberry32: the same sequence for the same seed. */
export function random(start: number): () => number {
  let state = start
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Texts that formats stumble over. */
export const oddTexts: readonly string[] = [
  'a',
  ' b ',
  '=1+1',
  "'=1",
  'é, "ç"',
  'line\nline',
  '{"a":1}',
  '[]',
  'true',
  'ألغام',
  '0',
]
const shapes = [
  '{"type":"Polygon","coordinates":[[[17,44],[17.001,44],[17.001,44.001],[17,44]]]}',
  '{"type":"Polygon","coordinates":[[[17,44],[17.001,44.001],[17.001,44],[17,44.001]]]}',
  '{"type":"MultiPolygon","coordinates":[]}',
  '{"type":"LineString","coordinates":[[17,44],[18,45]]}',
]
const days = ['2041-03-05', '2041-03-05T09:30', '2041-12-31']

/** A value; `recordOf` gives the id of some record of these kinds. */
export function anyValue(
  field: Field,
  next: () => number,
  recordOf: (kinds: readonly string[]) => string,
  texts = oddTexts,
): Value {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(next() * from.length)] as T
  const several = (make: () => Value): Value => Array.from({ length: Math.floor(next() * 3) }, make)
  const { value: type } = field
  switch (type.type) {
    case 'text':
      return pick(texts)
    case 'boolean':
      return next() < 0.5
    case 'integer':
      return String(Math.min(type.maximum ?? 100, (type.minimum ?? 0) + Math.floor(next() * 100)))
    case 'decimal':
      return pick(['1.10', '0.000001', '12', '99.00'])
    case 'code': {
      const code = () => pick(flatCodes(type.codes)).code
      return type.several ? several(code) : code()
    }
    case 'reference': {
      const one = () => recordOf(type.to)
      return type.several ? several(one) : one()
    }
    case 'date': {
      const [earliest, latest] = [pick(days), pick(['2042-01-01', null])]
      return [earliest, latest, pick(['', ...texts]), 'between', pick(['gregorian', null]), pick([null, 'Z'])]
    }
    case 'point':
      return [
        '1.50',
        '-2.000',
        pick(['', ...texts]),
        pick(pointBases),
        pick([null, '5']),
        pick([null, 'WGS 84']),
      ]
    case 'shape':
      return [pick(shapes), pick([null, ...texts]), 'EPSG:4326', pick(shapeBases)]
    case 'list':
      return several(() =>
        type.parts.map((part) => (next() < 0.3 ? null : anyValue(part, next, recordOf, texts))),
      )
  }
}
