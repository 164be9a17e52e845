/** Every definition of a figure, in every version that was ever published. */
import { accidents } from './accidents.js'
import { landAccount } from './account.js'
import type { Definition } from './definition.js'
import { hazardArea, hazards } from './hazards.js'
import { itemsDestroyed, itemsFound } from './items.js'
import { clearedArea, releasedLand } from './land.js'
import { casualties, deaths, victims } from './people.js'

export const definitions: readonly Definition[] = [
  casualties,
  victims,
  deaths,
  accidents,
  itemsFound,
  itemsDestroyed,
  clearedArea,
  releasedLand,
  landAccount,
  hazards,
  hazardArea,
]

/** The versions of one figure, newest first; none where there is no such figure. */
export function versionsOf(id: string): readonly Definition[] {
  return definitions
    .filter((definition) => definition.id === id)
    .sort((one, other) => other.version - one.version)
}

/** The definition that a parsed query names. */
export function definitionOf(query: { readonly figure: string; readonly version: number }): Definition {
  const found = versionsOf(query.figure).find((definition) => definition.version === query.version)
  if (!found) throw new Error(`no definition ${query.figure}@${query.version}`)
  return found
}
