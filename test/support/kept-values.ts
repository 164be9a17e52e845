/** Looks in every layer of files for what a register keeps in confidence, in every form in which it may be written. */
import { metadataOf } from './file-metadata.js'
import { partsOf, readingsOf } from './file-parts.js'
import type { PositionForms } from './written-forms.js'
import { dayForms, lettersOf, numbersOf, positionForms } from './written-forms.js'

/** What a register keeps. */
export interface Kept {
  /** Names, numbers of cases, names of files, ids: found whatever the case of their letters. */
  readonly texts: readonly string[]
  /** YYYY-MM-DD. */
  readonly days: readonly string[]
  /** Latitude and longitude in degrees on WGS 84. */
  readonly positions: readonly (readonly [number, number])[]
}

/** Something found: in which layer of which file, and what. */
export interface Leak {
  readonly part: string
  readonly what: string
}

/** So many letters are looked up at each place of a text before the whole of a value is compared. */
const keyLength = 5

/** Reads files for what must not stand in them. */
export class Search {
  readonly #byStart = new Map<string, { readonly text: string; readonly what: string }[]>()
  readonly #positions: readonly PositionForms[]

  constructor({ texts, days, positions }: Kept) {
    for (const text of texts) this.#add(text.toLowerCase(), text)
    for (const day of days) for (const form of dayForms(day)) this.#add(form, `${day} as ${form}`)
    this.#positions = positions.map(([latitude, longitude]) => positionForms(latitude, longitude))
  }

  #add(text: string, what: string): void {
    if (text.length < keyLength) throw new Error(`"${text}" is too short to be looked for`)
    const start = text.slice(0, keyLength)
    this.#byStart.set(start, [...(this.#byStart.get(start) ?? []), { text, what }])
  }

  /** Everything found in a file, its name among it. */
  in(name: string, bytes: Uint8Array): readonly Leak[] {
    return partsOf(name, bytes).flatMap((part) => {
      const readings = readingsOf(part.bytes)
      const found = [part.name, ...readings].flatMap((text) => [
        ...this.#textsIn(text),
        ...this.#positionsIn(text),
      ])
      const packed = this.#bytesIn(Buffer.from(part.bytes).toString('latin1'))
      const what = new Set([...found, ...packed, ...metadataOf(part).map((remark) => `metadata: ${remark}`)])
      return [...what].map((said) => ({ part: part.name, what: said }))
    })
  }

  #textsIn(text: string): readonly string[] {
    const lower = text.toLowerCase().replace(/\s+/g, ' ')
    const found: string[] = []
    for (let at = 0; at + keyLength <= lower.length; at += 1) {
      for (const entry of this.#byStart.get(lower.slice(at, at + keyLength)) ?? [])
        if (lower.startsWith(entry.text, at)) found.push(entry.what)
    }
    return found
  }

  #positionsIn(text: string): readonly string[] {
    const numbers = numbersOf(text)
    const letters = lettersOf(text)
    return this.#positions.flatMap(({ pairs, alone }) => [
      ...pairs
        .filter((pair) => standNear(numbers, pair.latitude, pair.longitude))
        .map(({ form }) => `position: ${form}`),
      ...alone.filter((entry) => letters.includes(entry.text)).map(({ form }) => `position: ${form}`),
    ])
  }

  #bytesIn(text: string): readonly string[] {
    return this.#positions.flatMap(({ bytes }) =>
      bytes.filter((entry) => text.includes(entry.text)).map(({ form }) => `position: ${form}`),
    )
  }
}

/** Whether two numbers stand within a line of each other, whichever comes first. */
function standNear(numbers: string, one: string, other: string): boolean {
  const mostApart = 60
  for (let at = numbers.indexOf(one); at >= 0; at = numbers.indexOf(one, at + 1)) {
    if (at > 0 && numbers[at - 1] !== ' ') continue
    const around = numbers.slice(Math.max(0, at - mostApart), at + one.length + mostApart)
    if (` ${around}`.includes(` ${other}`)) return true
  }
  return false
}
