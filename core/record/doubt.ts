/** What a check of one value says, and the forms that values have. */
import type { Severity } from '../finding.js'
import type { Value } from './definition.js'

/** A finding without its row and column. */
export interface Doubt {
  readonly rule: string
  readonly severity: Severity
  readonly text: string | null
  readonly message: string
}

/** The doubt that a value does not have the form of its field's type. */
export function malformed(label: string, value: Value, rule: string, expected: string): Doubt {
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return {
    rule,
    severity: 'blocks',
    text,
    message: `The ${label} must be ${expected}, and ${shown(text)} is not: correct it or map it again.`,
  }
}

/** A text short enough to stand in a sentence; the whole of it stands in the finding's `text`. */
function shown(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 57)}...` : text)
}

/** The form of a record id: a UUID in lower case. */
export const recordIdForm = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The form of an interval's end: a day, or a minute. Whether the day exists is another question. */
export const intervalEndForm = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/
