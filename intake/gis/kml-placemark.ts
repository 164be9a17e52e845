/** A Placemark to its attributes and its geometry (OGC 12-007r2, 9.11 and 9.14). */
import { collection, geometryElements, kmlGeometry, NotKmlGeometry } from './kml-geometry.js'
import { childOf, type KmlNode, textIn, xmlOf } from './kml-tree.js'

/** An attribute. Elements of KML and data of the author may share a name; `key` keeps them apart. */
export interface KmlAttribute {
  readonly key: string
  readonly name: string
  readonly text: string
}

/** What a placemark says. */
export interface Placemark {
  readonly attributes: readonly KmlAttribute[]
  /** '' where it has none; the element as XML where it cannot be read. */
  readonly geometry: string
  readonly unreadable: string | null
  /** Elements that make no attribute: styles, views and the like. */
  readonly leftOut: readonly string[]
}

/** The folders around a placemark in one cell. */
export function folderOf(folders: readonly string[]): string {
  return folders.join(' / ')
}

/** Reads a placemark. `folder` is an attribute where it lies in one. */
export function placemarkOf(node: KmlNode, folder: string): Placemark {
  const attributes: KmlAttribute[] = []
  const leftOut: string[] = []
  const add = (name: string, text: string, of: 'kml' | 'data' = 'kml'): void => {
    attributes.push({ key: `${of} ${name}`, name, text })
  }
  if (folder !== '') add('folder', folder)
  if (node.attributes.id) add('id', node.attributes.id)
  for (const child of node.children) {
    if (geometryElements.has(child.name)) continue
    if (child.name === 'ExtendedData') leftOut.push(...addData(child, add))
    else if (child.name === 'TimeStamp' || child.name === 'TimeSpan')
      for (const time of child.children) add(time.name, textIn(time))
    else if (child.children.length === 0 && textIn(child) !== '') add(child.name, textIn(child))
    else if (child.children.length > 0 || Object.keys(child.attributes).length > 0) leftOut.push(child.name)
  }
  return { attributes, leftOut, ...shapeOf(node.children.filter(({ name }) => geometryElements.has(name))) }
}

type AddAttribute = (name: string, text: string, of: 'kml' | 'data') => void

/** Data, SchemaData, and elements of the author's own that hold a text. Answers the names of those that do not. */
function addData(extended: KmlNode, add: AddAttribute): readonly string[] {
  const leftOut: string[] = []
  for (const child of extended.children) {
    if (child.name === 'Data') {
      const value = childOf(child, 'value')
      add(child.attributes.name ?? '', value ? valueIn(value) : '', 'data')
    } else if (child.name === 'SchemaData') {
      for (const simple of child.children) {
        if (simple.name === 'SimpleData') add(simple.attributes.name ?? '', valueIn(simple), 'data')
        else leftOut.push(simple.name)
      }
    } else if (child.children.length === 0) add(child.name, textIn(child), 'data')
    else leftOut.push(child.name)
  }
  return leftOut
}

/** A value as it stands, blanks at its ends too; only where it is on lines of its own are they the file's. */
function valueIn(node: KmlNode): string {
  const text = node.texts.join('')
  return /^\s*\n|\n\s*$/.test(text) ? text.trim() : text
}

function shapeOf(nodes: readonly KmlNode[]): Pick<Placemark, 'geometry' | 'unreadable'> {
  const [only] = nodes
  if (!only) return { geometry: '', unreadable: null }
  try {
    return { geometry: nodes.length === 1 ? kmlGeometry(only) : collection(nodes), unreadable: null }
  } catch (error) {
    if (!(error instanceof NotKmlGeometry)) throw error
    return { geometry: nodes.map(xmlOf).join(''), unreadable: error.message }
  }
}
