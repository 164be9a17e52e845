/** Adds number words up from left to right for as long as they make one number. */

/** What one word does to the number that it stands in. */
export type NumberWord =
  /** 0 to 999, added: seven, thirty, двести. */
  | { readonly type: 'add'; readonly value: number }
  /** Multiplies what stands directly before it: hundred, dozen. */
  | { readonly type: 'times'; readonly value: number }
  /** Multiplies all that is smaller than itself: thousand, million. `count`: held in the word, as in ألفان. */
  | { readonly type: 'scale'; readonly value: number; readonly count?: number }

/**
 * How a language puts a number below a thousand together: what is there already, with `value` added to it, or null
 * where that word begins another number. `joined`: a word for "and" stands between them.
 */
export type Extend = (group: number, value: number, joined: boolean) => number | null

/** Whether the place that `value` fills is still empty; a unit after ten ("on bir") only where `afterTen` says so. */
export function fitsInto(group: number, value: number, afterTen = false): boolean {
  if (value === 0) return false
  if (value >= 100) return group === 0
  const last = group % 100
  if (last === 0) return true
  return value < 10 && last % 10 === 0 && (last >= 20 || afterTen)
}

/** One number growing. */
export class NumberSum {
  private readonly groups: { readonly scale: number; readonly value: number }[] = []
  private group = 0
  private empty = true
  private zero = false

  constructor(private readonly extend: Extend) {}

  get value(): number {
    return this.groups.reduce((sum, { value }) => sum + value, this.group)
  }

  /** The scale of the last word, or undefined where a smaller word follows it. */
  get endsInScale(): number | undefined {
    return this.group === 0 ? this.groups.at(-1)?.scale : undefined
  }

  /** False where the word does not go on with the number. */
  add(word: NumberWord, joined: boolean): boolean {
    if (this.zero) return false
    const taken = this.take(word, joined)
    if (taken) this.empty = false
    return taken
  }

  private take(word: NumberWord, joined: boolean): boolean {
    switch (word.type) {
      case 'add': {
        if (this.empty && word.value === 0) {
          this.zero = true
          return true
        }
        return this.put(this.extend(this.group, word.value, joined))
      }
      case 'times': {
        if (this.group >= 100 || (joined && this.group > 0)) return false
        return this.put((this.group || 1) * word.value)
      }
      case 'scale':
        return this.scale(word.value, word.count, joined)
    }
  }

  private put(group: number | null): boolean {
    if (group === null) return false
    this.group = group
    return true
  }

  private scale(scale: number, count: number | undefined, joined: boolean): boolean {
    if ((joined || count !== undefined) && this.group > 0) return false
    const smaller = this.groups.findIndex((entry) => entry.scale <= scale)
    if (joined && smaller >= 0) return false
    const lower = smaller < 0 ? [] : this.groups.slice(smaller)
    // "a thousand thousand" is said by nobody, "mil millones" is.
    if (lower.some((entry) => entry.scale === scale)) return false
    const multiplied = lower.reduce((sum, { value }) => sum + value, this.group)
    if (smaller >= 0) this.groups.splice(smaller)
    this.groups.push({ scale, value: (count ?? (multiplied || 1)) * scale })
    this.group = 0
    return true
  }
}
