/** A form that was sent back, opened again: what was typed in it, and what becomes of what the page may not show. */
import { isOpen, staffValues } from '../../core/access/staff-values.js'
import type { Kind, Value, Values } from '../../core/record/definition.js'
import { columnsOfField } from '../../core/record/exported/columns.js'
import { fieldsOfForm } from '../../core/record/form-fields.js'
import type { State } from '../../core/review/states.js'
import type { Session } from '../../store/engine/engine.js'
import type { Draft } from '../../store/import/drafts.js'
import { importsPage } from '../../store/import/list-imports.js'
import { keyOfLocalId } from '../../store/import/row-key.js'
import { keptChunks } from '../../store/import/submissions.js'
import { problem } from './problems.js'

/** States in which a form goes on with whoever typed it. */
const sentBack: readonly State[] = ['draft', 'returned']

/** Whether a row waits for a correction and is known by its record, as forms are: sent again, it takes its own place. */
export function isFormSentBack({ state, kind, recordId, rowKey }: Draft): boolean {
  return sentBack.includes(state) && rowKey === keyOfLocalId(kind, recordId)
}

/** The values of a form that was sent back. Throws `form-not-sent-back`. */
export function valuesSentBack(kind: Kind, draft: Draft, id: string): Values {
  const record = draft.records.find(({ recordId }) => recordId === draft.recordId)
  if (draft.kind !== kind.kind || !record || !isFormSentBack(draft)) throw problem.formNotSentBack({ id })
  return record.values
}

/**
 * What a form says that is typed again: what was not shown stays as it was typed unless it is typed anew, and so does a
 * value that was shown in a coarser form and left alone. What was shown and is left out now is left out.
 */
export function typedAgain(kind: Kind, before: Values, form: Values): Values {
  const shown = staffValues(kind, before)
  const isSame = (one: Value | undefined, other: Value) => JSON.stringify(one) === JSON.stringify(other)
  const said = Object.entries(form).map(([name, value]) => {
    const typed = before[name]
    return [name, typed !== undefined && isSame(shown[name], value) ? typed : value] as const
  })
  const hidden = fieldsOfForm(kind).flatMap(({ name }) => {
    const typed = before[name]
    return typed === undefined || name in shown || name in form ? [] : [[name, typed] as const]
  })
  return Object.fromEntries([...hidden, ...said])
}

/** Texts of a form that could not be read, by the field in which they were typed; those of confidential fields are left out. */
export async function unreadTexts(
  session: Session,
  programmeId: string,
  { draft, kind }: { readonly draft: Draft; readonly kind: Kind },
): Promise<Readonly<Record<string, string>>> {
  const [sent] = await importsPage(session, programmeId, { id: draft.submission, before: null, most: 1 })
  const chunks: Uint8Array[] = []
  for await (const chunk of keptChunks(session, programmeId, Buffer.from(sent?.sha256 ?? '', 'hex')))
    chunks.push(chunk)
  // Erased by law: what was typed is gone with the file.
  if (chunks.length === 0) return {}
  const { features } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
    readonly features: readonly { readonly properties: Readonly<Record<string, string>> }[]
  }
  const cells = features[draft.rowNumber - 1]?.properties ?? {}
  const read = draft.records.find(({ recordId }) => recordId === draft.recordId)?.values ?? {}
  const texts = fieldsOfForm(kind).flatMap((field) => {
    if (!isOpen(field) || (read[field.name] ?? null) !== null) return []
    const columns = [field.name, ...columnsOfField(field).map(({ name }) => name)]
    const text = [...new Set(columns)].flatMap((column) => cells[column] || []).join(', ')
    return text === '' ? [] : [[field.name, text] as const]
  })
  return Object.fromEntries(texts)
}
