/** What a figure was asked for, beside its number: conditions, period, place; published pages say the same. */
import { fill, numberIn, wordsFor } from '../../../core/document/words/page-words.js'
import { definitionOf } from '../../../core/figure/catalogue.js'
import { dimensionsOf } from '../../../core/figure/dimensions.js'
import type { Condition, Period, Query } from '../../../core/figure/query.js'
import { countIn } from '../../../core/figure/query.js'
import { day, language } from '../language.svelte.js'
import { codeWord, dimensionWord } from '../words.js'

/** Each thing that the query says, in the language of the page; where it names no period or place, that too. */
export function askedWords(query: Query): readonly string[] {
  const words = wordsFor(language())
  const { where, period, place } = countIn(query)
  const conditions = where.map((condition) => conditionWord(query, condition))
  const base = query.type === 'share' ? [query.base === 'known' ? words.shareKnown : words.shareAll] : []
  const rate =
    query.type === 'rate'
      ? [fill(words.ratePer, { n: numberIn(words, Number(query.per)), claim: query.claim })]
      : []
  const boundaries = place?.boundariesAt ? [fill(words.boundaries, { date: day(place.boundariesAt) })] : []
  const at = place
    ? [fill(words.atPlace, { place: place.text }), ...boundaries].join(' ')
    : words.wholeRegister
  return [...conditions, ...base, ...rate, periodWord(period), at]
}

function conditionWord(query: Query, { dimension: name, operator, codes }: Condition): string {
  const words = wordsFor(language())
  const definition = definitionOf(countIn(query))
  const dimension = dimensionsOf(definition).find((each) => each.name === name)
  const named = codes.map((code) => (dimension ? codeWord(dimension, code) : code)).join(` ${words.or} `)
  const said = operator === '!=' ? fill(words.otherThan, { codes: named }) : named
  return `${dimension ? dimensionWord(definition, dimension) : name}${words.colon}${said}`
}

function periodWord(period: Period | null): string {
  const words = wordsFor(language())
  if (period === null) return words.allDates
  if (period.type === 'year') return fill(words.inYear, { year: period.year })
  const { from, to } = period
  if (from === null) return fill(words.toDay, { to: day(to) })
  return fill(words.fromTo, { from: day(from), to: day(to) })
}
