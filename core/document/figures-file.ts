/** figures.json of a bundle: definitions, queries and results, and the verdict on each number of the text. */
import { z } from 'zod'
import type { Revision } from '../disclosure/revisions.js'
import { revisionReasons } from '../disclosure/revisions.js'
import { definitions as catalogue } from '../figure/catalogue.js'
import { definitionName } from '../figure/definition.js'
import type { Told } from '../words/told.js'
import type { CheckedDocument } from './check.js'
import { verdicts } from './verdict.js'

/** The version of the bundle's format. */
export const bundleVersion = 1
/** The versions of the pages, the one of new bundles last: `verify` draws each of them again, byte for byte. */
export const pageVersions = [1, 2] as const
export const pageVersion = 2

const count = z.int().min(0)
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'is no hash in hex')
const textOrNull = z.string().nullable()
const key = z.record(z.string(), z.string())
const texts = z.record(z.string(), z.string())

const figure = z.strictObject({
  id: z.string(),
  definition: z.string(),
  query: z.string(),
  asOf: count,
  root: hash,
  unit: z.string(),
  total: z.number().nullable(),
  mayFall: z.number().nullable(),
  range: z.strictObject({ minimum: z.number(), maximum: z.number() }).nullable(),
  unknown: z.number().nullable(),
  confirmed: z.number().nullable(),
  notReviewed: z.number().nullable(),
  parts: z.array(z.strictObject({ key, value: z.number().nullable() })),
  withheld: z.array(z.strictObject({ key, reason: z.string() })),
  notes: z.array(z.string()),
})

const revision = z.strictObject({
  query: z.string(),
  since: count,
  before: count,
  now: count,
  changes: z
    .array(
      z.strictObject({
        what: z.enum(['added', 'removed']),
        reason: z.enum(revisionReasons),
        count: z.int().min(1),
      }),
    )
    .nullable(),
})

const shape = z.strictObject({
  truebearing: z.literal(bundleVersion),
  page: z.literal(pageVersions),
  document: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'is no id'),
  register: z.strictObject({ name: z.string(), contact: textOrNull }),
  origin: z.string(),
  asOf: count,
  root: hash,
  nonce: hash,
  definitions: z.array(
    z.strictObject({ name: z.string(), title: z.string(), text: z.string(), unit: z.string() }),
  ),
  figures: z.array(figure),
  /** Absent where nothing was published before, or nothing changed. */
  revisions: z.array(revision).min(1).optional(),
  /** What the pages call things in their languages; absent where every text is in English. */
  words: z.record(z.string(), z.strictObject({ terms: texts, sentences: texts })).optional(),
  sharesOfNothing: z.array(z.string()),
  claims: z.array(
    z.strictObject({
      id: z.string(),
      statedBy: z.string(),
      statedOn: z.string(),
      words: z.string(),
      language: textOrNull,
      quantityLow: textOrNull,
      quantityHigh: textOrNull,
      unit: textOrNull,
      standing: textOrNull,
    }),
  ),
  numbers: z.array(
    z.strictObject({
      text: z.string(),
      line: z.int().min(1),
      value: z.number().nullable(),
      verdict: z.enum(verdicts),
      counted: z.number().nullable(),
      query: textOrNull,
      claim: textOrNull,
      /** Absent where it was not asked. */
      lastHeld: count.nullable().optional(),
    }),
  ),
  arithmetic: z.array(z.strictObject({ line: z.int().min(1), expression: z.string(), holds: z.boolean() })),
})

/** What figures.json says. */
export type FiguresFile = z.infer<typeof shape>

/** What a publication is, apart from what was counted. */
export interface Publication {
  readonly register: { readonly name: string; readonly contact: string | null }
  readonly origin: string
  /** The entry as of which was counted, and the root of the log there in hex. */
  readonly asOf: number
  readonly root: string
  /** 32 bytes in hex, made once for this document and entry. */
  readonly nonce: string
  /** Why numbers changed since they were published last; left out where none did. */
  readonly revisions?: readonly Revision[] | undefined
  /** By language tag (core/words/published-words.ts). */
  readonly words?: Readonly<Record<string, Told>> | undefined
}

/** figures.json of a checked document. */
export function figuresFile(checked: CheckedDocument, publication: Publication): FiguresFile {
  const { document, numbers, arithmetic, results, sharesOfNothing, claims } = checked
  const { revisions, words, ...sealed } = publication
  const used = new Set(results.map(({ definition }) => definition))
  return {
    truebearing: bundleVersion,
    page: pageVersion,
    document: document.frontMatter.id,
    ...sealed,
    ...(revisions && {
      revisions: revisions.map((entry) => ({ ...entry, changes: entry.changes && [...entry.changes] })),
    }),
    ...(words && { words: { ...words } }),
    definitions: catalogue
      .map((entry) => ({
        name: definitionName(entry),
        title: entry.title,
        text: entry.text,
        unit: entry.unit,
      }))
      .filter(({ name }) => used.has(name)),
    figures: results.map((result) => structuredCopy(result)),
    sharesOfNothing: [...sharesOfNothing],
    claims: [...claims],
    numbers: numbers.map(({ text, line, value, verdict, counted, query, claim, lastHeld }) => ({
      text,
      line,
      value,
      verdict,
      counted,
      query,
      claim,
      ...(lastHeld !== undefined && { lastHeld }),
    })),
    arithmetic: [...arithmetic],
  }
}

/** A result with exactly the fields that are published. */
function structuredCopy(
  result: z.infer<typeof figure> | CheckedDocument['results'][number],
): z.infer<typeof figure> {
  return figure.parse(JSON.parse(JSON.stringify(result)))
}

/** JSON with sorted keys, two blanks a level and a line end: the same value, the same bytes. */
export function stableJson(value: unknown): string {
  return `${JSON.stringify(sorted(value), null, 2)}\n`
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted)
  if (typeof value !== 'object' || value === null) return value
  // A map keeps no key apart that means something to an object, such as __proto__.
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, entry]) => [name, sorted(entry)]),
  )
}

/** Text that is JSON of some shape, or why it is not. */
export type Read<T> =
  | { readonly value: T; readonly reason?: undefined }
  | { readonly value?: undefined; readonly reason: string }

/** Reads figures.json. Its bytes must be those that `stableJson` writes: no key twice, no digits lost. */
export function readFiguresFile(text: string): Read<FiguresFile> {
  const read = readJson(text, shape)
  if (read.value && stableJson(read.value) !== text)
    return { reason: 'it is not written in its one stable form' }
  return read
}

/** JSON of a shape from outside. Never throws. */
export function readJson<T>(text: string, expected: z.ZodType<T>): Read<T> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { reason: `it is no JSON: ${error instanceof Error ? error.message : 'not readable'}` }
  }
  const read = expected.safeParse(value)
  if (read.success) return { value: read.data }
  const [issue] = read.error.issues
  return {
    reason: `${issue?.path.map(String).join('.') || 'the whole'}: ${issue?.message ?? 'of another shape'}`,
  }
}
