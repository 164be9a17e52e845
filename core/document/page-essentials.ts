/** The first screen of a page: what it is, what is counted, what is not shown, whose key, in which languages. */
import { nameOfLanguage } from '../access/languages.js'
import { parseQuery } from '../figure/parse.js'
import { printQuery } from '../figure/print.js'
import { resolveAsOf } from '../figure/query.js'
import type { FigureResult } from '../figure/result.js'
import type { Html } from './html.js'
import { html, nothing } from './html.js'
import { directionOf } from './language-tag.js'
import type { Page } from './page.js'
import { amountIn, countedIn, titleOf, unitIn } from './page-figures.js'
import type { Verdict } from './verdict.js'
import { verdictSigns, verdicts } from './verdict.js'
import type { PageWords } from './words/page-words.js'
import { fill, numberIn } from './words/page-words.js'

/** The page of a language; that of the text that counts has no language in its name. */
export function pageNameOf(tag: string | null): string {
  return tag === null ? 'index.html' : `index.${tag}.html`
}

/** Links to the other languages. `tag` null: the page of the text that counts. */
export function languageLinks({ checked, translations }: Page, tag: string | null, words: PageWords): Html {
  if (translations.size === 0) return nothing
  const own = checked.document.frontMatter.language
  const all = [
    { tag: null, language: own },
    ...[...translations.keys()].map((language) => ({ tag: language, language })),
  ]
  const links = all
    .filter((entry) => entry.tag !== tag)
    .map(
      ({ tag: other, language }) =>
        html`<a href="${pageNameOf(other)}" hreflang="${language}" lang="${language}" dir="${directionOf(language)}">${nameOfLanguage(language)}</a>`,
    )
  return html`<nav class="languages" aria-label="${words.otherLanguages}">${links}</nav>\n`
}

/** A list of a few lines. */
export function essentials(page: Page, words: PageWords): Html {
  const { checked, figures, signatories, fingerprint } = page
  const main = mainFigures(page)
  const rows = [
    row(
      words.register,
      html`<bdi>${figures.register.name}</bdi>${words.comma}${fill(words.asOf, { n: numberIn(words, figures.asOf) })}`,
    ),
    row(words.numbers, verdictCounts(checked.numbers, words)),
    main.length === 0
      ? nothing
      : row(
          words.mainFigures,
          html`<ul>${main.map((figure) => html`<li>${figureLine(figure, page, words)}</li>`)}</ul>`,
        ),
    signatories === null ? nothing : row(words.signedBy, signedBy(signatories, words)),
    row(words.notShown, html`${words.notShownThat}${words.stop}`),
    row(words.fingerprint, html`<code dir="ltr">${fingerprint}</code>`),
  ]
  return html`<dl class="essentials">\n${rows}</dl>\n`
}

function row(label: string, content: Html): Html {
  return html`<dt>${label}</dt><dd>${content}</dd>\n`
}

/** "15: = matches 12 ≈ as worded 3", each with its meaning. */
function verdictCounts(numbers: readonly { readonly verdict: Verdict }[], words: PageWords): Html {
  const counts = verdicts.flatMap((verdict) => {
    const count = numbers.filter((entry) => entry.verdict === verdict).length
    if (count === 0) return []
    return [
      html`<span title="${words.meanings[verdict]}"><bdi>${verdictSigns[verdict].sign}</bdi> ${words.verdicts[verdict]} ${numberIn(words, count)}</span> `,
    ]
  })
  return html`<a href="#numbers">${numberIn(words, numbers.length)}</a> <span class="verdicts">${counts}</span>`
}

function signedBy({ signed, named }: NonNullable<Page['signatories']>, words: PageWords): Html {
  const agreed = fill(words.agreed, { n: numberIn(words, named) })
  return html`<a href="#signatories">${numberIn(words, signed)}</a>${words.semicolon}${agreed}`
}

const most = 6

/** The figures that the front matter names, as the text counts them without further conditions. */
function mainFigures({ checked, figures }: Page): readonly FigureResult[] {
  const named = Object.values(checked.document.frontMatter.figures).map((text) =>
    printQuery(resolveAsOf(parseQuery(text), figures.asOf)),
  )
  return named
    .flatMap((query) => figures.figures.find((figure) => figure.query === query) ?? [])
    .slice(0, most)
}

function figureLine(figure: FigureResult, { figures }: Page, words: PageWords): Html {
  const number = html`<b>${amountIn(words, figure.total, figure.unit)}</b> ${unitIn(words, figure.unit)}`
  return html`${number}${words.colon}${countedIn(figure, titleOf(figure, figures, words), words)}`
}
