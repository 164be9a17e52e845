/** Well-known text of coordinate systems (OGC 01-009, ISO 19162), as far as its datum and code are concerned. */

/** What a WKT says of itself. Its projection is read by proj4. */
export interface WellKnown {
  readonly name: string
  /** The EPSG code of the whole, or null where it states none. */
  readonly code: number | null
  readonly datum: string
  /** The shift to WGS 84 that it states, numbers set off by commas; null where it states none. */
  readonly toWgs84: string | null
}

/** A word and what stands in its brackets. */
interface Node {
  readonly word: string
  readonly texts: readonly string[]
  readonly nodes: readonly Node[]
  readonly start: number
  readonly end: number
}

const systems = [
  'PROJCS',
  'GEOGCS',
  'PROJCRS',
  'PROJECTEDCRS',
  'GEOGCRS',
  'GEOGRAPHICCRS',
  'GEODCRS',
  'GEODETICCRS',
]
const compounds = ['COMPD_CS', 'COMPOUNDCRS', 'BOUNDCRS', 'SOURCECRS']
const datumWords = ['DATUM', 'GEODETICDATUM', 'TRF', 'GEODETICREFERENCEFRAME', 'ENSEMBLE']

/** Reads the name, code, datum and stated shift; null where the text is not WKT of a system on the earth. */
export function readWkt(text: string): WellKnown | null {
  const system = systemOf(parse(text))
  if (!system) return null
  const datum = find(system, datumWords)
  const name = system.texts[0]
  if (datum?.texts[0] === undefined || name === undefined) return null
  const authority = system.nodes.find((node) => node.word === 'AUTHORITY' || node.word === 'ID')
  const isEpsg = authority?.texts[0]?.toUpperCase() === 'EPSG'
  const shift = find(system, ['TOWGS84'])
  return {
    name,
    code: isEpsg && /^\d+$/.test(authority.texts[1] ?? '') ? Number(authority.texts[1]) : null,
    datum: datum.texts[0],
    toWgs84: shift?.texts.every((number) => Number.isFinite(Number(number))) ? shift.texts.join(',') : null,
  }
}

/** The part of a WKT that says where points lie, without the heights of a compound system. */
export function flatWkt(text: string): string {
  const system = systemOf(parse(text))
  return system ? text.slice(system.start, system.end) : text
}

function systemOf(node: Node | null): Node | null {
  if (!node) return null
  if (systems.includes(node.word)) return node
  if (!compounds.includes(node.word)) return null
  for (const inner of node.nodes) {
    const found = systemOf(inner)
    if (found) return found
  }
  return null
}

function find(node: Node, words: readonly string[]): Node | null {
  for (const inner of node.nodes) {
    const found = words.includes(inner.word) ? inner : find(inner, words)
    if (found) return found
  }
  return null
}

const deepest = 20

function parse(text: string): Node | null {
  const parser = new Parser(text)
  return parser.node(0)
}

/** One pass over the text, from the left; a text that is not WKT gives null. */
class Parser {
  #at = 0

  constructor(private readonly text: string) {}

  node(depth: number): Node | null {
    const start = this.#at
    const head = /\s*([A-Za-z_0-9]+)\s*[[(]/y
    head.lastIndex = start
    const word = head.exec(this.text)?.[1]
    if (word === undefined || depth > deepest) return null
    this.#at = head.lastIndex
    const texts: string[] = []
    const nodes: Node[] = []
    while (this.#at < this.text.length) {
      if (!this.#member(texts, nodes, depth)) return null
      const sign = /\s*([,\])])\s*/y
      sign.lastIndex = this.#at
      const found = sign.exec(this.text)?.[1]
      if (found === undefined) return null
      this.#at = sign.lastIndex
      if (found !== ',') return { word: word.toUpperCase(), texts, nodes, start, end: this.#at }
    }
    return null
  }

  /** A text in quotation marks, a number or bare word, or a node. */
  #member(texts: string[], nodes: Node[], depth: number): boolean {
    const plain = /\s*(?:"([^"]*)"|([^\s"[\](),]+)(?=\s*[,\])]))/y
    plain.lastIndex = this.#at
    const found = plain.exec(this.text)
    if (found) {
      texts.push(found[1] ?? found[2] ?? '')
      this.#at = plain.lastIndex
      return true
    }
    const node = this.node(depth + 1)
    if (node) nodes.push(node)
    return node !== null
  }
}
