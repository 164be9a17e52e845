/** Small numbers, withheld before they leave the programme (figures-and-documents.md, "Small numbers"). Pure. */

import { flatCodes } from '../record/codes.js'
import type { Code } from '../record/definition.js'
import { say } from '../words/sentences.js'
import type { Counted, CountedNote, CountedPart } from './counted.js'
import { sortParts } from './counted.js'
import type { Dimension } from './dimensions.js'
import type { Range } from './result.js'

/** Below this no programme may set its k. */
export const smallestK = 3

/** k where a programme has set none. */
export const defaultK = 5

/** What was counted, with null where a number is withheld. */
export interface Shown {
  readonly total: number | null
  readonly mayFall: number | null
  readonly range: Range | null
  readonly unknown: number | null
  readonly confirmed: number | null
  readonly notReviewed: number | null
  readonly parts: readonly { readonly keys: readonly string[]; readonly value: number | null }[]
  readonly notes: readonly string[]
  readonly withheld: readonly { readonly keys: readonly string[]; readonly reason: string }[]
}

/** Everything as counted: for staff, and for figures whose small numbers point to nobody. */
export function showAll(counted: Counted): Shown {
  const { unknownAmongTotal: _, notes, ...numbers } = counted
  return { ...numbers, notes: notes.map((note) => sentence(note, 0)), withheld: [] }
}

/**
 * Withholds every number between 0 and k, and so many others that none of them can be found by subtraction.
 * `decided`: a publisher's recorded decision lets the total and the parts pass, not the numbers beside them.
 */
export function withhold(counted: Counted, { k, decided }: { k: number; decided: boolean }): Shown {
  const least = Math.max(smallestK, k)
  const isSmall = (value: number) => value > 0 && value < least
  const hideTotal = !decided && isSmall(counted.total)
  const hidden = decided ? new Map<number, string>() : partsToWithhold(counted, least)
  const parts = counted.parts.map(({ keys, value }, index) => ({
    keys,
    value: hidden.has(index) ? null : value,
  }))
  const reasons = [...hidden].map(([index, reason]) => ({ keys: counted.parts[index]?.keys ?? [], reason }))
  const beside: string[] = []
  const unless = <T>(name: string, hide: boolean, value: T): T | null => {
    if (hide) beside.push(name)
    return hide ? null : value
  }
  // Beside a withheld total, any part of it would say that it is at least so large.
  const ofTotal = (value: number) =>
    value > 0 && (hideTotal || isSmall(value) || isSmall(counted.total - value))
  const unknownPart = parts.some(({ keys, value }) => value === null && keys.includes('unknown'))
  const { range } = counted
  const shown = {
    mayFall: unless('may fall in the period', isSmall(counted.mayFall), counted.mayFall),
    range: unless(
      'range',
      range !== null && (hideTotal || isSmall(range.minimum) || isSmall(range.maximum)),
      range,
    ),
    unknown: unless(
      'unknown',
      counted.unknownAmongTotal ? unknownPart || ofTotal(counted.unknown) : isSmall(counted.unknown),
      counted.unknown,
    ),
    confirmed: unless('confirmed', ofTotal(counted.confirmed), counted.confirmed),
    notReviewed: unless('not reviewed', isSmall(counted.notReviewed), counted.notReviewed),
  }
  const totals = hideTotal && counted.parts.some(({ keys }) => keys.length > 0)
  return {
    ...shown,
    total: hideTotal ? null : counted.total,
    parts,
    notes: counted.notes.map((note) => sentence(note, least)),
    withheld: [
      ...(totals ? [{ keys: [], reason: `the total is fewer than ${least}` }] : []),
      ...reasons,
      ...beside.map((name) => ({
        keys: [],
        reason: `${name}: fewer than ${least}, or found by subtraction`,
      })),
    ],
  }
}

/** Which parts go, by index, and why. Those withheld are never one alone, nor fewer than k together. */
function partsToWithhold({ parts, total }: Counted, k: number): ReadonlyMap<number, string> {
  const hidden = new Map<number, string>()
  const everything = total < k
  for (const [index, { value }] of parts.entries()) {
    if (value > 0 && (value < k || everything)) hidden.set(index, `fewer than ${k}`)
  }
  const rest = [...parts.entries()]
    .filter(([index, { value }]) => value > 0 && !hidden.has(index))
    .sort(([, one], [, other]) => one.value - other.value)
  const sum = () => [...hidden.keys()].reduce((before, index) => before + (parts[index]?.value ?? 0), 0)
  while (hidden.size > 0 && (hidden.size < 2 || sum() < k)) {
    const next = rest.shift()
    if (!next) break
    hidden.set(next[0], 'a smaller part could be found by subtraction')
  }
  return hidden
}

/** `least` 0 shows every number. */
function sentence({ text, count }: CountedNote, least: number): string {
  if (count === null) return text
  return text.replace('{n}', count > 0 && count < least ? say('fewer_than', { count: least }) : digits(count))
}

/** 1234567 as 1,234,567; a decimal as it is. */
export function digits(value: number): string {
  if (!Number.isInteger(value)) return String(value)
  return String(value).replace(/\B(?=(?:\d{3})+$)/g, ',')
}

/** Confidential codes become the code above them, or 'withheld' where there is none; parts that meet are added. */
export function withoutConfidentialCodes(counted: Counted, by: readonly Dimension[]): Counted {
  const maps = by.map(({ codes }) => publicCodes(codes, 'withheld'))
  const merged = new Map<string, CountedPart>()
  for (const part of counted.parts) {
    const keys = part.keys.map((key, index) => maps[index]?.get(key) ?? key)
    const name = JSON.stringify(keys)
    merged.set(name, { keys, value: part.value + (merged.get(name)?.value ?? 0) })
  }
  return { ...counted, parts: sortParts([...merged.values()], by) }
}

/** Each code and the one that anybody may read in its place. */
export function publicCodes(codes: readonly Code[], above: string): ReadonlyMap<string, string> {
  return new Map(
    codes.flatMap((code): [string, string][] => {
      const own = code.privacy === 'confidential' ? above : code.code
      // Under a confidential code nothing is public.
      const under =
        code.privacy === 'confidential' ? hideAll(code, own) : [...publicCodes(code.under ?? [], own)]
      return [[code.code, own], ...under]
    }),
  )
}

function hideAll(code: Code, above: string): [string, string][] {
  return flatCodes(code.under ?? []).map((entry) => [entry.code, above])
}
