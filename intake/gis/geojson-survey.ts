/** The first reading of a GeoJSON file: which attributes its features have, and what it says of itself. */
import type { Finding } from '../../core/finding.js'
import type { Look } from '../file-refusals.js'
import { gisFileEmpty, gisNotReadable, notATable } from '../problems.js'
import { crsOfName } from './crs-name.js'
import { featureOf, type GeojsonValue, textOf, wholeValueOf } from './geojson-feature.js'
import { cellOf, type JsonMember, membersOf, NotJson } from './json-members.js'
import type { JsonPiece } from './json-pieces.js'

/** More names than any table has: a file that keeps data in the names of its attributes. */
const mostAttributes = 5000

/** What is known of a file after its first reading. */
export interface GeojsonSurvey {
  /** Names of attributes in the order in which they first appear. */
  readonly attributes: readonly string[]
  readonly hasId: boolean
  readonly crs: string | null
  readonly findings: readonly Finding[]
}

/** Gathers what the pieces of one file say. Throws `not-a-table`, `gis-file-empty` or `gis-not-readable`. */
export class GeojsonSurveyor {
  private readonly attributes = new Set<string>()
  private readonly foreign = new Map<string, number>()
  private readonly systems = new Set<string | null>()
  private readonly notes: Finding[] = []
  private hasId = false
  private features = 0
  private nulls = 0
  private collections = 0

  constructor(private readonly path: string) {}

  add(piece: JsonPiece): void {
    if (piece.type === 'element') this.addFeature(piece.text)
    else if (piece.cut) this.addCut(piece)
    else this.addValue(piece)
  }

  finish(): GeojsonSurvey {
    if (this.features === this.nulls) throw gisFileEmpty({ path: this.path })
    if (this.systems.size > 1)
      throw gisNotReadable({
        path: this.path,
        reason: `it states more than one coordinate system: ${[...this.systems].join(', ')}`,
      })
    const [stated] = this.systems
    if (this.nulls > 0) this.notes.push(featuresNull(this.nulls))
    if (this.foreign.size > 0) this.notes.push(membersNotRead(this.foreign))
    return {
      attributes: [...this.attributes],
      hasId: this.hasId,
      crs: stated === undefined ? 'EPSG:4326' : stated,
      findings: this.notes,
    }
  }

  private addFeature(text: string): void {
    this.features += 1
    if (text === 'null') {
      this.nulls += 1
      return
    }
    try {
      const feature = featureOf(text)
      for (const { key } of feature.properties) this.attributes.add(key)
      if (this.attributes.size > mostAttributes)
        throw gisNotReadable({
          path: this.path,
          reason: `its features have more than ${mostAttributes} attributes`,
        })
      if (feature.id !== null) this.hasId = true
      for (const name of feature.foreign) this.foreign.set(name, (this.foreign.get(name) ?? 0) + 1)
    } catch (error) {
      // The second reading makes a row that waits of it.
      if (!(error instanceof NotJson)) throw error
      if (/"attributes"\s*:/.test(text) && !/"properties"\s*:/.test(text))
        throw notATable({ path: this.path, looksLike: 'arcgis' })
    }
  }

  private addValue(piece: JsonPiece): void {
    let value: GeojsonValue
    try {
      value = wholeValueOf(piece.text, piece.hasFeatures)
    } catch (error) {
      if (!(error instanceof NotJson)) throw error
      this.addUnreadable(piece, error)
      return
    }
    if (value.is === 'collection') this.addCollection(value)
    else if (value.is === 'feature') this.addFeature(piece.text)
    else throw notATable({ path: this.path, looksLike: otherJson(value) })
  }

  /** Text after the end is noted; a line that cannot be read becomes a row that waits. */
  private addUnreadable(piece: JsonPiece, error: NotJson): void {
    if (piece.text.startsWith('{') && !piece.hasFeatures && this.collections === 0) this.features += 1
    else if (piece.hasFeatures) throw gisNotReadable({ path: this.path, reason: error.message })
    else if (this.features + this.collections === 0) throw notATable({ path: this.path, looksLike: 'json' })
    else this.notes.push(textAfterEnd(piece.text))
  }

  private addCut(piece: JsonPiece): void {
    if (piece.text.startsWith('{') && !piece.hasFeatures) {
      this.features += 1
      return
    }
    if (!piece.text.startsWith('{')) {
      this.notes.push(textAfterEnd(piece.text))
      return
    }
    this.notes.push(fileCutOff())
    try {
      this.addCollection(wholeValueOf(`${piece.text}]}`, true))
    } catch (error) {
      if (!(error instanceof NotJson)) throw error
    }
  }

  private addCollection({ members, type }: GeojsonValue): void {
    this.collections += 1
    const crs = members.find(({ key }) => key === 'crs')
    if (crs) this.systems.add(this.systemOf(crs))
    const known = new Set(['type', 'features', 'crs', 'bbox', 'name', 'xy_coordinate_resolution'])
    for (const { key } of members)
      if (!known.has(key)) this.foreign.set(key, (this.foreign.get(key) ?? 0) + 1)
    if (type !== 'FeatureCollection') this.notes.push(typeMissing(type))
  }

  /** The member "crs" of GeoJSON before RFC 7946. A link is never followed. */
  private systemOf({ text }: JsonMember): string | null {
    if (text === 'null') return null
    if (!text.startsWith('{')) return cellOf(text)
    const properties = membersOf(text).find(({ key }) => key === 'properties')
    const name = properties?.text.startsWith('{') ? textOf(membersOf(properties.text), 'name') : null
    if (name !== null) return crsOfName(name)
    this.notes.push(crsNotRead(text))
    return null
  }
}

function otherJson({ type, members }: GeojsonValue): Look {
  if (type === 'Topology') return 'topojson'
  const isOfArcgis = members.some(({ key }) => key === 'rings' || key === 'paths')
  return isOfArcgis ? 'arcgis' : 'json_without_features'
}

function note(rule: string, text: string | null, message: string): Finding {
  return { rule, severity: 'note', row: null, column: null, text, message }
}

function membersNotRead(foreign: ReadonlyMap<string, number>): Finding {
  const names = [...foreign.keys()].join(', ')
  const counts = [...foreign].map(([name, count]) => `"${name}" (${count})`).join(', ')
  return note(
    'members-not-read',
    names,
    `The file has members that GeoJSON does not define; they stay in the file and make no column: ${counts}.`,
  )
}

function featuresNull(count: number): Finding {
  const stand =
    count === 1 ? '1 place of the list of features holds' : `${count} places of the list of features hold`
  return note('features-null', String(count), `${stand} null instead of a feature and made no row.`)
}

function textAfterEnd(text: string): Finding {
  const start = text.slice(0, 200)
  return note(
    'text-after-end',
    start,
    `Text that is no feature stands in the file and was not read: it begins "${start.slice(0, 40)}".`,
  )
}

function fileCutOff(): Finding {
  return note(
    'file-cut-off',
    null,
    'The file ends before its last bracket: features may be missing at its end. Those before were read. Ask for the whole file.',
  )
}

function typeMissing(type: string | null): Finding {
  const said = type === null ? 'states no type' : `states the type "${type}"`
  return note('collection-type', type, `The file has a list "features" and ${said}; the features were read.`)
}

function crsNotRead(text: string): Finding {
  return note(
    'crs-not-read',
    text.slice(0, 200),
    'The file refers to a coordinate system elsewhere, which is never fetched. Name it in the mapping under file.crs.',
  )
}
