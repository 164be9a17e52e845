/** An account in one sentence. Square metres to the metre; hectares and square kilometres are for display elsewhere. */
import { digits } from '../figure/withhold.js'
import type { Line } from './lines.js'

/** What a sentence needs of an account. */
export interface AccountTold {
  readonly isBalanced: boolean
  readonly closing: number
  readonly lines: readonly { readonly line: Line; readonly squareMetres: number }[]
}

const told: readonly (readonly [Line, string])[] = [
  ['newly_identified', 'were newly identified'],
  ['boundary_growth', 'came in by boundary growth'],
  ['contaminated_again', 'were found contaminated again after release'],
  ['cancelled', 'were cancelled'],
  ['reduced', 'were reduced'],
  ['cleared', 'were cleared'],
]

/** "22 m² stood recorded as suspected or confirmed at the opening; 7 m² were newly identified, ...; 29 m² at the closing." */
export function accountSentence({ isBalanced, closing, lines }: AccountTold): string {
  const of = (line: Line) => Math.abs(lines.find((entry) => entry.line === line)?.squareMetres ?? 0)
  const opening = `${digits(of('opening'))} m² stood recorded as suspected or confirmed at the opening`
  const undated = of('recorded_without_date')
  const without = undated > 0 ? `, and ${digits(undated)} m² without a date` : ''
  const moved = told.flatMap(([line, words]) => (of(line) > 0 ? [`${digits(of(line))} m² ${words}`] : []))
  const middle = moved.length > 0 ? moved.join(', ') : 'nothing was recorded and nothing was released'
  const end = `${digits(closing)} m² stand recorded at the closing`
  const balance = isBalanced ? '' : ' The lines do not come out at it: this is not balanced, and no account.'
  return `${opening}${without}; ${middle}; ${end}.${balance}`
}
