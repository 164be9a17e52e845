/** A figure as a person reads it: the number, never alone. */
import { definitionOf } from '../core/figure/catalogue.js'
import { parseQuery } from '../core/figure/parse.js'
import { countIn } from '../core/figure/query.js'
import type { FigureResult } from '../core/figure/result.js'
import { accountLines } from './account-lines.js'
import { grouped, table } from './output.js'

/** Lines of one figure; `withRecords` lists the records behind the lines of a land account. */
export function figureLines(result: FigureResult, withRecords = false): readonly string[] {
  const definition = definitionOf(countIn(parseQuery(result.query)))
  return [
    `${headline(result)}   ${definition.title}`,
    `  ${result.query}`,
    ...(result.account && isWhole(result)
      ? accountLines(result.account, withRecords)
      : partLines(result)
    ).map((line) => `  ${line}`),
    ...besides(result).map((line) => `  ${line}`),
    ...result.notes.map((note) => `  ${note}`),
    `  ${result.definition} · as of entry ${grouped(result.asOf)} · root ${result.root.slice(0, 16)}… · figure ${result.id}`,
  ]
}

/** Whether all lines of an account are shown, and not some of them or another breakdown. */
function isWhole(result: FigureResult): boolean {
  return (
    result.account?.closing === result.total &&
    result.parts.every(({ key }) => Object.keys(key).join() === 'line')
  )
}

function accountBesides({ unknown, confirmed, notReviewed }: FigureResult): string {
  const waiting = `submitted, not yet reviewed ${shown(notReviewed)} m² as drawn`
  if (unknown === null) return waiting
  return `of the closing without a date ${shown(unknown)} · held by a confirmed record ${shown(confirmed)} · ${waiting}`
}

function isAccount({ definition }: FigureResult): boolean {
  return definition.startsWith('land-account@')
}

/** A number, or the word where it is withheld. */
function shown(value: number | null): string {
  return value === null ? 'withheld' : grouped(value)
}

function headline({ total, mayFall }: FigureResult): string {
  return total !== null && mayFall !== null && mayFall > 0
    ? `${grouped(total)}, or up to ${grouped(total + mayFall)}`
    : shown(total)
}

function partLines(result: FigureResult): readonly string[] {
  const rows = result.parts
    .filter((part) => Object.keys(part.key).length > 0)
    .map((part) => [Object.values(part.key).join(' · '), shown(part.value)])
  return rows.length > 0 ? table(rows, [1]) : []
}

function besides(result: FigureResult): readonly string[] {
  const { unknown, confirmed, notReviewed, mayFall, range } = result
  const lines = [
    isAccount(result)
      ? accountBesides(result)
      : `unknown ${shown(unknown)} · confirmed ${shown(confirmed)} · submitted, not yet reviewed ${shown(notReviewed)}`,
  ]
  if (mayFall !== 0) lines.push(`may fall in the period: ${shown(mayFall)}`)
  if (range) lines.push(`sources disagree: ${grouped(range.minimum)} to ${grouped(range.maximum)}`)
  for (const part of result.withheld) {
    lines.push(`withheld: ${Object.values(part.key).join(' · ') || 'the total'} (${part.reason})`)
  }
  return lines
}
