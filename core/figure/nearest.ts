/** The words nearest to one that was not known, for messages. */

/** Up to `most` of the words, nearest first; all of them where they are few. */
export function nearest(word: string, words: readonly string[], most = 5): readonly string[] {
  const measured = words.map((candidate, order) => ({ candidate, order, far: distance(word, candidate) }))
  return measured
    .sort((one, other) => one.far - other.far || one.order - other.order)
    .slice(0, most)
    .map((entry) => entry.candidate)
}

/** Levenshtein distance; words are cut at 60 characters, which no code reaches. */
function distance(one: string, other: string): number {
  const [left, right] = [[...one.slice(0, 60)], [...other.slice(0, 60)]]
  let row = right.map((_, index) => index + 1)
  for (const [index, letter] of left.entries()) {
    let diagonal = index
    let before = index + 1
    row = right.map((candidate, column) => {
      const above = row[column] ?? 0
      const cost = Math.min(above + 1, before + 1, diagonal + (letter === candidate ? 0 : 1))
      diagonal = above
      before = cost
      return cost
    })
  }
  return row.at(-1) ?? left.length
}
