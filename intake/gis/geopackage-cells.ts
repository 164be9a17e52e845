/** Values of a GeoPackage row as cells (OGC 12-128r18, table 1: what a declared type stores). */
import type { Finding } from '../../core/finding.js'
import type { Feature, FeatureHeader } from './feature-row.js'
import { readGeopackageGeometry } from './geopackage-blob.js'
import { hasNoNumber, numberText } from './json-number.js'
import type { CellValue } from './sqlite-file.js'
import { NotWkb } from './wkb.js'

/** A column with its declared type in capitals. */
export interface GeopackageColumn {
  readonly name: string
  readonly type: string
}

/** Turns rows into features, and counts what could not be kept in a cell. */
export class GeopackageCells {
  private readonly bytesLeftOut = new Map<string, number>()
  private measured = 0

  constructor(
    private readonly columns: readonly GeopackageColumn[],
    /** The number of the layer's coordinate system in the file. */
    private readonly system: number | null,
    private readonly header: FeatureHeader,
  ) {}

  /** `values`: those of the attributes, then the geometry where the layer has one. */
  featureOf(row: number, values: readonly CellValue[]): Feature {
    const attributes = this.columns.map((column, index) => this.cell(values[index] ?? null, column))
    const shape = values[this.columns.length] ?? null
    if (shape === null) return { row, attributes, geometry: '' }
    if (!(shape instanceof Uint8Array))
      return {
        row,
        attributes,
        geometry: String(shape),
        unreadable: 'it is text or a number instead of bytes',
      }
    return { row, attributes, ...this.shape(Buffer.from(shape), row) }
  }

  private shape(bytes: Buffer, row: number): Pick<Feature, 'geometry' | 'unreadable' | 'findings'> {
    try {
      const { geometry, hasMeasures, system } = readGeopackageGeometry(bytes)
      if (hasMeasures) this.measured += 1
      const findings = system === this.system || system <= 0 ? [] : [this.otherSystem(system, row)]
      return { geometry, findings, unreadable: hasNoNumber(geometry) ? 'a coordinate is no number' : null }
    } catch (error) {
      if (!(error instanceof NotWkb)) throw error
      return { geometry: bytes.toString('hex'), unreadable: error.message }
    }
  }

  private cell(value: CellValue, { name, type }: GeopackageColumn): string {
    if (value === null) return ''
    if (typeof value === 'bigint') return type === 'BOOLEAN' ? yesOrNo(value) : String(value)
    if (typeof value === 'number') return numberText(value)
    if (typeof value === 'string') return value
    this.bytesLeftOut.set(name, (this.bytesLeftOut.get(name) ?? 0) + 1)
    return `${value.length} bytes`
  }

  private otherSystem(system: number, row: number): Finding {
    return {
      rule: 'geometry-other-crs',
      severity: 'blocks',
      row,
      column: this.header.geometryColumn,
      text: String(system),
      message: `The geometry says that it is in coordinate system ${system} of the file, and the layer says ${this.system ?? 'none'}. The row waits: correct it in the source.`,
    }
  }

  finish(): readonly Finding[] {
    const found: Finding[] = [...this.bytesLeftOut].map(([column, count]) => ({
      rule: 'bytes-not-read',
      severity: 'note',
      row: null,
      column,
      text: String(count),
      message: `${count} cells of "${column}" hold bytes, such as a picture; their length stands in the cell, the bytes stay in the file.`,
    }))
    if (this.measured === 0) return found
    const message = `${this.measured} shapes have measures (M) along their lines, which GeoJSON cannot hold; they stay in the file.`
    const text = String(this.measured)
    return [...found, { rule: 'measures-not-kept', severity: 'note', row: null, column: null, text, message }]
  }
}

function yesOrNo(value: bigint): string {
  return value === 0n ? 'false' : value === 1n ? 'true' : String(value)
}
