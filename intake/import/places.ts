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
  /** Which place lies in which. */
  readonly tree = new PlaceTree([])

  constructor(places: readonly KnownPlace[]) {
    for (const place of places) this.add(place)
  }

  add(place: KnownPlace): void {
    this.tree.add(place)
    if (place.code) this.#byCode.set(codeKey(place.codeSystem, place.code), place)
    const names = [place.name, ...place.otherNames]
    for (const name of names) this.#byName.set(nameKey(name, place.parentId), place)
  }

  /** The place that is meant, or null. */
  find(named: NamedPlace): KnownPlace | null {
    const code = text(named.values.code)
    const byCode = code === null ? undefined : this.#byCode.get(codeKey(text(named.values.code_system), code))
    if (byCode || code !== null) return byCode ?? null
    return this.#byName.get(nameKey(text(named.values.name) ?? '', named.parentId)) ?? null
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
