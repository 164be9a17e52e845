/**
 * Places named in a file: found by code, then by name and parent, else made with the basis "named in source" and a
 * finding (records.md, "place").
 */
import type { Finding } from '../../core/finding.js'
import type { Values } from '../../core/record/definition.js'
import type { KnownPlace } from '../../store/place-list.js'
import { PlaceTree } from '../../store/place-list.js'

/** A place that a row names. `parentId` is the record id of the place it lies in, where the row names one. */
export interface NamedPlace {
  readonly values: Values
  readonly parentId: string | null
}

/** The places of the programme, those just made among them. */
export class PlaceIndex {
  readonly #byCode = new Map<string, KnownPlace>()
  readonly #byName = new Map<string, KnownPlace>()
  /** Places of one name whatever they lie in, and those that stood before this import, by code. */
  readonly #ofName = new Map<string, Set<string>>()
  readonly #standing = new Map<string, string>()
  readonly #byId = new Map<string, KnownPlace>()
  /** Which place lies in which. */
  readonly tree = new PlaceTree([])

  constructor(places: readonly KnownPlace[]) {
    for (const place of places) {
      this.add(place)
      if (place.code) this.#standing.set(codeKey(place.codeSystem, place.code), place.recordId)
    }
  }

  /** The record id of the place of that code that stood before this import, or null. */
  standingWithCode(values: Values): string | null {
    const code = text(values.code)
    return code === null ? null : (this.#standing.get(codeKey(text(values.code_system), code)) ?? null)
  }

  add(place: KnownPlace): void {
    this.tree.add(place)
    this.#byId.set(place.recordId, place)
    if (place.code) this.#byCode.set(codeKey(place.codeSystem, place.code), place)
    const names = [place.name, ...place.otherNames]
    for (const name of names) {
      this.#byName.set(nameKey(name, place.parentId), place)
      const same = this.#ofName.get(nameKey(name, null)) ?? new Set<string>()
      this.#ofName.set(nameKey(name, null), same.add(place.recordId))
    }
  }

  /** The place that is meant, or null. */
  find(named: NamedPlace): KnownPlace | null {
    const code = text(named.values.code)
    const byCode = code === null ? undefined : this.#byCode.get(codeKey(text(named.values.code_system), code))
    if (byCode || code !== null) return byCode ?? null
    const name = text(named.values.name) ?? ''
    return (
      this.#byName.get(nameKey(name, named.parentId)) ?? (named.parentId === null ? this.#only(name) : null)
    )
  }

  /** A row that names no larger place means the only place of that name; of several it means none that is known. */
  #only(name: string): KnownPlace | null {
    const same = this.#ofName.get(nameKey(name, null))
    const [id, ...others] = same ?? []
    return id !== undefined && others.length === 0 ? (this.#byId.get(id) ?? null) : null
  }
}

/** The finding beside a place that no gazetteer had. */
export function placeMadeFinding(row: number, named: NamedPlace): Finding {
  const name = text(named.values.name) ?? text(named.values.code) ?? ''
  return {
    rule: 'place-made-from-name',
    severity: 'note',
    row,
    column: null,
    text: name,
    message: `The place "${name}" was not in the register. It was made from its name in this file; give it a position or join it with a known place.`,
  }
}

function text(value: Values[string] | undefined): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function codeKey(system: string | null, code: string): string {
  return `${system ?? ''}\n${code}`
}

/** Names are compared without regard to case and marks, so that BOGOTA and Bogotá in one parent are one place. */
function nameKey(name: string, parentId: string | null): string {
  const plain = name.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim()
  return `${parentId ?? ''}\n${plain}`
}
