/** What a chart of a figure draws: bars whole, or cut into the values of a second division. */

/** A bar; `values` has one number a segment. null: withheld, which has no length. */
export interface Bar {
  readonly name: string
  readonly values: readonly (number | null)[]
}

export interface Drawn {
  readonly bars: readonly Bar[]
  readonly segments: readonly { readonly name: string; readonly fill: string }[]
}

/** Past this a chart is longer than anybody scrolls; the page says how many it leaves out. */
const mostBars = 150

/** Fills that are told apart without colour too, by what is drawn over them. */
export const fills = [
  { id: 'plain', colour: '#4f6d8f', path: '' },
  { id: 'rising', colour: '#d9730d', path: 'M-2,2 l4,-4 M0,8 l8,-8 M6,10 l4,-4' },
  { id: 'dots', colour: '#7b3fa0', path: 'M2,2 h2 v2 h-2 z M6,6 h2 v2 h-2 z' },
  { id: 'upright', colour: '#2e7d5b', path: 'M2,0 v8 M6,0 v8' },
  { id: 'falling', colour: '#c62828', path: 'M-2,6 l4,4 M0,0 l8,8 M6,-2 l4,4' },
  { id: 'level', colour: '#8a6d00', path: 'M0,2 h8 M0,6 h8' },
  { id: 'crossed', colour: '#0b7a99', path: 'M0,4 h8 M4,0 v8' },
  { id: 'net', colour: '#6b6b6b', path: 'M0,0 l8,8 M0,8 l8,-8' },
] as const

/** The bars that are drawn. With more segments than there are fills the smallest are drawn as one, named by `more`. */
export function drawnBars(
  bars: readonly Bar[],
  segments: readonly string[],
  more: (count: number) => string,
): Drawn {
  const kept = largest(bars, segments.length)
  const rest = segments.map((_, at) => at).filter((at) => !kept.includes(at))
  const names = kept.map((at) => segments[at] ?? '')
  const groups = rest.length === 0 ? kept.map((at) => [at]) : [...kept.map((at) => [at]), rest]
  return {
    bars: bars.slice(0, mostBars).map(({ name, values }) => ({
      name,
      values:
        segments.length === 0
          ? values
          : groups.map((group) => together(group.map((at) => values[at] ?? null))),
    })),
    segments: (rest.length === 0 ? names : [...names, more(rest.length)]).map((name, at) => ({
      name,
      fill: `url(#figure-fill-${fills[at]?.id})`,
    })),
  }
}

/** Of all segments those that have a fill of their own, in their order. */
function largest(bars: readonly Bar[], count: number): readonly number[] {
  const all = Array.from({ length: count }, (_, at) => at)
  if (count <= fills.length) return all
  const sum = (at: number) => bars.reduce((before, { values }) => before + Math.abs(values[at] ?? 0), 0)
  const bySize = [...all].sort((one, other) => sum(other) - sum(one))
  return bySize.slice(0, fills.length - 1).sort((one, other) => one - other)
}

/** null only where nothing of it may be shown. */
function together(values: readonly (number | null)[]): number | null {
  const shown = values.filter((value) => value !== null)
  return shown.length === 0 ? null : shown.reduce((sum, value) => sum + value, 0)
}
