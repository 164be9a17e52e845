/** The mapping file: which column of a table says what. JSON, strict, versioned (mapping@1); docs/mapping.md explains it. */
import { z } from 'zod'
import { type MappingIssue, mappingNotValid } from '../problems.js'
import { checkMapping } from './check-mapping.js'
import { encodings } from './encodings.js'
import {
  type columnRule,
  condition,
  type coordinateRule,
  type exportedRule,
  fieldRule,
  type geometryRule,
  type gridRule,
  header,
  known,
  partialOf,
  type partRule,
  word,
  written,
} from './mapping-rules.js'
import { delimiters } from './table.js'

const record = z.strictObject({
  kind: word,
  match: z.literal(true).optional().describe('Places: found by code, then by name and parent, else made'),
  when: condition.optional().describe('The record is made only where the column says so'),
  record_id: header
    .optional()
    .describe('The column with the record id that an export gave; of the main record'),
  fields: z.record(word, fieldRule),
})

const mainChoice = z
  .strictObject({
    record: word.describe('One of the records'),
    when: condition.describe('Which rows are counted as that record'),
  })
  .describe('A record that some rows are counted as')

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
  main: z
    .union([word, z.array(mainChoice).min(1)])
    .describe('The record that a row is counted as; a list where a column says which'),
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
  // A list is no word with mistakes in it: what has another form altogether comes last.
  if (issues.some((issue) => issue.code === 'invalid_type' && issue.path.length === 0)) return 1000
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
