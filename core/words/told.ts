/** Names and sentences in a reader's language, as a bundle carries them: those it needs, and no others. */

/** One language. */
export interface Told {
  /** By the keys of keys.ts. */
  readonly terms: Readonly<Record<string, string>>
  /** By the English sentence, with `{gaps}` in both. */
  readonly sentences: Readonly<Record<string, string>>
}

/** A stretch of a sentence: its own words, or what stood in a gap and is nobody's to translate. */
export interface ToldPart {
  readonly text: string
  readonly isValue: boolean
}

/** A name, or what stands for it where it has none in this language. */
export function termOf(told: Told | undefined, key: string, otherwise: string): string {
  return told !== undefined && Object.hasOwn(told.terms, key) ? (told.terms[key] ?? otherwise) : otherwise
}

/** The names of one language as figures.json holds them, the more particular sentence first. */
export function toldIn(
  words: Readonly<Record<string, Told>> | undefined,
  language: string,
): Told | undefined {
  if (words === undefined || !Object.hasOwn(words, language)) return undefined
  const { terms = {}, sentences = {} } = words[language] ?? {}
  const ordered = Object.entries(sentences).sort(
    ([one], [other]) => other.length - one.length || (one < other ? -1 : 1),
  )
  return { terms, sentences: Object.fromEntries(ordered) }
}

/** The number that a stretch writes out in English, 1,234.5; null where it is none. */
export function numberInEnglish(text: string): number | null {
  return /^(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?$/.test(text) ? Number(text.replaceAll(',', '')) : null
}

/** How deep sentences lie in gaps of sentences: "3 days" in "ends 3 days before". */
const deepest = 3

/** An English sentence in the reader's language; null where it has none there. */
export function tell(told: Told | undefined, text: string, depth = 0): readonly ToldPart[] | null {
  if (told === undefined || depth > deepest) return null
  for (const [english, own] of Object.entries(told.sentences)) {
    const values = readSentence(text, english)
    if (values)
      return own.split(/\{(\w+)\}/).flatMap((part, index): readonly ToldPart[] => {
        if (index % 2 === 0) return part === '' ? [] : [{ text: part, isValue: false }]
        const value = values.get(part) ?? ''
        return tell(told, value, depth + 1) ?? [{ text: value, isValue: true }]
      })
  }
  // A sum is read in every language.
  return /\p{L}/u.test(text) ? null : [{ text, isValue: true }]
}

/** What can stand in a gap of that name, where not everything can: a sum begins as "3 days" does. */
const forms: ReadonlyMap<string, RegExp> = new Map([
  ['count', /^[\d.,]+$/],
  ['unit', /^\p{L}/u],
])

/**
 * What stands in the gaps of a sentence, a number under `count` and words under `unit`; null where the text is not that
 * sentence. Each gap ends where the words after it first begin, so that time grows with the length of the text alone.
 */
export function readSentence(text: string, sentence: string): ReadonlyMap<string, string> | null {
  const [first = '', ...rest] = sentence.split(/\{(\w+)\}/)
  if (!text.startsWith(first)) return null
  const values = new Map<string, string>()
  let at = first.length
  for (let index = 0; index < rest.length; index += 2) {
    const words = rest[index + 1] ?? ''
    const isLast = index + 2 >= rest.length
    const gap = rest[index] ?? ''
    const end = isLast ? text.length - words.length : text.indexOf(words, at + 1)
    if (end <= at || (words === '' && !isLast) || !text.startsWith(words, end)) return null
    const value = text.slice(at, end)
    if (forms.get(gap)?.test(value) === false) return null
    values.set(gap, value)
    at = end + words.length
  }
  return at === text.length ? values : null
}
