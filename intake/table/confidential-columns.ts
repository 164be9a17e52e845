/** Which columns of a file hold what is confidential, by its mapping. */
import { findField } from '../../core/record/columns.js'
import { kindNamed } from '../../core/record/kinds.js'
import type { FieldRule, Mapping } from './mapping.js'

/**
 * The headers that a confidential field, or any field of a kind whose existence is confidential, is read from. A word of
 * such a rule that is no header does no harm here: what is not shown in a list is opened one by one.
 */
export function confidentialColumns(mapping: Mapping): ReadonlySet<string> {
  const found = new Set<string>()
  for (const [record, { kind: name, fields }] of Object.entries(mapping.records)) {
    const kind = kindNamed(name)
    for (const [field, rule] of Object.entries(fields)) {
      const isConfidential =
        kind.privacy === 'confidential' || findField(kind, field).privacy === 'confidential'
      if (!isConfidential) continue
      addTexts(rule, found)
      // A doubt about a value that differs from what is known names the field.
      found.add(field).add(`${record}.${field}`)
    }
  }
  return found
}

function addTexts(part: FieldRule | unknown, found: Set<string>): void {
  if (typeof part === 'string') found.add(part)
  else if (typeof part === 'object' && part !== null)
    for (const inner of Object.values(part)) addTexts(inner, found)
}
