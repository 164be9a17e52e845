/** Coordinates that are swapped, zero, off the globe or outside the country where the programme works. */
import { placeAgainst } from '../geo/ring.js'
import { note, type ShapeRule } from './facts.js'

const messages = {
  swapped: ['coordinates-swapped', 'lies where it belongs once longitude and latitude change places'],
  'at zero': ['coordinates-zero', 'has a position at 0, 0, which stands where none was taken'],
  'off the globe': ['coordinates-off-globe', 'lies on no globe: its numbers may be metres of another system'],
  outside: ['outside-country', 'lies outside the country that the programme has named'],
  partly: ['outside-country', 'reaches beyond the country that the programme has named'],
} as const

/** Findings: `coordinates-swapped`, `coordinates-zero`, `coordinates-off-globe`, `outside-country`. */
export const outsideCountry: ShapeRule = (facts) => {
  const lies = placeAgainst(facts.geometry, facts.country)
  if (lies === 'inside' || lies === 'empty') return null
  const [rule, what] = messages[lies]
  return note(facts, rule, null, `The shape of ${facts.label} ${what}: compare it with the source.`)
}
