/** The places of a programme as a tree: which lie directly in which, and how many lie below. */
import type { KnownPlace } from './place-list.js'

/** Places by the larger place in which they lie, in the order of their names. */
export class PlaceBranches {
  readonly #within = new Map<string | null, KnownPlace[]>()
  readonly #below = new Map<string, number>()

  constructor(places: readonly KnownPlace[]) {
    const known = new Map(places.map((place) => [place.recordId, place] as const))
    const parents = new Map(places.map((place) => [place.recordId, parentOf(place, known)] as const))
    const inOrder = [...places].sort(
      (one, other) => compare(one.name, other.name) || compare(one.recordId, other.recordId),
    )
    for (const place of inOrder) {
      const parent = parents.get(place.recordId) ?? null
      const beside = this.#within.get(parent)
      if (beside) beside.push(place)
      else this.#within.set(parent, [place])
      for (let above = parent; above !== null; above = parents.get(above) ?? null)
        this.#below.set(above, this.below(above) + 1)
    }
  }

  /** The places directly in a place; null: those that lie in none. */
  within(recordId: string | null): readonly KnownPlace[] {
    return this.#within.get(recordId) ?? []
  }

  /** How many places lie in a place, directly or not. */
  below(recordId: string): number {
    return this.#below.get(recordId) ?? 0
  }
}

/** The larger place; null where it is not known, or where the places above lie in one another and this is their first. */
function parentOf({ recordId, parentId }: KnownPlace, known: ReadonlyMap<string, KnownPlace>): string | null {
  if (parentId === null || !known.has(parentId)) return null
  const passed = [recordId]
  for (let above: string | null = parentId; above !== null; above = known.get(above)?.parentId ?? null) {
    // A place that only lies below a ring keeps its parent: one of the ring itself begins it.
    if (above === recordId) return passed.every((each) => recordId <= each) ? null : parentId
    if (passed.includes(above)) return parentId
    passed.push(above)
  }
  return parentId
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}
