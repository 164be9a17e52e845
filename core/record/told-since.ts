/** Where what a record says comes from: the version since which each value stands, and what that version rests on. */
import type { Value, Values } from './definition.js'

/** A version of a record as somebody may read it. */
export interface ToldVersion {
  readonly version: number
  readonly values: Values
}

/** What a version rests on: a source, the page, minute or row in it, and what it supports (`sourceParts`). */
export interface Told {
  readonly sourceId: string
  readonly where: string | null
  readonly supports: string | null
  /** The first version that rests on it so. */
  readonly version: number
}

/** The sources of what is known, and the places of each field's in that list. */
export interface ToldFields {
  readonly told: readonly Told[]
  readonly marks: ReadonlyMap<string, readonly number[]>
}

/**
 * By which sources the fields of the last of some versions, oldest first, are told: a value is told by those of the version
 * since which it stands without a break. A later version that repeats a value need not have it from its own sources.
 */
export function toldFields(versions: readonly ToldVersion[]): ToldFields {
  const told: Told[] = []
  const marks = new Map<string, readonly number[]>()
  for (const field of Object.keys(versions.at(-1)?.values ?? {})) {
    // What a version rests on and why it came are of the version itself.
    if (field === 'sources' || field === 'reason') continue
    const since = toldSince(versions, field)
    if (since) marks.set(field, markedIn(told, since))
  }
  return { told, marks }
}

function toldSince(versions: readonly ToldVersion[], field: string): ToldVersion | undefined {
  const said = ({ values }: ToldVersion) => JSON.stringify(values[field])
  const last = versions.at(-1)
  if (!last) return undefined
  const otherwise = versions.findLastIndex((each) => said(each) !== said(last))
  return versions[otherwise + 1]
}

/** The places of a version's sources in the list, which grows by those that are not in it yet. */
function markedIn(told: Told[], { version, values }: ToldVersion): readonly number[] {
  const marked = (Array.isArray(values.sources) ? values.sources : []).flatMap((row) => {
    const [source, where, supports] = Array.isArray(row) ? row.map(textOf) : []
    if (typeof source !== 'string') return []
    const made: Told = { sourceId: source, where: where ?? null, supports: supports ?? null, version }
    const known = told.findIndex(
      (each) =>
        each.sourceId === made.sourceId && each.where === made.where && each.supports === made.supports,
    )
    return [known === -1 ? told.push(made) - 1 : known]
  })
  return [...new Set(marked)]
}

function textOf(value: Value): string | null {
  return typeof value === 'string' ? value : null
}
