/** A feature as a row: its attributes and its geometry as cells, with findings about what cannot be read. */
import type { Finding } from '../../core/finding.js'
import { headersOf } from '../table/header.js'
import { shapeCells } from '../table/shape-row.js'
import type { TableRow } from '../table/table.js'

/** Findings quote at most this much of a geometry or feature; the cell has all of it. */
const longestQuote = 1000

/** The columns of a GIS file. */
export interface FeatureHeader {
  readonly header: readonly string[]
  readonly findings: readonly Finding[]
  /** The name of the last column: `geometry`, or `geometry (2)` where an attribute is called so. */
  readonly geometryColumn: string
}

/** The header over attributes with these names, and the geometry as its last column. */
export function featureHeader(names: readonly string[]): FeatureHeader {
  const { header, findings } = headersOf([...names, 'geometry'])
  const geometryColumn = header.at(-1) ?? 'geometry'
  const about = findings.map((finding) => (finding.column === geometryColumn ? takenName(finding) : finding))
  return { header, findings: about, geometryColumn }
}

function takenName(finding: Finding): Finding {
  const { column } = finding
  const message = `An attribute is called "geometry"; the column of the geometry itself is called "${column}" here and in the mapping.`
  return { ...finding, rule: 'geometry-column-renamed', message }
}

/** A feature of the file. */
export interface Feature {
  readonly row: number
  /** The attributes in the order of the header, without the geometry. */
  readonly attributes: readonly string[]
  /** GeoJSON geometry text, '' where the feature has none; or the source text of what cannot be read. */
  readonly geometry: string
  /** Why the geometry cannot be read, as half a sentence. */
  readonly unreadable?: string | null
  readonly findings?: readonly Finding[]
}

/** The row of a feature. One without attributes and geometry is still a row: the file counts it as a feature. */
export function featureRow(feature: Feature, { header, geometryColumn }: FeatureHeader): TableRow {
  const { row, attributes, geometry, unreadable } = feature
  const cells = [...attributes]
  while (cells.length < header.length - 1) cells.push('')
  const shaped = shapeCells([...cells, geometry], row, header)
  const findings = [...(feature.findings ?? []), ...shaped.findings]
  if (unreadable)
    findings.push(geometryNotReadable(unreadable, { row, column: geometryColumn, text: geometry }))
  return { row, cells: shaped.cells, findings, waits: findings.some(({ severity }) => severity === 'blocks') }
}

/** The finding about a geometry that stands in its cell as source text. */
export function geometryNotReadable(
  reason: string,
  { row, column, text }: { readonly row: number; readonly column: string; readonly text: string },
): Finding {
  return {
    rule: 'geometry-not-readable',
    severity: 'blocks',
    row,
    column,
    text: quoteOf(text),
    message: `The geometry cannot be read: ${reason}. Its text is kept as it stands. The row waits: correct it in the source, or take the record in without a shape.`,
  }
}

/** A feature that cannot be parted into attributes and geometry: its text stands in the geometry cell, the row waits. */
export function unreadableRow(
  row: number,
  about: { readonly text: string; readonly reason: string; readonly header: FeatureHeader },
): TableRow {
  const finding: Finding = {
    rule: 'feature-not-readable',
    severity: 'blocks',
    row,
    column: null,
    text: quoteOf(about.text),
    message: `This feature cannot be read: ${about.reason}. Its text is kept as it stands. The row waits: correct it in the source.`,
  }
  return featureRow({ row, attributes: [], geometry: about.text, findings: [finding] }, about.header)
}

/** The finding about a feature in which the file ends. */
export function cutOffFinding(row: number, text: string): Finding {
  const message =
    'The file ends in the middle of this feature. Every feature before it was read; this one waits. Ask for the whole file.'
  return { rule: 'row-cut-off', severity: 'blocks', row, column: null, text: quoteOf(text), message }
}

/** The finding about an attribute that one feature has twice, with two values. */
export function attributeTwice(
  row: number,
  column: string,
  [first, second]: readonly [string, string],
): Finding {
  return {
    rule: 'attribute-twice',
    severity: 'blocks',
    row,
    column,
    text: second,
    message: `The attribute "${column}" stands twice in this feature, as "${first.slice(0, 100)}" and as "${second.slice(0, 100)}"; the first is kept. The row waits: correct it in the source.`,
  }
}

function quoteOf(text: string): string {
  return text.length > longestQuote ? `${text.slice(0, longestQuote)}…` : text
}
