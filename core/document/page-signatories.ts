/** The signatories below a published text: who agreed to be named, and how many signed in which capacity and way. */
import type { Code } from '../record/definition.js'
import { besideWays, capacities, labelOf, ways } from '../signature/codes.js'
import type { PrintedSignatory } from '../signature/name-gate.js'
import type { Html } from './html.js'
import { html, nothing } from './html.js'
import { inEnglish } from './page-head.js'
import type { Signatories, Tally } from './signatories.js'
import type { PageWords } from './words/page-words.js'
import { fill, numberIn } from './words/page-words.js'

/** The list and the counts. */
export function signatoryList(signatories: Signatories, words: PageWords): Html {
  const { signed, named, unnamed, listed, withdrawn, otherText } = signatories
  const items = listed.map((signatory) => html`<li><bdi>${signatoryText(signatory)}</bdi></li>\n`)
  const count = (value: number) => numberIn(words, value)
  const lines = [
    `${words.signedBy}${words.colon}${count(signed)}`,
    fill(words.agreed, { n: count(named) }),
    `${words.notNamed}${words.colon}${count(unnamed)}`,
    ...(withdrawn > 0 ? [fill(words.withdrawn, { n: count(withdrawn) })] : []),
    ...(otherText > 0 ? [fill(words.otherText, { n: count(otherText) })] : []),
  ]
  const more =
    named > listed.length
      ? html`<p>${fill(words.moreNamed, { n: count(named - listed.length) })} <a href="signatories.csv">signatories.csv</a></p>\n`
      : nothing
  const tables = [
    tallyTable(words.inCapacity, signatories.capacities, [...capacities, notPrinted], words),
    tallyTable(words.inWay, signatories.ways, ways, words),
    tallyTable(words.besideWay, signatories.besideWays, besideWays, words),
  ]
  return html`<p>${lines.join(words.semicolon)}${words.stop}</p>\n<ol>\n${items}</ol>\n${more}${tables}`
}

const notPrinted: Code = { code: 'not_printed', label: 'named without their capacity' }

/** One who is named, in one line: "Tessa Vole, chair, Orvane Council; survivor; kin of Orrin Vole (mother)". */
export function signatoryText(signatory: PrintedSignatory): string {
  const { name, organisation, position, ownWord, decidedBy, decidedOn, dead } = signatory
  const office = [position, organisation].filter((text) => text !== '').join(', ')
  const mandate = [decidedBy, decidedOn].filter((text) => text !== '').join(', ')
  const spoken = signatory.capacities.flatMap((capacity) => {
    if (capacity === 'officer') return office
    if (capacity === 'organisation')
      return mandate === '' ? labelOf(capacities, capacity) : `decided by ${mandate}`
    if (capacity === 'survivor') return ownWord || labelOf(capacities, capacity)
    if (capacity === 'kin')
      return dead.length > 0 ? `kin of ${dead.join(', ')}` : labelOf(capacities, capacity)
    return labelOf(capacities, capacity)
  })
  return [name, ...spoken].join('; ')
}

function tallyTable(
  caption: string,
  tallies: readonly Tally[],
  codes: readonly Code[],
  words: PageWords,
): Html {
  const counted = tallies.filter(({ count }) => count > 0)
  if (counted.length === 0) return nothing
  const rows = counted.map(
    ({ of, count }) =>
      html`<tr><th scope="row">${inEnglish(words, labelOf(codes, of))}</th><td class="number">${numberIn(words, count)}</td></tr>\n`,
  )
  return html`<table>\n<caption>${caption}</caption>\n<tbody>\n${rows}</tbody></table>\n`
}
