/** The tables below a published text: figures, sums, statements. */
import { parseQuery } from '../figure/parse.js'
import type { Condition, Period, Query } from '../figure/query.js'
import { countIn } from '../figure/query.js'
import type { FigureResult } from '../figure/result.js'
import { claimRemarks } from './claims.js'
import type { FiguresFile } from './figures-file.js'
import type { Html } from './html.js'
import { html, nothing } from './html.js'
import { roundTo } from './stated.js'
import type { CheckedNumber, CheckedSum } from './verdict.js'
import { digits, verdictSigns } from './verdict.js'

/** Every number of the text with its verdict. */
export function numberNotes(numbers: readonly CheckedNumber[]): Html {
  if (numbers.length === 0) return html`<p>The text states no number.</p>`
  const notes = numbers.map(({ text, line, verdict, remarks, query }, index) => {
    const { sign, words } = verdictSigns[verdict]
    const asked = query === null ? nothing : html` <code>${query}</code>`
    return html`<li id="n${index + 1}"><a href="#t${index + 1}">${text}</a> (line ${line}) <b>${sign} ${words}</b>. ${remarks.join(' ')}${asked}</li>\n`
  })
  return html`<ol class="notes">\n${notes}</ol>`
}

/** The sums of the text. */
export function sumList(sums: readonly CheckedSum[]): Html {
  if (sums.length === 0) return html`<p>The text states no sum.</p>`
  const items = sums.map(
    ({ line, expression, holds }) => html`<li>Line ${line}: ${expression}${holds ? '' : ' ≠'}</li>\n`,
  )
  return html`<ul class="plain">\n${items}</ul>`
}

const heads = [
  'Number',
  'What is counted',
  'Unknown',
  'May fall in the period',
  'Confirmed',
  'Not reviewed',
  'Withheld',
]

/** One row a figure, and the definitions in full. */
export function figureTable({ figures, definitions }: FiguresFile): Html {
  if (figures.length === 0) return html`<p>No figure was counted.</p>`
  const titles = new Map(definitions.map(({ name, title }) => [name, title]))
  const head = heads.map(
    (text, index) => html`<th scope="col"${index === 1 ? nothing : { html: ' class="number"' }}>${text}</th>`,
  )
  const rows = figures.map((figure) => figureRow(figure, titles.get(figure.definition) ?? figure.definition))
  const texts = definitions.map(
    ({ name, title, text }) => html`<dt><b>${title}</b> (${name})</dt><dd>${text}</dd>\n`,
  )
  return html`<div class="wide" tabindex="0" role="region" aria-label="Figures"><table>\n<thead><tr>${head}</tr></thead>\n<tbody>\n${rows}</tbody></table></div>\n<h3>Definitions</h3>\n<dl>\n${texts}</dl>`
}

function figureRow(figure: FigureResult, title: string): Html {
  const query = parseQuery(figure.query)
  const amount = (value: number | null) =>
    html`<td class="number">${value === null ? 'withheld' : digits(value)}</td>`
  const hidden = figure.withheld.length === 0 ? '0' : String(figure.withheld.length)
  const counted = figure.total === null ? 'withheld' : shown(figure.total, figure.unit)
  const spread = figure.range
    ? html`<br>sources: ${shown(figure.range.minimum, figure.unit)} to ${shown(figure.range.maximum, figure.unit)}`
    : nothing
  const beside = [...partsOf(figure), ...figure.notes].map((text) => html`<br>${text}`)
  return html`<tr><td class="number"><b>${counted}</b><br>${unitOf(figure.unit)}${spread}</td><td><b>${title}</b>, ${inWords(query)}; as of entry ${digits(figure.asOf)}.${beside}</td>${amount(figure.unknown)}${amount(figure.mayFall)}${amount(figure.confirmed)}${amount(figure.notReviewed)}<td class="number">${hidden}</td></tr>\n`
}

function shown(value: number, unit: string): string {
  return unit === 'share' ? `${digits(roundTo(value * 100, 2))} %` : digits(roundTo(value, 6))
}

function unitOf(unit: string): string {
  return unit === 'share' ? 'of the base' : unit.replaceAll('_', ' ')
}

function partsOf({ parts, unit }: FigureResult): readonly string[] {
  const named = parts.filter(({ key }) => Object.keys(key).length > 0)
  const each = named.map(
    ({ key, value }) =>
      `${Object.values(key).join(', ').replaceAll('_', ' ')} ${value === null ? 'withheld' : shown(value, unit)}`,
  )
  return each.length > 0 ? [`Parts: ${each.join('; ')}.`] : []
}

/** Conditions, period and place of a query for a reader. */
export function inWords(query: Query): string {
  const { where, period, place } = countIn(query)
  const base = query.type === 'share' ? [`share, base ${query.base === 'known' ? 'those known' : 'all'}`] : []
  const rate =
    query.type === 'rate' ? [`per ${digits(Number(query.per))} of what claim ${query.claim} states`] : []
  const at =
    place === null
      ? 'the whole register'
      : `at ${place.text}${place.boundariesAt ? ` in its boundaries of ${place.boundariesAt}` : ''}`
  return [...base, ...rate, ...where.map(conditionInWords), periodInWords(period), at].join('; ')
}

function conditionInWords({ dimension, operator, codes }: Condition): string {
  const words = codes.map((code) => code.replaceAll('_', ' ')).join(' or ')
  return `${dimension.replaceAll('_', ' ')} ${operator === '!=' ? 'other than ' : ''}${words}`
}

function periodInWords(period: Period | null): string {
  if (period === null) return 'all dates, undated records too'
  if (period.type === 'year') return `in ${period.year}`
  return period.from === null
    ? `from the beginning to ${period.to}, that day included`
    : `from ${period.from} to ${period.to}, both days included`
}

/** What others stated. */
export function claimList({ claims }: FiguresFile): Html {
  if (claims.length === 0)
    return html`<p>The text repeats no statement of others that the register holds.</p>`
  const items = claims.map((claim) => html`<li><b>${claim.id}</b>: ${claimRemarks(claim).join(' ')}</li>\n`)
  return html`<ul class="plain">\n${items}</ul>`
}
