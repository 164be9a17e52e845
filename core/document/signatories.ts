/** signatories.csv of a bundle: those who agreed to be named, as agreed; a line for each of the rest; the counts. */
import { concatBytes, fromUtf8, toUtf8 } from '../log/bytes.js'
import { besideWays, capacities, ways } from '../signature/codes.js'
import type { PrintedSignatory } from '../signature/name-gate.js'
import { parseCsv, printCsv } from './csv.js'

export const signatoriesName = 'signatories.csv'

/** So many of one code. */
export interface Tally {
  readonly of: string
  readonly count: number
}

/** The counts. Named and unnamed are all that signed, and so are the ways; a signature may have several capacities. */
export interface SignatoryCounts {
  readonly signed: number
  /** Capacities of those who are named with theirs or not named at all; `not_printed`: named without it. */
  readonly capacities: readonly Tally[]
  readonly ways: readonly Tally[]
  /** Read aloud, witnessed, scanned: beside any way. */
  readonly besideWays: readonly Tally[]
  readonly withdrawn: number
  /** Signed another text of this document, and not counted under this one. */
  readonly otherText: number
  /** Erased by law since they signed. */
  readonly erased: number
}

/** What a page shows of the file. */
export interface Signatories extends SignatoryCounts {
  readonly named: number
  readonly unnamed: number
  /** The first of the named, in the order of signing. */
  readonly listed: readonly PrintedSignatory[]
}

/** How many names a page lists; the file holds all of them. */
export const mostListed = 500

const columns = [
  'line',
  'of',
  'name',
  'capacity',
  'own_word',
  'organisation',
  'position',
  'decided_by',
  'decided_on',
  'dead',
  'tag',
  'count',
] as const

/** The line of one who is named. `tag` is made for this file of this bundle alone, as those of rows/ are. */
export function namedLine(signatory: PrintedSignatory, tag: string): string {
  const { name, ownWord, organisation, position, decidedBy, decidedOn } = signatory
  const list = (texts: readonly string[]) => texts.join('; ')
  return printCsv([
    [
      'named',
      '',
      name,
      list(signatory.capacities),
      ownWord,
      organisation,
      position,
      decidedBy,
      decidedOn,
      list(signatory.dead),
      tag,
      '1',
    ],
  ])
}

/**
 * The bytes of the whole file. `named`: the lines of the named in the order of signing, any number to a piece;
 * `unnamedTags`: of the rest, ascending.
 */
export function printSignatories(
  counts: SignatoryCounts,
  named: readonly Uint8Array[],
  unnamedTags: Iterable<string>,
): Uint8Array {
  const tally = (line: string, tallies: readonly Tally[]) =>
    tallies.map(({ of, count }) => bareLine(line, of, '', count)).join('')
  const head = [
    printCsv([columns]),
    bareLine('signed', '', '', counts.signed),
    tally('capacity', counts.capacities),
    tally('way', counts.ways),
    tally('beside', counts.besideWays),
    bareLine('withdrawn', '', '', counts.withdrawn),
    bareLine('other_text', '', '', counts.otherText),
    // Only where there are some: files of before have no such line.
    ...(counts.erased > 0 ? [bareLine('erased', '', '', counts.erased)] : []),
  ]
  return concatBytes([toUtf8(head.join('')), ...named, ...unnamedPieces(unnamedTags)])
}

const linesInPiece = 5000

function* unnamedPieces(tags: Iterable<string>): Generator<Uint8Array> {
  let lines: string[] = []
  for (const tag of tags) {
    lines.push(bareLine('unnamed', '', tag, 1))
    if (lines.length < linesInPiece) continue
    yield toUtf8(lines.join(''))
    lines = []
  }
  yield toUtf8(lines.join(''))
}

function bareLine(line: string, of: string, tag: string, count: number): string {
  return `${line},${of},,,,,,,,,${tag},${count}\n`
}

/** What a file holds, or the line (from 1; null: no UTF-8) at which it is not in its one form, and why. */
export type ReadSignatories =
  | { readonly value: Signatories }
  | { readonly value: null; readonly line: number | null; readonly reason: string }

/** Reads signatories.csv of a bundle: every line, every sum, no tag twice. Never throws. */
export function readSignatories(bytes: Uint8Array): ReadSignatories {
  const reading = new Reading()
  let line = 0
  for (const text of linePieces(bytes)) {
    if (text === null) return { value: null, line: null, reason: 'the file is not UTF-8' }
    for (let from = 0; from < text.length; ) {
      line += 1
      const end = text.indexOf('\n', from)
      const reason = end < 0 ? 'it ends within a line' : reading.take(text.slice(from, end), line)
      if (reason !== null) return { value: null, line, reason }
      from = end + 1
    }
  }
  const reason = reading.sumsHold()
  return reason === null ? { value: reading.signatories() } : { value: null, line: 1, reason }
}

/** The cells of the line of one tag; null where no line has it. For a file that `readSignatories` finds whole. */
export function findSignatory(bytes: Uint8Array, tag: string): readonly string[] | null {
  const ending = `,${tag},1\n`
  for (const text of linePieces(bytes)) {
    const at = text?.indexOf(ending) ?? -1
    if (text && at >= 0)
      return parseCsv(text.slice(text.lastIndexOf('\n', at) + 1, at + ending.length))?.[0] ?? null
  }
  return null
}

const pieceBytes = 1 << 20
const lineFeed = 10

