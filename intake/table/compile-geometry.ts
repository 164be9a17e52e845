/** The rule for a column of geometries to a reader of its cells. */
import { type Crs, readCrs } from '../../core/geo/crs.js'
import { toWgs84 } from '../../core/geo/to-wgs84.js'
import type { Field, pointBases, shapeBases } from '../../core/record/definition.js'
import { type GeometryForm, readPointGeometry, readShape } from '../../core/record/read/read-shape.js'
import { mappingNotValid } from '../problems.js'
import type { Reader } from './compile-rule.js'
import type { GeometryRule } from './mapping.js'

/**
 * Reads the geometry column of a rule. `stated` is the coordinate system that the file itself names; the rule's own stands
 * where the file names none. Throws `mapping-not-valid` where neither does: it is asked for and never assumed.
 */
export function geometryReader(rule: GeometryRule, field: Field, stated: string | null): Reader {
  const form = formOf(rule, stated)
  // The check of the mapping saw to it that the basis is one of the field's type.
  if (field.value.type === 'point') {
    const basis = (rule.basis ?? 'unknown') as (typeof pointBases)[number]
    return ([text = '']) => readPointGeometry(text, form, basis)
  }
  const basis = (rule.basis ?? 'unknown') as (typeof shapeBases)[number]
  return ([text = '']) => readShape(text, form, basis)
}

function formOf(rule: GeometryRule, stated: string | null): GeometryForm {
  const refused = (message: string) =>
    mappingNotValid({ issues: [{ path: `geometry "${rule.geometry}"`, message }] })
  const name = stated ?? rule.crs
  if (name === undefined)
    throw refused('the file states no coordinate system: say it as "crs", such as EPSG:4326')
  const read = readCrs(name)
  if ('doubt' in read) throw refused(read.doubt.message)
  const { crs } = read
  if (stated !== null && rule.crs !== undefined && !isSame(rule.crs, crs))
    throw refused(`the file states ${crs.code ?? crs.name}, and the mapping ${rule.crs}`)
  return {
    format: rule.format ?? 'geojson',
    crs: crs.code ?? name,
    toWgs84: (geometry) => toWgs84(geometry, crs),
  }
}

function isSame(mapped: string, stated: Crs): boolean {
  const read = readCrs(mapped)
  return 'crs' in read && read.crs.code === stated.code && read.crs.name === stated.name
}
