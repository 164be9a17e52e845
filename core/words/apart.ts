/** Text that runs its own way within a line of the other direction (Unicode Standard Annex 9, isolates). */

/** Left to right, whatever the line: what has no letters of its own, or Latin ones. */
export function leftToRight(text: string): string {
  return `\u2066${text}\u2069`
}

/** As its first letter runs. */
export function asItRuns(text: string): string {
  return `\u2068${text}\u2069`
}
