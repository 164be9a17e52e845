/** What findings say in the language of the page: read when the first of them is shown, and in English said by themselves. */
import type { PageLanguage } from '../../core/access/languages.js'
import { fieldsOf } from '../../core/record/columns.js'
import type { Field, Kind } from '../../core/record/definition.js'
import { exportedColumns } from '../../core/record/exported/columns.js'
import { kinds } from '../../core/record/kinds.js'
import type { Messages } from './language.svelte.js'
import { fieldWord, kindWord } from './words.js'

const files = import.meta.glob<{ default: Messages }>('../../messages/findings/*.json')

/** Sentences by rule, what is doubtful and what to do; none in English, where each finding has its own. */
export async function findingWords(language: PageLanguage): Promise<Messages> {
  const load = files[`../../messages/findings/${language}.json`]
  return load ? (await load()).default : {}
}

/** A record of a row: what the row calls it, and of which kind it is. */
interface NamedRecord {
  readonly name: string
  readonly kind: string
}

/**
 * Where a finding or a conflict lies, several places parted by commas: a field by its name (`victim.sex`, or `sex` of the
 * given kind), where a row names its records by the name of one of them (`caller.sex`), and a header of a file as the file
 * has it.
 */
export function columnWord(
  column: string,
  kind: string | null,
  records: readonly NamedRecord[] = [],
): string {
  const words = column.split(', ').map((each) => {
    const [record, name] = each.includes('.') ? each.split('.', 2) : [kind, each]
    const named = records.find((one) => one.name === record)?.kind ?? record
    const known = kinds.find((one) => one.kind === named)
    const field = known && fieldOfColumn(known, name)
    if (!known || !field) return each
    const word = fieldWord(known.kind, field.name, field.label)
    return each.includes('.') ? `${kindWord(known.kind)}: ${word}` : word
  })
  return [...new Set(words)].join(', ')
}

/** The field of that name, or the one that an export or a form writes into a column of that name. */
function fieldOfColumn(kind: Kind, name: string | undefined): Field | undefined {
  return (
    fieldsOf(kind).find((one) => one.name === name) ??
    exportedColumns(kind, () => true).find((one) => one.name === name)?.field
  )
}

const longest = 80

/** The doubtful text, short enough to stand beside a sentence. */
export function shortText(text: string): string {
  return text.length > longest ? `${text.slice(0, longest - 1)}…` : text
}
