/** The signatories below a published text: who agreed to be named, and how many signed in which capacity and way. */
import type { Code } from '../record/definition.js'
import { besideWays, capacities, labelOf, notPrinted, ways } from '../signature/codes.js'
import type { PrintedSignatory } from '../signature/name-gate.js'
import { say } from '../words/sentences.js'
import type { Told } from '../words/told.js'
import { tell, termOf } from '../words/told.js'
import type { Html } from './html.js'
import { html, joined, nothing } from './html.js'
import { inEnglish } from './page-head.js'
import type { Signatories, Tally } from './signatories.js'
import type { PageWords } from './words/page-words.js'
import { fill, numberIn } from './words/page-words.js'

/** The list and the counts. */
export function signatoryList(signatories: Signatories, words: PageWords): Html {
  const { signed, named, unnamed, listed, withdrawn, otherText, erased } = signatories
  const items = listed.map((signatory) => {
    // Each in its own direction: a name in Latin letters beside a capacity in Arabic ones.
    const parts = signatoryParts(signatory, words.told).map((part) => html`<bdi>${part}</bdi>`)
    return html`<li>${joined(parts, words.semicolon)}</li>\n`
  })
  const count = (value: number) => numberIn(words, value)
  const lines = [
    `${words.signedBy}${words.colon}${count(signed)}`,
    fill(words.agreed, { n: count(named) }),
    `${words.notNamed}${words.colon}${count(unnamed)}`,
    ...(withdrawn > 0 ? [fill(words.withdrawn, { n: count(withdrawn) })] : []),
    ...(otherText > 0 ? [fill(words.otherText, { n: count(otherText) })] : []),
    ...(erased > 0 ? [fill(words.erased, { n: count(erased) })] : []),
  ]
  const more =
    named > listed.length
      ? html`<p>${fill(words.moreNamed, { n: count(named - listed.length) })} <a href="signatories.csv">signatories.csv</a></p>\n`
      : nothing
  const tables = signatoryCounts(signatories, words).map((counted) => tallyTable(counted, words))
  return html`<p>${lines.join(words.semicolon)}${words.stop}</p>\n<ol>\n${items}</ol>\n${more}${tables}`
}

/** One who is named: "Tessa Vole"; "chair, Orvane Council"; "survivor"; "kin of Orrin Vole (mother)". */
export function signatoryParts(signatory: PrintedSignatory, told: Told | undefined): readonly string[] {
  const { name, organisation, position, ownWord, decidedBy, decidedOn, dead } = signatory
  const office = [position, organisation].filter((text) => text !== '').join(', ')
  const mandate = [decidedBy, decidedOn].filter((text) => text !== '').join(', ')
  const spoken = signatory.capacities.flatMap((capacity) => {
    const named = termOf(told, codeTerm('capacity', capacity), labelOf(capacities, capacity))
    if (capacity === 'officer') return office
    if (capacity === 'organisation')
      return mandate === '' ? named : inWords(told, say('decided_by', { whom: mandate }))
    if (capacity === 'survivor') return ownWord || named
    if (capacity === 'kin')
      return dead.length > 0 ? inWords(told, say('kin_of', { names: dead.join(', ') })) : named
    return named
  })
  return [name, ...spoken].filter((part) => part !== '')
}

function codeTerm(field: string, code: string): string {
  return `code.${field}.${code}`
}

function inWords(told: Told | undefined, text: string): string {
  const parts = tell(told, text)
  if (parts === null) return text
  const own = parts.map((part) => (part.isValue ? '' : part.text)).join('')
  // What was stated keeps its order beside words from right to left (Unicode UAX #9, X5c).
  const isTurned = /[\u0590-\u08ff]/.test(own)
  return parts.map((part) => (part.isValue && isTurned ? `\u2068${part.text}\u2069` : part.text)).join('')
}

/** The counts of one field, each by the name of its code: "In which way". */
export interface SignatoryCount {
  readonly caption: string
  readonly counts: readonly { readonly name: string; readonly isTold: boolean; readonly count: number }[]
}

type CountWords = Pick<PageWords, 'inCapacity' | 'inWay' | 'besideWay' | 'told'>

/** How many signed in which capacity and way, and what stood beside it; what nobody did is left out. */
export function signatoryCounts(
  { capacities: inCapacity, ways: inWay, besideWays: beside }: Signatories,
  words: CountWords,
): readonly SignatoryCount[] {
  const counted = (caption: string, field: string, tallies: readonly Tally[], codes: readonly Code[]) => ({
    caption,
    counts: tallies
      .filter(({ count }) => count > 0)
      .map(({ of, count }) => {
        const own = termOf(words.told, codeTerm(field, of), '')
        return { name: own || labelOf(codes, of), isTold: own !== '', count }
      }),
  })
  return [
    counted(words.inCapacity, 'capacity', inCapacity, [...capacities, notPrinted]),
    counted(words.inWay, 'way', inWay, ways),
    counted(words.besideWay, 'beside_way', beside, besideWays),
  ].filter(({ counts }) => counts.length > 0)
}

function tallyTable({ caption, counts }: SignatoryCount, words: PageWords): Html {
  const rows = counts.map(
    ({ name, isTold, count }) =>
      html`<tr><th scope="row">${isTold ? name : inEnglish(words, name)}</th><td class="number">${numberIn(words, count)}</td></tr>\n`,
  )
  return html`<table>\n<caption>${caption}</caption>\n<tbody>\n${rows}</tbody></table>\n`
}
