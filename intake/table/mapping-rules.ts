/** The rules of a mapping file: how a field of a record is read from the cells of a row, and when a record is made. */
import { z } from 'zod'
import { coordinateOrders, utmLetters } from '../../core/geo/coordinate.js'
import { pointBases, shapeBases } from '../../core/record/definition.js'
import { geometryFormats } from '../../core/record/read/read-shape.js'
import { dateForms } from '../../core/record/read/reading.js'

export const header = z.string().min(1).describe('A header of the file, as it stands there')
export const word = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'must be a word in small letters, such as victim or ap_mine')
const scalar = z.union([z.string(), z.boolean(), z.null()])

export const written = {
  decimal: z.enum(['.', ',']).describe('The sign before decimals'),
  thousands: z.enum([',', '.', ' ', "'"]).nullable().describe('The sign between groups of three digits'),
  dates: z.array(z.enum(dateForms)).describe('The forms of dates'),
  two_digit_years_from: z
    .number()
    .int()
    .min(1800)
    .max(2100)
    .nullable()
    .describe('First year of the hundred in which years of two digits lie'),
}

const constantRule = z
  .strictObject({ constant: z.union([z.string(), z.boolean()]) })
  .describe('The same value for every row')

export const columnRule = z
  .strictObject({
    column: header,
    values: z
      .union([z.literal('recognise'), z.record(z.string(), scalar)])
      .optional()
      .describe('What each text means; "recognise" for the words of the definition alone'),
    recognise: z.boolean().optional().describe('Also take the words of the definition'),
    unknown: z.array(z.string()).optional().describe('Texts that say that nothing is known'),
    pad: z.number().int().min(1).max(40).optional().describe('Length of a code that lost its zeros'),
    separator: z.string().min(1).optional().describe('Parts a cell that holds several codes'),
    basis: z.enum(pointBases).optional().describe('How a position in one column is known'),
    ...partialOf(written),
  })
  .describe('The value of a column')

const partsRule = z
  .strictObject({
    parts: z.strictObject({ year: header, month: header.optional(), day: header.optional() }),
  })
  .describe('A date from its parts')

const betweenRule = z
  .strictObject({
    between: z.strictObject({ earliest: header, latest: header }),
    dates: written.dates.optional(),
  })
  .describe('A date between two columns')

const positionRule = z
  .strictObject({
    latitude: header,
    longitude: header,
    accuracy_metres: header.optional(),
    basis: z
      .enum(pointBases)
      .describe('How the position is known; settlement for the seat of a municipality'),
    decimal: written.decimal.optional(),
  })
  .describe('A position in decimal degrees')

export const geometryRule = z
  .strictObject({
    geometry: header,
    format: z.enum(geometryFormats).optional().describe('How the geometry is written; geojson where absent'),
    crs: z
      .string()
      .optional()
      .describe('The coordinate system it is written in, such as EPSG:4326; where the file states none'),
    basis: z
      .enum([...new Set([...pointBases, ...shapeBases])])
      .optional()
      .describe('How the shape or position is known; unknown where absent'),
  })
  .describe('A shape, or a position from a geometry of one point')

export const known = {
  basis: z.enum(pointBases).describe('How the position is known'),
  accuracy_metres: header.optional(),
  decimal: written.decimal.optional(),
  datum: z
    .string()
    .optional()
    .describe('The datum of positions that state none, such as WGS 84; grids without one wait'),
  letter: z
    .enum(utmLetters)
    .optional()
    .describe('What the letter after a UTM zone is; asked for where S can be both'),
}

export const coordinateRule = z
  .strictObject({
    coordinate: header,
    ...known,
    order: z.enum(coordinateOrders).optional().describe('Which comes first where no letter tells'),
  })
  .describe('A position in one cell: degrees of any form, UTM or MGRS')

export const gridRule = z
  .strictObject({
    easting: header,
    northing: header,
    zone: header.optional().describe('The column with the UTM zone and its letter'),
    crs: z.string().optional().describe('The grid, such as EPSG:28408, where no column has a zone'),
    ...known,
  })
  .describe('A position as easting and northing')

const joinRule = z
  .strictObject({ columns: z.array(header).min(1), with: z.string() })
  .describe('A text from several columns; empty cells are left out')

const recordRule = z
  .strictObject({ record: word })
  .describe('The record of that name, made from the same row')

export const exportedRule = z
  .strictObject({
    exported: z
      .array(z.union([header, z.array(header).min(1)]))
      .min(1)
      .describe('The columns of the field in the order of the export; one that was parted, as a list'),
    drawn: z
      .strictObject({ geometry: header, field: header })
      .optional()
      .describe('A shape whose text is empty is the geometry, where the column named in `field` says so'),
  })
  .describe('A field as an export wrote it, read back exactly')

export const partRule = z.union([
  constantRule,
  columnRule,
  partsRule,
  betweenRule,
  positionRule,
  coordinateRule,
  gridRule,
  geometryRule,
  joinRule,
])

const entriesRule = z
  .strictObject({ entries: z.array(z.record(word, partRule)).min(1) })
  .describe('The entries of a list; one without any value is left out')

export const fieldRule = z.union([
  constantRule,
  columnRule,
  partsRule,
  betweenRule,
  positionRule,
  coordinateRule,
  gridRule,
  geometryRule,
  joinRule,
  recordRule,
  entriesRule,
  exportedRule,
])

export const condition = z
  .union([
    z.strictObject({ column: header, is: z.enum(['not_empty', 'not_zero']) }),
    z.strictObject({ column: header, one_of: z.array(z.string()).min(1) }),
  ])
  .describe('Where the column says so')

/** The same signs and forms, each of which may be left out. */
export function partialOf(shape: typeof written) {
  return {
    decimal: shape.decimal.optional(),
    thousands: shape.thousands.optional(),
    dates: shape.dates.optional(),
    two_digit_years_from: shape.two_digit_years_from.optional(),
  }
}
