/** The mapping file: which column of a table says what. JSON, strict, versioned (mapping@1); docs/mapping.md explains it. */
import { z } from 'zod'
import { coordinateOrders, utmLetters } from '../../core/geo/coordinate.js'
import { pointBases, shapeBases } from '../../core/record/definition.js'
import { geometryFormats } from '../../core/record/read/read-shape.js'
import { dateForms } from '../../core/record/read/reading.js'
import { type MappingIssue, mappingNotValid } from '../problems.js'
import { checkMapping } from './check-mapping.js'
import { encodings } from './encodings.js'
import { delimiters } from './table.js'

const header = z.string().min(1).describe('A header of the file, as it stands there')
const word = z
  .string()
  .regex(/^[a-z][a-z0-9_]*$/, 'must be a word in small letters, such as victim or ap_mine')
const scalar = z.union([z.string(), z.boolean(), z.null()])

const written = {
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

const columnRule = z
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

const geometryRule = z
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

const known = {
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

const coordinateRule = z
  .strictObject({
    coordinate: header,
    ...known,
    order: z.enum(coordinateOrders).optional().describe('Which comes first where no letter tells'),
  })
  .describe('A position in one cell: degrees of any form, UTM or MGRS')

const gridRule = z
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

const exportedRule = z
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

const partRule = z.union([
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

const fieldRule = z.union([
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

const condition = z
  .union([
    z.strictObject({ column: header, is: z.enum(['not_empty', 'not_zero']) }),
    z.strictObject({ column: header, one_of: z.array(z.string()).min(1) }),
  ])
  .describe('The record is made only where the column says so')

const record = z.strictObject({
  kind: word,
  match: z.literal(true).optional().describe('Places: found by code, then by name and parent, else made'),
  when: condition.optional(),
  record_id: header
    .optional()
    .describe('The column with the record id that an export gave; of the main record'),
  fields: z.record(word, fieldRule),
})

const pointsForm = z
  .strictObject({
    datum: known.datum,
    letter: known.letter,
    grid: z.string().optional().describe('The grid of bearings from grid north, such as EPSG:32638'),
    closure_metres: z.number().positive().optional(),
    closure_one_in: z.number().int().positive().optional().describe('n of the worst 1:n of a traverse'),
  })
  .describe('Each row is a point; the rows of one hazard make one row')

const fileForm = z.strictObject({
  points: pointsForm.optional(),
  encoding: z.enum(encodings).nullable().optional(),
  delimiter: z.enum(delimiters).nullable().optional(),
  sheet: z.string().nullable().optional(),
  layer: z
    .string()
    .nullable()
    .optional()
    .describe('The layer of a GIS file that has several; a folder of KML'),
  crs: z
    .string()
    .min(1)
    .optional()
    .describe('The coordinate system of the geometries, such as EPSG:4326, where the file states none'),
  header_row: z.number().int().min(1).max(1000).optional(),
  formulas: z
    .literal('neutralised')
    .optional()
    .describe('Texts that would be calculated have an apostrophe before them, as exports write them'),
  ...partialOf(written),
})

/** The schema of a mapping file. */
export const mappingSchema = z.strictObject({
  $schema: z.string().optional(),
  mapping: z.literal(1),
  title: z.string().min(1),
  main: word.describe('The record that a row is counted as'),
  file: fileForm.optional(),
  records: z.record(word, record),
  ignored: z
    .union([z.array(header), z.record(header, z.string().min(1))])
    .optional()
    .describe('Columns that are left out on purpose; as an object, each with the reason'),
  notes: z.array(z.string()).optional().describe('What a person should know who reads the mapping'),
  unmapped_values: z
    .record(z.string(), z.array(z.string()))
    .optional()
    .describe('Texts that no value table holds yet, by column; rows with them wait'),
})

export type Mapping = z.infer<typeof mappingSchema>
export type RecordMapping = Mapping['records'][string]
export type FieldRule = RecordMapping['fields'][string]
export type PartRule = z.infer<typeof partRule>
export type ExportedRule = z.infer<typeof exportedRule>
export type ColumnRule = z.infer<typeof columnRule>
export type GeometryRule = z.infer<typeof geometryRule>
export type CoordinateColumnRule = z.infer<typeof coordinateRule>
export type GridRule = z.infer<typeof gridRule>
export type Condition = z.infer<typeof condition>

function partialOf(shape: typeof written) {
  return {
    decimal: shape.decimal.optional(),
    thousands: shape.thousands.optional(),
    dates: shape.dates.optional(),
    two_digit_years_from: shape.two_digit_years_from.optional(),
  }
}

/** Reads the text of a mapping file. Throws `mapping-not-valid` naming every place and what could stand there. */
export function parseMapping(text: string): Mapping {
  let content: unknown
  try {
    content = JSON.parse(text)
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    throw mappingNotValid({ issues: [{ path: '(file)', message: `it is no JSON: ${why}` }] })
  }
  return readMapping(content)
}

/** Checks the content of a mapping file against its schema and against the definitions of the kinds. */
export function readMapping(content: unknown): Mapping {
  const read = mappingSchema.safeParse(content)
  if (!read.success) throw mappingNotValid({ issues: read.error.issues.flatMap((issue) => issuesOf(issue)) })
  const issues = checkMapping(read.data)
  if (issues.length > 0) throw mappingNotValid({ issues })
  return read.data
}

/** JSON Schema of the mapping file, which docs/mapping.schema.json holds. */
export function mappingJsonSchema(): unknown {
  return { title: 'Truebearing mapping@1', ...z.toJSONSchema(mappingSchema) }
}

type ZodIssue = z.core.$ZodIssue

/** Of a rule that fits no form, the issues of the form that it comes nearest to. */
function issuesOf(issue: ZodIssue, before: readonly PropertyKey[] = []): readonly MappingIssue[] {
  const path = [...before, ...issue.path]
  if (issue.code === 'invalid_union' && issue.errors.length > 0) {
    const nearest = issue.errors.reduce((best, other) => (distance(other) < distance(best) ? other : best))
    return nearest.flatMap((inner) => issuesOf(inner, path))
  }
  return [{ path: path.map(String).join('.') || '(file)', message: messageOf(issue) }]
}

function distance(issues: readonly ZodIssue[]): number {
  const strangers = issues.flatMap((issue) => (issue.code === 'unrecognized_keys' ? issue.keys : []))
  return issues.length + 2 * strangers.length + issues.filter((issue) => issue.code === 'invalid_type').length
}

function messageOf(issue: ZodIssue): string {
  if (issue.code === 'unrecognized_keys') return `${issue.keys.join(', ')} may not stand here`
  if (issue.code === 'invalid_value')
    return `must be ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`
  if (issue.code === 'invalid_type') return `must be ${issue.expected}`
  return issue.message
}
