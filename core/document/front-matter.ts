/** What stands between the two lines of dashes at the head of a document. */
import { parseDocument as parseYaml } from 'yaml'
import { z } from 'zod'
import { consultativeStatuses } from './channels.js'
import { frontMatterNotUnderstood } from './problems.js'

/** Ids go into paths, addresses and the log. */
const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/
const idText = z.string().regex(idPattern, 'holds letters, digits, dots, dashes and underscores only')
const languageTag = z.string().regex(/^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'is no language tag such as en')
const isoDate = z.string().refine(isDay, 'is no day YYYY-MM-DD')
// YAML reads 2041 as a number; a title or a place may be one.
const words = z.union([z.string().min(1), z.number().transform(String)])

/** One text, or one a language. */
const wordsByLanguage = z.union([words, z.record(languageTag, words)])

const frontMatterShape = z.strictObject({
  kind: z.string().regex(/^[a-z][a-z0-9-]*$/, 'is one word in lower case, such as appeal'),
  title: wordsByLanguage,
  date: isoDate,
  place: words.optional(),
  language: languageTag.default('en'),
  id: idText.optional(),
  series: idText.optional(),
  publisher: words.optional(),
  to: z
    .array(
      z.strictObject({
        id: idText,
        office: wordsByLanguage.optional(),
        body: wordsByLanguage.optional(),
        name: wordsByLanguage.optional(),
        channel: words.optional(),
        /** That of the sender, where the channel's limits differ by it. */
        status: z.enum(consultativeStatuses).optional(),
      }),
    )
    .default([]),
  asks: z
    .array(
      z.strictObject({
        id: idText,
        to: z.union([idText, z.array(idText)]),
        kind: words.optional(),
        reply_by: isoDate.optional(),
      }),
    )
    .default([]),
  figures: z
    .record(z.string().regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'is kebab-case'), z.string())
    .default({}),
  signatories: z.string().min(1).optional(),
  /** Said to those who follow and archive; nothing of it is checked. */
  licence: words.optional(),
  /** Files beside those that every bundle has. */
  also: z.array(z.enum(['feed', 'ro-crate'])).default([]),
})

/** The front matter; `id` is the file's name where the text gives none, `title` has one text a language. */
export type FrontMatter = Omit<z.infer<typeof frontMatterShape>, 'id' | 'title'> & {
  readonly id: string
  readonly title: Readonly<Record<string, string>>
}

/** A text taken apart. `bodyLine` is the line, from 1, at which the body begins. */
export interface SplitDocument {
  readonly frontMatter: FrontMatter
  readonly body: string
  readonly bodyLine: number
}

const most = 2_000_000

/**
 * Takes a document apart. `name` is its file name, from which the id is made where the text gives none. Throws
 * `front-matter-not-understood`.
 */
export function splitDocument(text: string, name: string): SplitDocument {
  if (text.length > most)
    throw frontMatterNotUnderstood({ line: 1, reason: `it is longer than ${most} letters` })
  const { yaml, body, bodyLine } = separate(text)
  if (yaml === null) throw frontMatterNotUnderstood({ line: 1, reason: 'missing' })
  return { frontMatter: complete(readYaml(yaml, frontMatterShape), name), body, bodyLine }
}

/** A text and what stands between the two lines of dashes at its head; `yaml` null where there are none. */
export function separate(text: string): {
  readonly yaml: string | null
  readonly body: string
  readonly bodyLine: number
} {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const found = /^---[ \t]*\n(?<yaml>[\s\S]*?\n|)---[ \t]*(?:\n|$)/.exec(plain)
  if (!found) return { yaml: null, body: plain, bodyLine: 1 }
  const body = plain.slice(found[0].length)
  return { yaml: found.groups?.yaml ?? '', body, bodyLine: found[0].split('\n').length }
}

/** The keys of a document's own front matter. */
export const frontMatterKeys: readonly string[] = Object.keys(frontMatterShape.shape)

/** YAML of a shape. Throws `front-matter-not-understood`. */
export function readYaml<T>(yaml: string, shape: z.ZodType<T>): T {
  const document = parseYaml(yaml, { version: '1.2', schema: 'core', uniqueKeys: true })
  const [error] = document.errors
  if (error) {
    const line = (error.linePos?.[0].line ?? 0) + 1
    throw frontMatterNotUnderstood({
      line,
      reason: error.message.split('\n')[0]?.replace(/\.$/, '') ?? error.code,
    })
  }
  const read = shape.safeParse(toValue(document))
  if (read.success) return read.data
  const [issue] = read.error.issues
  const path = issue?.path.map(String) ?? []
  throw frontMatterNotUnderstood({
    line: lineOf(yaml, path),
    reason: `${path.join('.') || 'it'}: ${issue?.message}`,
  })
}

function toValue(document: ReturnType<typeof parseYaml>): unknown {
  try {
    return document.toJS({ maxAliasCount: 0 })
  } catch (error) {
    if (error instanceof Error) throw frontMatterNotUnderstood({ line: 1, reason: error.message })
    throw error
  }
}

/** The line, in the file, of the first key of a path; 1 where it is not found. */
function lineOf(yaml: string, path: readonly string[]): number {
  const lines = yaml.split('\n')
  const key = [...path].reverse().find((part) => !/^\d+$/.test(part)) ?? ''
  const at = lines.findIndex((line) => line.replace(/^[\s-]*/, '').startsWith(`${key}:`))
  return at < 0 ? 1 : at + 2
}

function complete(read: z.infer<typeof frontMatterShape>, name: string): FrontMatter {
  const id = read.id ?? (name.split(/[/\\]/).at(-1) ?? '').replace(/\.(?:md|markdown)$/i, '')
  if (!idPattern.test(id)) {
    throw frontMatterNotUnderstood({
      line: 1,
      reason: `"${id}", the name of the file, can be no id; give one with id:`,
    })
  }
  const title = typeof read.title === 'string' ? { [read.language]: read.title } : read.title
  return { ...read, id, title }
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const instant = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)
}

/** The title in a language, or in the document's own, or the first there is. */
export function titleIn(frontMatter: FrontMatter, language: string): string {
  const { title } = frontMatter
  return title[language] ?? title[frontMatter.language] ?? Object.values(title)[0] ?? frontMatter.id
}

/** "Secretary-General, United Nations" in a language, or in the document's `own`, or in the first there is. */
export function addresseeIn(
  { id, office, name, body }: FrontMatter['to'][number],
  language: string,
  own: string,
): string {
  const said = [office ?? name ?? id, body].map((text) => {
    if (text === undefined || typeof text === 'string') return text
    return text[language] ?? text[own] ?? Object.values(text)[0]
  })
  return said.filter(Boolean).join(', ')
}
