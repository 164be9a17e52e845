/** What nobody outside the programme may ask (records.md, "Privacy"). */
import { definitionOf } from './catalogue.js'
import { dimensionNamed } from './dimensions.js'
import { notForPublication } from './problems.js'
import type { CountQuery } from './query.js'
import { publicCodes } from './withhold.js'

/** Throws `not-for-publication` for a confidential code, and for held-back records below the whole country. */
export function refuseOutside(count: CountQuery): void {
  const definition = definitionOf(count)
  for (const { dimension: name, codes } of count.where) {
    const dimension = dimensionNamed(definition, name)
    const open = publicCodes(dimension.codes, '')
    const confidential = codes.find((code) => open.has(code) && open.get(code) !== code)
    if (confidential !== undefined)
      throw notForPublication({ what: 'code', code: confidential, dimension: name })
  }
  const used = [...count.by, ...count.where.map(({ dimension }) => dimension)]
  const local = count.place !== null || used.includes('place') || used.includes('region')
  if (definition.wholeCountryOutside && local)
    throw notForPublication({ what: 'place', title: definition.title })
}
