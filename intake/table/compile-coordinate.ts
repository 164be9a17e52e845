/** The rules for positions written in one cell, or as easting and northing, to readers of their cells. */
import { datumOf } from '../../core/geo/coordinate.js'
import { type Crs, readCrs } from '../../core/geo/crs.js'
import { readDecimal } from '../../core/record/read/read-number.js'
import { readGridPoint, readWrittenPoint } from '../../core/record/read/read-point.js'
import type { Reading, WrittenForm } from '../../core/record/read/reading.js'
import { mappingNotValid } from '../problems.js'
import type { Reader } from './compile-rule.js'
import type { CoordinateColumnRule, GridRule } from './mapping.js'

/** The columns of a rule, in the order in which its reader takes their texts. */
export function columnsOfCoordinate(rule: CoordinateColumnRule | GridRule): readonly string[] {
  const position =
    'coordinate' in rule
      ? [rule.coordinate]
      : [rule.easting, rule.northing, ...(rule.zone === undefined ? [] : [rule.zone])]
  return rule.accuracy_metres === undefined ? position : [...position, rule.accuracy_metres]
}

/** Reads a coordinate of any form in one cell. Throws `mapping-not-valid` where the datum of the rule is not known. */
export function coordinateReader(rule: CoordinateColumnRule, form: WrittenForm): Reader {
  const { coordinate, basis, decimal, datum, order, letter } = rule
  checkDatum(datum, `coordinate "${coordinate}"`)
  return ([text = '', accuracyMetres = '']) =>
    readWrittenPoint(text, { decimal, datum, order, letter }, { basis, accuracyMetres }, form)
}

/**
 * Reads an easting and a northing: of the grid that `crs` names, or of the UTM zone of a third cell. Throws
 * `mapping-not-valid` where the grid or the datum is not known.
 */
export function gridReader(rule: GridRule, form: WrittenForm): Reader {
  const { easting, zone, basis, crs, decimal, datum, letter } = rule
  const path = `easting "${easting}"`
  const written = { ...form, decimal: decimal ?? form.decimal }
  checkDatum(datum, path)
  if (zone === undefined) {
    const system = systemOf(crs, path)
    return ([east = '', north = '', accuracyMetres = '']) =>
      readGridPoint({ easting: east, northing: north }, system, { basis, accuracyMetres }, written)
  }
  return ([east = '', north = '', inZone = '', accuracyMetres = '']) => {
    const plain = plainNumbers([east, north], written)
    if ('doubt' in plain) return plain
    const [x, y] = plain.numbers
    const text = `${inZone} ${x} ${y}`.trim()
    const read = readWrittenPoint(text, { decimal: '.', datum, letter }, { basis, accuracyMetres }, written)
    return asWritten(read, `${inZone} ${east} ${north}`)
  }
}

/** Numbers with a point and without thousands signs, as the readers of core/geo take them. */
function plainNumbers(
  texts: readonly string[],
  form: WrittenForm,
): { readonly numbers: readonly string[] } | Extract<Reading, { doubt: unknown }> {
  const numbers: string[] = []
  for (const text of texts) {
    const read = readDecimal(text, form)
    if ('doubt' in read) return read
    numbers.push(String(read.value ?? ''))
  }
  return { numbers }
}

/** The position with the cells as they stand, or the doubt about them. */
function asWritten(read: Reading, text: string): Reading {
  if ('doubt' in read) return { doubt: { ...read.doubt, text } }
  if (!Array.isArray(read.value)) return read
  return { value: read.value.map((part, index) => (index === 2 ? text : part)) }
}

function checkDatum(datum: string | undefined, path: string): void {
  const read = datum === undefined ? null : datumOf(datum, datum)
  if (read !== null && 'doubt' in read)
    throw mappingNotValid({ issues: [{ path: `datum of ${path}`, message: read.doubt.message }] })
}

function systemOf(crs: string | undefined, path: string): Crs {
  const read = readCrs(crs ?? '')
  if ('crs' in read) return read.crs
  throw mappingNotValid({ issues: [{ path: `crs of ${path}`, message: read.doubt.message }] })
}
