/** The tables below a published text: figures, sums, statements, revisions. */
import { parseQuery } from '../figure/parse.js'
import type { Condition, Period, Query } from '../figure/query.js'
import { countIn } from '../figure/query.js'
import type { FigureResult } from '../figure/result.js'
import { claimRemarks } from './claims.js'
import type { FiguresFile } from './figures-file.js'
import type { Html } from './html.js'
import { html, joined, nothing } from './html.js'
import { directionOf } from './language-tag.js'
import { termOn, toldOn } from './page-head.js'
import type { WordedNumber } from './page-translation.js'
import { roundTo } from './stated.js'
import type { CheckedSum } from './verdict.js'
import { verdictSigns } from './verdict.js'
import type { PageWords } from './words/page-words.js'
import { fill, fillHtml, numberIn, unitNamed } from './words/page-words.js'

/** Every number of the text with its verdict. `links`: whether the text above carries the signs. */
export function numberNotes(numbers: readonly WordedNumber[], words: PageWords, links: boolean): Html {
  if (numbers.length === 0) return html`<p>${words.noNumber}</p>`
  const notes = numbers.map(({ text, line, verdict, remarks, query, wordsIn }, index) => {
    const asked = query === null ? nothing : html` <code dir="ltr">${query}</code>`
    const foreign = wordsIn === null ? nothing : html` lang="${wordsIn}" dir="${directionOf(wordsIn)}"`
    const stated = links ? html`<a href="#t${index + 1}">${text}</a>` : html`<bdi${foreign}>${text}</bdi>`
    const said = joined(
      remarks.map((remark) => toldOn(words, remark)),
      ' ',
    )
    return html`<li id="n${index + 1}">${stated} (${fill(wordsIn === null ? words.line : words.lineThere, { n: line })}) <b><bdi>${verdictSigns[verdict].sign}</bdi> ${words.verdicts[verdict]}</b>${words.colon}${words.meanings[verdict]}${words.stop} ${said}${asked}</li>\n`
  })
  return html`<ol class="notes">\n${notes}</ol>`
}

/** The sums of the text. */
export function sumList(sums: readonly CheckedSum[], words: PageWords): Html {
  if (sums.length === 0) return html`<p>${words.noSum}</p>`
  const items = sums.map(
    ({ line, expression, holds }) =>
      html`<li>${fill(words.line, { n: line })}${words.colon}${toldOn(words, expression)}${holds ? '' : ' ≠'}</li>\n`,
  )
  return html`<ul class="plain">\n${items}</ul>`
}

/** One row a figure, and the definitions in full. */
export function figureTable(file: FiguresFile, words: PageWords): Html {
  if (file.figures.length === 0) return html`<p>${words.noFigure}</p>`
  const heads = [
    words.number,
    words.counted,
    words.unknown,
    words.mayFall,
    words.confirmed,
    words.notReviewed,
    words.verdicts.withheld,
  ]
  const head = heads.map(
    (text, index) => html`<th scope="col"${index === 1 ? nothing : { html: ' class="number"' }}>${text}</th>`,
  )
  const rows = file.figures.map((figure) => figureRow(figure, file, words))
  const texts = file.definitions.map(
    ({ name, title, text }) =>
      html`<dt><b>${definitionTitle(words, name, title)}</b> (<bdi>${name}</bdi>)</dt><dd>${definitionText(words, name, text)}</dd>\n`,
  )
  return html`<div class="wide" tabindex="0" role="region" aria-label="${words.figures}"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows}</tbody></table></div>\n<h3>${words.definitions}</h3>\n<dl class="terms">\n${texts}</dl>\n`
}

/** What a figure's definition calls it. */
export function titleOf({ definition }: FigureResult, { definitions }: FiguresFile, words: PageWords): Html {
  const title = definitions.find(({ name }) => name === definition)?.title ?? definition
  return definitionTitle(words, definition, title)
}

function definitionTitle(words: PageWords, name: string, title: string): Html {
  return termOn(words, `figure.${name}.title`, title)
}

function definitionText(words: PageWords, name: string, text: string): Html {
  return termOn(words, `figure.${name}.text`, text)
}

function figureRow(figure: FigureResult, file: FiguresFile, words: PageWords): Html {
  const { unit, range, withheld } = figure
  const amount = (value: number | null) => html`<td class="number">${amountIn(words, value, 'people')}</td>`
  const ends = range && {
    least: amountIn(words, range.minimum, unit),
    most: amountIn(words, range.maximum, unit),
  }
  const beside = [...partsOf(figure, words), ...figure.notes.map((text) => toldOn(words, text))]
  const asOf = fill(words.asOf, { n: numberIn(words, figure.asOf) })
  const said = html`${countedIn(figure, titleOf(figure, file, words), words)}${words.semicolon}${asOf}${words.stop}`
  const spread = ends ? html`<br>${fill(words.sources, ends)}` : nothing
  const first = html`<td class="number"><b>${amountIn(words, figure.total, unit)}</b><br>${unitIn(words, unit)}${spread}</td>`
  const last = html`<td class="number">${numberIn(words, withheld.length)}</td>`
  return html`<tr>${first}<td class="said">${said}${beside.map((line) => html`<br>${line}`)}</td>${amount(figure.unknown)}${amount(figure.mayFall)}${amount(figure.confirmed)}${amount(figure.notReviewed)}${last}</tr>\n`
}

