/** The head of a document as the fields of a form, and what the form writes back: only what was changed. */
import { stringify } from 'yaml'
import { z } from 'zod'
import { withHeadKey } from './edit-head.js'
import { type FrontMatter, readYaml, separate, splitDocument } from './front-matter.js'

/** Files beside those that every bundle has. */
type Also = FrontMatter['also'][number]

/** What a form shows of a head. An empty text stands for a key that is not there. */
export interface HeadFields {
  kind: string
  language: string
  date: string
  place: string
  publisher: string
  series: string
  licence: string
  /** In the language of the text. */
  title: string
  otherTitles: { language: string; title: string }[]
  figures: { name: string; query: string }[]
  also: Also[]
}

/** Reads a head. Throws `front-matter-not-understood`. */
export function headFields(text: string, documentId: string): HeadFields {
  const { title, language, ...read } = splitDocument(text, documentId).frontMatter
  const others = Object.entries(title).filter(([tag]) => tag !== language)
  return {
    kind: read.kind,
    language,
    date: read.date,
    place: read.place ?? '',
    publisher: read.publisher ?? '',
    series: read.series ?? '',
    licence: read.licence ?? '',
    title: title[language] ?? '',
    otherTitles: others.map(([tag, words]) => ({ language: tag, title: words })),
    figures: Object.entries(read.figures).map(([name, query]) => ({ name, query })),
    also: [...read.also],
  }
}

/** The text with what differs between two states of its form; every other line of the head stays as it was written. */
export function withHeadFields(text: string, before: HeadFields, after: HeadFields): string {
  const was = headKeys(before)
  return Object.entries(headKeys(after))
    .filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(was[key]))
    .reduce((made, [key, value]) => withHeadKey(made, key, value), text)
}

/** What stands under each key; `undefined` where there is nothing. */
function headKeys(fields: HeadFields): Readonly<Record<string, unknown>> {
  const { title, otherTitles, figures, also, ...plain } = fields
  const named = figures.filter(({ name }) => name !== '')
  return {
    ...Object.fromEntries(Object.entries(plain).map(([key, value]) => [key, value || undefined])),
    title: titleValue(fields),
    figures: named.length > 0 ? Object.fromEntries(named.map(({ name, query }) => [name, query])) : undefined,
    also: also.length > 0 ? [...also] : undefined,
  }
}

/** One text where the document has a title in its own language alone. */
function titleValue({ language, title, otherTitles }: HeadFields): unknown {
  const others = otherTitles.filter((each) => each.title !== '')
  if (others.length === 0) return title
  const all = title === '' ? others : [{ language, title }, ...others]
  return Object.fromEntries(all.map((each) => [each.language, each.title]))
}

/** Of a translation its head is optional, and the rest of it a copy. */
const translationHead = z.looseObject({ translator: z.string().default('') })

/** Who translated, as a translation says; empty where it does not. Throws `front-matter-not-understood`. */
export function translatorOf(text: string): string {
  const { yaml } = separate(text)
  return yaml === null || yaml.trim() === '' ? '' : readYaml(yaml, translationHead).translator
}

/** The translation with its translator named, in a head that is begun where there was none. */
export function withTranslator(text: string, translator: string): string {
  if (separate(text).yaml !== null) return withHeadKey(text, 'translator', translator || undefined)
  return translator === '' ? text : `---\n${stringify({ translator }, { lineWidth: 0 })}---\n${text}`
}
