/** Geometries as well-known text (OGC 06-103r4, clause 7), such as `POLYGON ((30 10, 40 40, 30 10))`. */
import type { Geometry, Position } from 'geojson'
import { blocked } from '../record/read/reading.js'
import type { GeometryReading } from './geometry.js'

/** How deep each type nests its brackets: 1 for one position. */
const depths = {
  POINT: 1,
  LINESTRING: 1,
  POLYGON: 2,
  MULTIPOINT: 1,
  MULTILINESTRING: 2,
  MULTIPOLYGON: 3,
} as const

const typeNames = {
  POINT: 'Point',
  LINESTRING: 'LineString',
  POLYGON: 'Polygon',
  MULTIPOINT: 'MultiPoint',
  MULTILINESTRING: 'MultiLineString',
  MULTIPOLYGON: 'MultiPolygon',
} as const

type TypeWord = keyof typeof typeNames

const deepest = 16
const token = /\s*([A-Za-z]+|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[(),])/y

/** What is wrong with a text, thrown inside this file alone. */
class Misread extends Error {}

/** Reads well-known text; measures (M) are left out, a height stays. Doubt: `geometry-not-readable`. */
export function readGeometryWkt(text: string): GeometryReading {
  try {
    const tokens = new Tokens(text)
    const geometry = readTagged(tokens, 0)
    if (tokens.next() !== '') throw new Misread('more text follows after the geometry')
    return { geometry }
  } catch (error) {
    if (!(error instanceof Misread)) throw error
    return blocked(
      'geometry-not-readable',
      text,
      `The geometry cannot be read: ${error.message}. The text is kept as it came; correct it in the file.`,
    )
  }
}

class Tokens {
  readonly #text: string
  #at = 0

  constructor(text: string) {
    this.#text = text.trimEnd()
  }

  /** The next word, number or sign; empty at the end. */
  next(): string {
    if (this.#at >= this.#text.length) return ''
    token.lastIndex = this.#at
    const found = token.exec(this.#text)
    if (!found) throw new Misread(`"${this.#text.slice(this.#at, this.#at + 20)}" is no well-known text`)
    this.#at = token.lastIndex
    return found[1] ?? ''
  }

  peek(): string {
    const before = this.#at
    const found = this.next()
    this.#at = before
    return found
  }

  expect(sign: string): void {
    const found = this.next()
    if (found !== sign) throw new Misread(`"${found || 'the end'}" stands where "${sign}" is expected`)
  }
}

function readTagged(tokens: Tokens, depth: number): Geometry {
  const [, word = '', run = ''] = /^(.*?)(ZM|Z|M)?$/.exec(tokens.next().toUpperCase()) ?? []
  const tag = run || (/^(ZM|Z|M)$/i.test(tokens.peek()) ? tokens.next().toUpperCase() : '')
  if (word === 'GEOMETRYCOLLECTION') {
    if (depth >= deepest) throw new Misread(`its collections are nested more than ${deepest} deep`)
    return { type: 'GeometryCollection', geometries: listOf(tokens, () => readTagged(tokens, depth + 1)) }
  }
  if (!Object.hasOwn(typeNames, word)) throw new Misread(`"${word || 'nothing'}" is no type of geometry`)
  return readCoordinates(tokens, word as TypeWord, tag)
}

function readCoordinates(tokens: Tokens, word: TypeWord, tag: string): Geometry {
  const type = typeNames[word]
  const lists = readNested(tokens, depths[word], tag)
  const coordinates = word === 'POINT' ? (lists[0] ?? []) : lists
  return { type, coordinates } as Geometry
}

type Nested = Position | readonly Nested[]

function readNested(tokens: Tokens, depth: number, tag: string): readonly Nested[] {
  return listOf(tokens, () => (depth === 1 ? readPosition(tokens, tag) : readNested(tokens, depth - 1, tag)))
}

/** What stands between brackets, parted by commas; EMPTY is nothing. */
function listOf<Item>(tokens: Tokens, read: () => Item): Item[] {
  if (tokens.peek().toUpperCase() === 'EMPTY') {
    tokens.next()
    return []
  }
  tokens.expect('(')
  const items = [read()]
  while (tokens.peek() === ',') {
    tokens.next()
    items.push(read())
  }
  tokens.expect(')')
  return items
}

/** Two to four numbers; points of a MULTIPOINT may stand in brackets of their own. */
function readPosition(tokens: Tokens, tag: string): Position {
  const isBracketed = tokens.peek() === '('
  if (isBracketed) tokens.next()
  const numbers: number[] = []
  while (/^[-+.\d]/.test(tokens.peek())) numbers.push(Number(tokens.next()))
  if (isBracketed) tokens.expect(')')
  if (numbers.length < 2 || numbers.length > 4 || !numbers.every(Number.isFinite))
    throw new Misread(`a position has ${numbers.length} numbers`)
  return numbers.slice(0, tag === 'M' ? 2 : 3)
}
