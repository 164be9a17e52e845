/** KML as a stream: each Placemark as a small tree, with the folders it lies in; of all else, only its name. */
import { SaxesParser } from 'saxes'

/** An element with what is in it. Names are without prefix, but for `gx:`. */
export interface KmlNode {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: KmlNode[]
  readonly texts: string[]
}

/** What comes out of a file, in its order. */
export type KmlEvent =
  | {
      readonly type: 'placemark'
      readonly node: KmlNode
      /** Names of the folders around it, the outermost first. */
      readonly folders: readonly string[]
      /** The file ended in it. */
      readonly cut: boolean
    }
  | { readonly type: 'link'; readonly href: string }
  /** The names that a schema declares, whether a placemark uses them or not. */
  | { readonly type: 'declared'; readonly names: readonly string[] }
  /** An element beside the placemarks that is not read. */
  | { readonly type: 'other'; readonly name: string }
  | { readonly type: 'cut' }

/** Thrown inside when the text is no XML; half a sentence. */
export class NotXml extends Error {}

/** Thrown inside when one placemark is longer than is held. */
export class PlacemarkTooLong extends Error {}

const containers = new Set(['kml', 'Document', 'Folder'])
const deepest = 200
/** Longest text of one placemark in characters. */
export const maximumPlacemarkCharacters = 256 * 1024 * 1024

/** Reads KML text piece by piece. Entities that a file defines are not known, and no address is followed. */
export class KmlParser {
  private readonly parser = new SaxesParser()
  private readonly stack: KmlNode[] = []
  /** Each container that is open. */
  private readonly folders: { readonly isFolder: boolean; name: string }[] = []
  private depthInFeature = 0
  private characters = 0
  private found: KmlEvent[] = []

  constructor() {
    this.parser.on('opentag', ({ name, attributes }) => this.open(plain(name), attributes))
    this.parser.on('closetag', () => this.close())
    this.parser.on('text', (text) => this.text(text))
    this.parser.on('cdata', (text) => this.text(text))
    this.parser.on('error', (error) => {
      throw new NotXml(error.message)
    })
  }

  write(text: string): readonly KmlEvent[] {
    this.parser.write(text)
    return this.take()
  }

  /** A file that is cut leaves elements open. */
  end(): readonly KmlEvent[] {
    if (this.stack.length === 0) {
      this.parser.close()
      return this.take()
    }
    const feature = this.depthInFeature > 0 ? this.stack[this.stack.length - this.depthInFeature] : undefined
    if (feature?.name === 'Placemark') this.emitPlacemark(feature, true)
    this.found.push({ type: 'cut' })
    return this.take()
  }

  private take(): readonly KmlEvent[] {
    const found = this.found
    this.found = []
    return found
  }

  private open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (this.stack.length >= deepest)
      throw new NotXml(
        `${this.parser.line}:${this.parser.column}: elements lie more than ${deepest} deep in each other`,
      )
    const node: KmlNode = { name, attributes: { ...attributes }, children: [], texts: [] }
    const parent = this.stack.at(-1)
    this.stack.push(node)
    if (this.depthInFeature > 0) {
      this.depthInFeature += 1
      parent?.children.push(node)
    } else if (containers.has(name)) this.folders.push({ isFolder: name === 'Folder', name: '' })
    else this.depthInFeature = 1
  }

  private close(): void {
    const node = this.stack.pop()
    if (!node) return
    if (this.depthInFeature === 0) {
      this.folders.pop()
      return
    }
    this.depthInFeature -= 1
    if (this.depthInFeature > 0) return
    this.characters = 0
    if (node.name === 'Placemark') this.emitPlacemark(node, false)
    else if (node.name === 'NetworkLink') this.found.push({ type: 'link', href: hrefIn(node) })
    else if (node.name === 'name') this.nameFolder(textIn(node))
    else if (node.name === 'Schema') this.found.push({ type: 'declared', names: fieldsIn(node) })
    else this.found.push({ type: 'other', name: node.name })
  }

  private emitPlacemark(node: KmlNode, cut: boolean): void {
    const folders = this.folders
      .filter(({ isFolder, name }) => isFolder && name !== '')
      .map(({ name }) => name)
    this.found.push({ type: 'placemark', node, folders, cut })
  }

  private nameFolder(name: string): void {
    const folder = this.folders.at(-1)
    if (folder) folder.name = name
  }

  private text(text: string): void {
    if (this.depthInFeature === 0) return
    this.characters += text.length
    if (this.characters > maximumPlacemarkCharacters) throw new PlacemarkTooLong()
    this.stack.at(-1)?.texts.push(text)
  }
}

/** The text in an element, without white space around it. */
export function textIn(node: KmlNode): string {
  return node.texts.join('').trim()
}

/** The first child of that name. */
export function childOf(node: KmlNode, name: string): KmlNode | undefined {
  return node.children.find((child) => child.name === name)
}

/** The element written again, for a person to read. */
export function xmlOf(node: KmlNode): string {
  return `<${node.name}>${textIn(node)}${node.children.map(xmlOf).join('')}</${node.name}>`
}

function fieldsIn(schema: KmlNode): readonly string[] {
  return schema.children.flatMap(({ name, attributes }) =>
    name === 'SimpleField' && attributes.name ? [attributes.name] : [],
  )
}

function hrefIn(node: KmlNode): string {
  const link = childOf(node, 'Link') ?? childOf(node, 'Url')
  const href = link && childOf(link, 'href')
  return href ? textIn(href) : ''
}

function plain(name: string): string {
  return name.startsWith('gx:') ? name : name.slice(name.indexOf(':') + 1)
}
