/** A condition of the mapping to a function over the cells of a row. */
import { readDecimal } from '../../core/record/read/read-number.js'
import type { WrittenForm } from '../../core/record/read/reading.js'
import type { RuleContext } from './compile-rule.js'
import type { Condition } from './mapping.js'

/** Whether a row meets the condition; every row does where there is none. */
export function compileCondition(
  condition: Condition | undefined,
  context: RuleContext,
): (cells: readonly string[]) => boolean {
  if (!condition) return () => true
  const index = context.indexOf(condition.column)
  if ('one_of' in condition) {
    const words = new Set(condition.one_of)
    return (cells) => words.has(cells[index] ?? '')
  }
  if (condition.is === 'not_empty') return (cells) => (cells[index] ?? '').trim() !== ''
  return (cells) => !isZero(cells[index] ?? '', context.form)
}

/** A text that is no number is no zero either: the record is made, and its own rules find the doubt. */
function isZero(text: string, form: WrittenForm): boolean {
  const read = readDecimal(text, form)
  return 'value' in read && (read.value === null || Number(read.value) === 0)
}
