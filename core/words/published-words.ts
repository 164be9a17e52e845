/** What a bundle's pages and printed files call things in their languages; sealed with it, so that it stays as it was. */
import type { CheckedDocument } from '../document/check.js'
import { claimRemarks } from '../document/claims.js'
import { primaryLanguage } from '../document/language-tag.js'
import { definitionOf } from '../figure/catalogue.js'
import { definitionName } from '../figure/definition.js'
import { dimensionNamed } from '../figure/dimensions.js'
import { parseQuery } from '../figure/parse.js'
import { countIn } from '../figure/query.js'
import type { FigureResult } from '../figure/result.js'
import { besideWays, capacities, notPrinted, ways } from '../signature/codes.js'
import { codeKey, dimensionKey, figureKey, sentenceMessages } from './keys.js'
import type { Messages } from './messages.js'
import { sentences } from './sentences.js'
import type { Told } from './told.js'
import { readSentence } from './told.js'

/** By primary language tag, English aside; undefined where there is none. `languages`: tags of the texts. */
export function publishedWords(
  checked: CheckedDocument,
  languages: readonly string[],
  messages: Readonly<Record<string, Messages>>,
): Readonly<Record<string, Told>> | undefined {
  const wanted = [...new Set(languages.map(primaryLanguage))].filter(
    (language) => language !== 'en' && Object.hasOwn(messages, language),
  )
  if (wanted.length === 0) return undefined
  const terms = termsOf(checked)
  const said = sentencesIn(textsOf(checked))
  return Object.fromEntries(
    wanted.map((language) => {
      const own = messages[language] ?? {}
      return [language, { terms: chosen(terms, own), sentences: chosen(said, own) }]
    }),
  )
}

/** `named`: what a text is found under, by its key in the messages. */
function chosen(named: ReadonlyMap<string, string>, own: Messages): Readonly<Record<string, string>> {
  return Object.fromEntries(
    [...named].flatMap(([key, name]) => (own[key] === undefined ? [] : [[name, own[key]] as const])),
  )
}

/** Keys of what the figures and the signatures name. A dimension is found under its figure. */
function termsOf(checked: CheckedDocument): ReadonlyMap<string, string> {
  const signing = [
    ...[...capacities, notPrinted].map(({ code }) => codeKey('capacity', code)),
    ...ways.map(({ code }) => codeKey('way', code)),
    ...besideWays.map(({ code }) => codeKey('beside_way', code)),
  ]
  const { kind, signatories } = checked.document.frontMatter
  const keys = [codeKey('document', kind), ...(signatories === undefined ? [] : signing)]
  return new Map([...keys.map((key) => [key, key] as const), ...checked.results.flatMap(figureTerms)])
}

function figureTerms({ query, parts }: FigureResult): readonly (readonly [string, string])[] {
  const count = countIn(parseQuery(query))
  const definition = definitionOf(count)
  const name = definitionName(definition)
  const named = [
    ...count.where.flatMap(({ dimension, codes }) => codes.map((code) => [dimension, code] as const)),
    ...parts.flatMap(({ key }) => Object.entries(key)),
  ]
  const own = ['title', 'text'].map((part) => figureKey(name, part))
  const codes = named.map(([dimension, code]) => codeKey(dimension, code))
  const dimensions = named.map(
    ([dimension]) =>
      [
        dimensionKey(definition, dimensionNamed(definition, dimension)),
        dimensionTerm(name, dimension),
      ] as const,
  )
  return [...[...own, ...codes].map((key) => [key, key] as const), ...dimensions]
}

/** Under which a bundle names a dimension of a figure. */
export function dimensionTerm(definition: string, dimension: string): string {
  return `dimension.${definition}.${dimension}`
}

/** Every English sentence that the pages of a document may say. */
function textsOf({ numbers, arithmetic, results, claims }: CheckedDocument): readonly string[] {
  return [
    ...numbers.flatMap(({ remarks }) => remarks),
    ...arithmetic.map(({ expression }) => expression),
    ...results.flatMap(({ notes, unit }) => [...notes, unit.replaceAll('_', ' ')]),
    ...claims.flatMap(claimRemarks),
    sentences.kin_of,
    sentences.decided_by,
  ]
}

/** Keys of the sentences that these texts are, and of those in their gaps, with their English. */
function sentencesIn(texts: readonly string[]): ReadonlyMap<string, string> {
  const known = sentenceMessages()
  const found = new Map<string, string>()
  const seen = new Set<string>()
  const waiting = [...texts]
  for (let text = waiting.pop(); text !== undefined; text = waiting.pop()) {
    if (seen.has(text)) continue
    seen.add(text)
    for (const [key, english] of known) {
      const values = readSentence(text, english)
      if (!values) continue
      found.set(key, english)
      waiting.push(...values.values())
      break
    }
  }
  // The more particular sentence stands first for whoever reads them back.
  return new Map([...found].sort(([, one], [, other]) => other.length - one.length))
}
