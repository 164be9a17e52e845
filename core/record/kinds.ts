/** All kinds of records. */
import { accident } from './accident.js'
import type { Kind } from './definition.js'
import { victim } from './victim.js'

/** Every kind, in the order of records.md. */
export const kinds: readonly Kind[] = [accident, victim]

/** The definition of a kind by its name; a name from outside is checked with `isKind` first. */
export function kindNamed(name: string): Kind {
  const found = kinds.find((entry) => entry.kind === name)
  if (!found) throw new Error(`no kind ${name}`)
  return found
}

/** Whether there is a kind of that name. */
export function isKind(name: string): boolean {
  return kinds.some((entry) => entry.kind === name)
}