/** What a figure counts, under which conditions, when and where. */
export function countedIn(figure: FigureResult, title: Html, words: PageWords): Html {
  const query = parseQuery(figure.query)
  const { where } = countIn(query)
  const conditions = where.map((condition) => conditionInWords(condition, figure.definition, words))
  const what = joined([html`<b>${title}</b>`, ...conditions], words.comma)
  return joined([what, ...periodIn(query, words)], words.semicolon)
}

/** A number of a figure; a share as a percentage. */
export function amountIn(words: PageWords, value: number | null, unit: string): string {
  if (value === null) return words.verdicts.withheld
  return unit === 'share'
    ? `${numberIn(words, roundTo(value * 100, 2))} %`
    : numberIn(words, roundTo(value, 6))
}

/** The unit in words; one that has none in this language (that of a rate) in English. */
export function unitIn(words: PageWords, unit: string): Html {
  const named = unitNamed(words, unit)
  return named === null ? toldOn(words, unit.replaceAll('_', ' ')) : html`${named}`
}

function partsOf({ parts, unit }: FigureResult, words: PageWords): readonly Html[] {
  const named = parts.filter(({ key }) => Object.keys(key).length > 0)
  const each = named.map(({ key, value }) => {
    const codes = Object.entries(key).map(([dimension, code]) => codeOn(words, dimension, code))
    return html`${joined(codes, words.comma)} ${amountIn(words, value, unit)}`
  })
  return each.length > 0
    ? [html`${words.parts}${words.colon}${joined(each, words.semicolon)}${words.stop}`]
    : []
}

/** A code by its name in the page's language. */
function codeOn(words: PageWords, dimension: string, code: string): Html {
  return termOn(words, `code.${dimension}.${code}`, code.replaceAll('_', ' '))
}

/** Base, period and place of a query for a reader. */
function periodIn(query: Query, words: PageWords): readonly Html[] {
  const { period, place } = countIn(query)
  const base =
    query.type === 'share' ? [html`${query.base === 'known' ? words.shareKnown : words.shareAll}`] : []
  const rate =
    query.type === 'rate'
      ? [html`${fill(words.ratePer, { n: numberIn(words, Number(query.per)), claim: query.claim })}`]
      : []
  if (place === null) return [...base, ...rate, periodInWords(period, words), html`${words.wholeRegister}`]
  const boundaries = place.boundariesAt
    ? html` ${fillHtml(words.boundaries, { date: day(place.boundariesAt) })}`
    : nothing
  const at = fillHtml(words.atPlace, { place: html`<bdi>${place.text}</bdi>` })
  return [...base, ...rate, periodInWords(period, words), html`${at}${boundaries}`]
}

/** An ISO date, which neither turns round in a text from right to left nor breaks. */
function day(date: string): Html {
  return html`<bdi class="day" dir="ltr">${date}</bdi>`
}

function conditionInWords(
  { dimension, operator, codes }: Condition,
  definition: string,
  words: PageWords,
): Html {
  const name = termOn(words, `dimension.${definition}.${dimension}`, dimension.replaceAll('_', ' '))
  const named = joined(
    codes.map((code) => codeOn(words, dimension, code)),
    ` ${words.or} `,
  )
  return html`${name}${words.colon}${operator === '!=' ? fillHtml(words.otherThan, { codes: named }) : named}`
}

function periodInWords(period: Period | null, words: PageWords): Html {
  if (period === null) return html`${words.allDates}`
  if (period.type === 'year') return fillHtml(words.inYear, { year: day(period.year) })
  const { from, to } = period
  return from === null
    ? fillHtml(words.toDay, { to: day(to) })
    : fillHtml(words.fromTo, { from: day(from), to: day(to) })
}

/** What others stated. */
export function claimList({ claims }: FiguresFile, words: PageWords): Html {
  if (claims.length === 0) return html`<p>${words.noStatement}</p>`
  const items = claims.map(
    (claim) =>
      html`<li><b>${claim.id}</b>${words.colon}${joined(
        claimRemarks(claim).map((remark) => toldOn(words, remark)),
        ' ',
      )}</li>\n`,
  )
  return html`<ul class="plain">\n${items}</ul>`
}

/** What has changed since it was published before, and why. */
export function revisionList(revisions: NonNullable<FiguresFile['revisions']>, words: PageWords): Html {
  const items = revisions.map(({ query, since, before, now, changes }) => {
    const numbers = {
      before: numberIn(words, before),
      since: numberIn(words, since),
      now: numberIn(words, now),
    }
    const each = changes?.map(
      ({ what, reason, count }) =>
        `${words[what]} ${numberIn(words, count)}${words.colon}${words.reasons[reason]}`,
    )
    const why = each === undefined ? words.reasonsWait : `${each.join(words.semicolon)}${words.stop}`
    return html`<li><code dir="ltr">${query}</code>${words.colon}${fill(words.revised, numbers)}${words.stop} ${why}</li>\n`
  })
  return html`<ul class="plain">\n${items}</ul>`
}
