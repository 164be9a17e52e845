/** Which columns of a file hold what is confidential, by its mapping. */
import { findField } from '../../core/record/columns.js'
import { kindNamed } from '../../core/record/kinds.js'
import { fieldsOfMapping } from './fields-of-mapping.js'
import type { Mapping } from './mapping.js'

/**
 * The headers that a confidential field, or any field of a kind whose existence is confidential, is read from. A word of
 * such a rule that is no header does no harm here: what is not shown in a list is opened one by one.
 */
export function confidentialColumns(mapping: Mapping): ReadonlySet<string> {
  const found = new Set<string>()
  for (const { record, field, words } of fieldsOfMapping(mapping)) {
    const kind = kindNamed(mapping.records[record]?.kind ?? '')
    const isConfidential =
      kind.privacy === 'confidential' || findField(kind, field).privacy === 'confidential'
    if (!isConfidential) continue
    for (const word of words) found.add(word)
    // A doubt about a value that differs from what is known names the field.
    found.add(field).add(`${record}.${field}`)
  }
  return found
}
