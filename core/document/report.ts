/** What `check` prints for a person: one line a number, sums, and what the author may want to know. */
import type { CheckedDocument } from './check.js'
import type { CheckedNumber, Verdict } from './verdict.js'
import { digits, verdictSigns, verdicts } from './verdict.js'

/** The lines of the report. `every` false leaves out the remarks beside numbers that hold. */
export function reportLines(checked: CheckedDocument, every = false): readonly string[] {
  const { numbers, arithmetic, document } = checked
  const width = Math.max(4, ...numbers.map(({ line }) => String(line).length))
  const indent = ' '.repeat(width + 5)
  const lines = numbers.flatMap((number) => [
    `${String(number.line).padStart(width)}  ${headline(number)}`,
    ...(every || wantsRemarks(number.verdict) ? number.remarks.map((remark) => `${indent}${remark}`) : []),
  ])
  const sums = arithmetic.map(
    ({ line, expression, holds }) => `${String(line).padStart(width)}  ${holds ? '=' : '≠'}  ${expression}`,
  )
  return [
    ...(lines.length > 0 ? lines : ['No number is stated.']),
    ...(sums.length > 0 ? ['', 'Sums', ...sums] : []),
    ...(document.remarks.length > 0 ? ['', ...document.remarks] : []),
    '',
    summary(numbers),
    'A number that matches is what this register counts. It does not show that a record is true, nor that no other record exists.',
  ]
}

function headline({ verdict, text, counted, value }: CheckedNumber): string {
  const { sign, words } = verdictSigns[verdict]
  const beside = counted === null || counted === value ? '' : `; counted ${digits(counted)}`
  return `${sign}  ${text}: ${words}${beside}`
}

function wantsRemarks(verdict: Verdict): boolean {
  return verdict !== 'matches' && verdict !== 'unbound'
}

/** "12 numbers: 9 match, ..." in the order of the verdicts. */
export function summary(numbers: readonly Pick<CheckedNumber, 'verdict'>[]): string {
  const counts = verdicts.flatMap((verdict) => {
    const count = numbers.filter((entry) => entry.verdict === verdict).length
    return count > 0 ? [`${verdictSigns[verdict].words} ${count}`] : []
  })
  const all = `${numbers.length} number${numbers.length === 1 ? '' : 's'}`
  return counts.length > 0 ? `${all}: ${counts.join(', ')}.` : `${all}.`
}