/** The text in pieces of whole lines, null for one that is not UTF-8: a million signatures as one text is too much. */
function* linePieces(bytes: Uint8Array): Generator<string | null> {
  for (let from = 0; from < bytes.length; ) {
    const feed = bytes.indexOf(lineFeed, from + pieceBytes)
    const end = feed < 0 ? bytes.length : feed + 1
    yield fromUtf8(bytes.subarray(from, end))
    from = end
  }
}

const kinds = [
  'signed',
  'capacity',
  'way',
  'beside',
  'withdrawn',
  'other_text',
  'erased',
  'named',
  'unnamed',
] as const
type LineKind = (typeof kinds)[number]

const codesOf: Readonly<Partial<Record<LineKind, readonly string[]>>> = {
  capacity: [...capacities.map(({ code }) => code), 'not_printed'],
  way: ways.map(({ code }) => code),
  beside: besideWays.map(({ code }) => code),
}

/** The lines so far. */
class Reading {
  readonly #tallies: Record<LineKind, Tally[]> = {
    signed: [],
    capacity: [],
    way: [],
    beside: [],
    withdrawn: [],
    other_text: [],
    erased: [],
    named: [],
    unnamed: [],
  }
  /** Of the named; those of the unnamed rise, so that their last is enough. */
  readonly #tags = new Set<string>()
  readonly #listed: PrintedSignatory[] = []
  #last = 0
  #lastTag = ''
  #named = 0
  #unnamed = 0

  /** Takes a line; gives what is wrong with it, or null. */
  take(line: string, number: number): string | null {
    if (number === 1) return line === columns.join(',') ? null : 'the header is another'
    const cells = line.includes('"') ? (parseCsv(line)?.[0] ?? []) : line.split(',')
    if (cells.length !== columns.length || printCsv([cells]) !== `${line}\n`)
      return 'the line is not in its one form'
    const kind: number = kinds.indexOf(cells[0] as LineKind)
    if (kind < this.#last) return 'the line does not stand in its place'
    this.#last = kind
    const name = kinds[kind] ?? 'signed'
    return name === 'named' || name === 'unnamed'
      ? this.#takePerson(name, cells)
      : this.#takeTally(name, cells)
  }

  #takeTally(kind: LineKind, cells: readonly string[]): string | null {
    const of = cells[1] ?? ''
    const count = Number(cells.at(-1))
    const known = codesOf[kind]
    const isPlain = cells.slice(2, -1).every((cell) => cell === '') && String(count) === cells.at(-1)
    if (!isPlain || !Number.isSafeInteger(count) || count < 0) return 'the count is not in its one form'
    if (known ? !known.includes(of) : of !== '') return `nothing is counted as "${of}"`
    if (this.#tallies[kind].some((tally) => tally.of === of)) return 'it is counted twice'
    this.#tallies[kind].push({ of, count })
    return null
  }

  #takePerson(kind: 'named' | 'unnamed', cells: readonly string[]): string | null {
    const [, of, name = '', capacity, ownWord = '', organisation = '', position = '', ...rest] = cells
    const [decidedBy = '', decidedOn = '', dead, tag = '', count] = rest
    if (of !== '' || count !== '1' || !/^[0-9a-f]{64}$/.test(tag)) return 'the line is not in its one form'
    const key = packed(tag)
    if (tag === this.#lastTag || this.#tags.has(key)) return 'one signature stands twice'
    if (kind === 'unnamed') {
      if (cells.slice(2, -2).some((cell) => cell !== '') || tag <= this.#lastTag)
        return 'the line is not in its one form'
      this.#lastTag = tag
      this.#unnamed += 1
      return null
    }
    if (name === '') return 'nobody is named'
    this.#tags.add(key)
    this.#named += 1
    const list = (text: string | undefined) => (text ? text.split('; ') : [])
    if (this.#named <= mostListed)
      this.#listed.push({
        name,
        capacities: list(capacity),
        ownWord,
        organisation,
        position,
        decidedBy,
        decidedOn,
        dead: list(dead),
      })
    return null
  }

  /** What does not add up, or null. */
  sumsHold(): string | null {
    const signed = this.#countOf('signed')
    const ofWays = this.#tallies.way.reduce((sum, { count }) => sum + count, 0)
    const single: readonly LineKind[] = ['signed', 'withdrawn', 'other_text']
    const missing = single.find((kind) => this.#tallies[kind].length !== 1)
    if (missing) return `it does not say how many are "${missing}"`
    if (this.#named + this.#unnamed !== signed)
      return `${this.#named} named and ${this.#unnamed} unnamed are not the ${signed} who signed`
    if (ofWays !== signed) return `the ways add up to ${ofWays} and not to the ${signed} who signed`
    const more = [...this.#tallies.capacity, ...this.#tallies.beside].find(({ count }) => count > signed)
    return more ? `${more.of} is counted more often than anybody signed` : null
  }

  #countOf(kind: LineKind): number {
    return this.#tallies[kind][0]?.count ?? 0
  }

  signatories(): Signatories {
    return {
      signed: this.#countOf('signed'),
      capacities: this.#tallies.capacity,
      ways: this.#tallies.way,
      besideWays: this.#tallies.beside,
      withdrawn: this.#countOf('withdrawn'),
      otherText: this.#countOf('other_text'),
      erased: this.#countOf('erased'),
      named: this.#named,
      unnamed: this.#unnamed,
      listed: this.#listed,
    }
  }
}

/** 64 hexadecimal digits in 16 letters of their own: a part of a text keeps the whole text in memory. */
function packed(tag: string): string {
  const units = Array.from({ length: 16 }, (_, at) => Number.parseInt(tag.slice(4 * at, 4 * at + 4), 16))
  return String.fromCharCode(...units)
}
