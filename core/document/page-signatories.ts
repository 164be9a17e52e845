/** The signatories below a published text: who agreed to be named, and how many signed in which capacity and way. */
import type { Code } from '../record/definition.js'
import { besideWays, capacities, labelOf, ways } from '../signature/codes.js'
import type { PrintedSignatory } from '../signature/name-gate.js'
import type { Html } from './html.js'
import { html, nothing } from './html.js'
import type { Signatories, Tally } from './signatories.js'
import { digits } from './verdict.js'

/** The list and the counts. */
export function signatoryList(signatories: Signatories): Html {
  const { signed, named, unnamed, listed, withdrawn, otherText } = signatories
  const items = listed.map((signatory) => html`<li>${signatoryText(signatory)}</li>\n`)
  const more =
    named > listed.length
      ? html`<p>${digits(named - listed.length)} more who agreed to be named stand in signatories.csv.</p>\n`
      : nothing
  const gone = withdrawn > 0 ? ` Withdrawn since: ${digits(withdrawn)}.` : ''
  const other =
    otherText > 0 ? ` Signed another text of this document, and not counted here: ${digits(otherText)}.` : ''
  return html`<p>Signed by ${digits(signed)}: ${digits(named)} agreed to be named in public, ${digits(unnamed)} are counted and not named.${gone}${other}</p>\n<ol>\n${items}</ol>\n${more}${tallyTable('In which capacity; one signature may have several', signatories.capacities, [...capacities, notPrinted])}${tallyTable('In which way', signatories.ways, ways)}${tallyTable('Beside any way', signatories.besideWays, besideWays)}`
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

function tallyTable(caption: string, tallies: readonly Tally[], codes: readonly Code[]): Html {
  const counted = tallies.filter(({ count }) => count > 0)
  if (counted.length === 0) return nothing
  const rows = counted.map(
    ({ of, count }) =>
      html`<tr><th scope="row">${labelOf(codes, of)}</th><td class="number">${digits(count)}</td></tr>\n`,
  )
  return html`<table>\n<caption>${caption}</caption>\n<tbody>\n${rows}</tbody></table>\n`
}
