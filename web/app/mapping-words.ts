/** Places of a mapping in the words of the page's language. */
import { fieldsOf } from '../../core/record/columns.js'
import { kindNamed } from '../../core/record/kinds.js'
import type { MappingContent } from '../../core/record/mapping/content.js'
import { referrerOf } from '../../core/record/mapping/row-records.js'
import type { Target } from '../../core/record/mapping/targets.js'
import { t } from './language.svelte.js'
import { fieldWord, kindWord, partWord } from './words.js'

/** The word for a record of the mapping; where two are of one kind, with what refers to it. */
export function recordWord(content: MappingContent, name: string): string {
  const kind = content.records[name]?.kind ?? ''
  const alike = Object.values(content.records).filter((each) => each.kind === kind)
  if (alike.length < 2) return kindWord(kind)
  return `${kindWord(kind)} (${joinWord(content, name) ?? name})`
}

/** By which field of which record one is referred to; null where none refers to it. */
export function joinWord(content: MappingContent, name: string): string | null {
  const referrer = referrerOf(content, name)
  const kind = referrer && content.records[referrer.record]?.kind
  return kind ? `${kindWord(kind)}: ${namedField(kind, referrer.field)}` : null
}

/** The word for a field of a kind by its name; a name that the kind does not have stays as it is. */
export function namedField(kind: string, name: string): string {
  return fieldWord(kind, name, fieldsOf(kindNamed(kind)).find((field) => field.name === name)?.label ?? name)
}

/** The word for a target within its record: the field, the part of its list, the piece of its value. */
export function targetWord(content: MappingContent, { record, field, entry, part, piece }: Target): string {
  const kind = content.records[record]?.kind ?? ''
  const words = [namedField(kind, field)]
  if (part !== null) {
    const type = fieldsOf(kindNamed(kind)).find(({ name }) => name === field)?.value
    const own = type?.type === 'list' ? type.parts.find(({ name }) => name === part) : undefined
    if (entry !== null && entry > 0) words.push(String(entry + 1))
    words.push(partWord(kind, field, own ?? { name: part, label: part }))
  }
  if (piece !== null) words.push(t(`import.piece.${piece}`))
  return words.join(': ')
}
