/** The rule for a column of geometries to a reader of its cells. */
import { toWgs84 } from '../../core/geo/to-wgs84.js'
import type { Field, pointBases, shapeBases } from '../../core/record/definition.js'
import { type GeometryForm, readPointGeometry, readShape } from '../../core/record/read/read-shape.js'
import { agreedCrs, knownCrs } from '../gis/agree-crs.js'
import { crsMissing } from '../problems.js'
import type { Reader } from './compile-rule.js'
import type { GeometryRule } from './mapping.js'

/**
 * Reads the geometry column of a rule. `stated` is the coordinate system that the file itself names; the rule's own stands
 * where the file names none. Throws `crs-missing` where neither does: it is asked for and never assumed; `crs-contradicted`
 * where they differ; `crs-not-known`.
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
  const name = agreedCrs(stated, rule.crs ?? null)
  if (name === null) throw crsMissing({ column: rule.geometry })
  const crs = knownCrs(name)
  return {
    format: rule.format ?? 'geojson',
    crs: crs.code ?? name,
    toWgs84: (geometry) => toWgs84(geometry, crs),
  }
}
