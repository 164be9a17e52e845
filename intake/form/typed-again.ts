/** A form that was sent back, opened again: what was typed in it, and what becomes of what the page may not show. */
import { staffValues } from '../../core/access/staff-values.js'
import { findField } from '../../core/record/columns.js'
import type { Field, Kind, Value, Values } from '../../core/record/definition.js'
import { columnsOfField } from '../../core/record/exported/columns.js'
import { fieldsOfForm } from '../../core/record/form-fields.js'
import { isHeldBack } from '../../core/record/held-back.js'
import { kindNamed } from '../../core/record/kinds.js'
import { sentBackStates } from '../../core/review/states.js'
import type { Session } from '../../store/engine/engine.js'
import type { Draft, DraftName } from '../../store/import/drafts.js'
import { draftsWhere } from '../../store/import/drafts.js'
import { importsPage } from '../../store/import/list-imports.js'
import { keyOfLocalId } from '../../store/import/row-key.js'
import { keptChunks } from '../../store/import/submissions.js'
import { draftId } from '../../store/review/acts.js'
import { formFileName } from './form-file.js'
import { linesInCell } from './list-lines.js'
import { problem } from './problems.js'

/** A form that was sent back: what was typed in it and could not be read, by field. */
export interface FormSentBack {
  readonly unread: Values
}

/**
 * The form that a row came in, where it waits for a correction; null for the row of another file, and where it waits for
 * somebody else. Its row is known by its record, so that the form takes its own place when it is sent again.
 */
export async function formSentBack(
  session: Session,
  programmeId: string,
  draft: Draft,
): Promise<FormSentBack | null> {
  const { state, kind, recordId, rowKey, submission } = draft
  if (!sentBackStates.includes(state) || rowKey !== keyOfLocalId(kind, recordId)) return null
  const [sent] = await importsPage(session, programmeId, { id: submission, before: null, most: 1 })
  if (sent?.fileName !== formFileName) return null
  return { unread: await unreadValues(session, programmeId, { draft, sha256: sent.sha256 }) }
}

/**
 * Throws `form-not-sent-back` where the row waits no more for whoever sent it: a reviewer, or another form, was first while
 * the form that answers it was on its way.
 */
export async function refuseDecided(
  session: Session,
  programmeId: string,
  answers: DraftName | null,
): Promise<void> {
  if (answers === null) return
  const [draft] = await draftsWhere(session, programmeId, answers)
  if (draft && sentBackStates.includes(draft.state)) return
  throw problem.formNotSentBack({ id: draftId(answers) })
}

/** The values of a form that was sent back, with those that could not be read and were not shown. */
export function valuesSentBack(kind: Kind, draft: Draft, { unread }: FormSentBack): Values {
  const read = recordOf(draft)?.values ?? {}
  const shown = shownTexts(kind, draft, unread)
  const typed = fieldsOfForm(kind).flatMap(({ name }) => {
    const value = read[name] ?? (name in shown ? undefined : unread[name])
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(typed)
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

/** Values of a form that were typed and could not be read, by field; none where the file was erased by law. */
async function unreadValues(
  session: Session,
  programmeId: string,
  { draft, sha256 }: { readonly draft: Draft; readonly sha256: string },
): Promise<Values> {
  const chunks: Uint8Array[] = []
  for await (const chunk of keptChunks(session, programmeId, Buffer.from(sha256, 'hex'))) chunks.push(chunk)
  if (chunks.length === 0) return {}
  const { features } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
    readonly features: readonly { readonly properties: Readonly<Record<string, string>> }[]
  }
  const cells = features[draft.rowNumber - 1]?.properties ?? {}
  const read = recordOf(draft)?.values ?? {}
  const unread = fieldsOfForm(kindNamed(draft.kind)).flatMap((field) => {
    const value = (read[field.name] ?? null) === null ? typedIn(field, cells) : null
    return value === null ? [] : [[field.name, value] as const]
  })
  return Object.fromEntries(unread)
}

/** As a form sends it: the text of the field, or its parts. */
function typedIn(field: Field, cells: Readonly<Record<string, string>>): Value {
  const text = cells[field.name]
  if (text && field.value.type === 'list') return linesInCell(field, text)
  const isSeveral = 'several' in field.value && field.value.several === true
  const whole = (cell: string): Value => (isSeveral ? (JSON.parse(cell) as Value) : cell)
  if (text) return whole(text)
  const parts = columnsOfField(field).filter(({ part }) => part !== null)
  const typed = parts.map(({ name }) => cells[name] || null)
  if (typed.every((each) => each === null)) return null
  return field.value.type === 'reference' ? whole(typed[0] ?? '') : typed
}

/**
 * Of these values what staff may read: texts, and the lines of lists; nothing of a record or kind that is confidential as
 * a whole.
 */
export function shownTexts(kind: Kind, draft: Draft, unread: Values): Values {
  if (isHeldBack(kind, recordOf(draft)?.values ?? {})) return {}
  return Object.fromEntries(
    Object.entries(staffValues(kind, unread)).map(([name, value]) => {
      const text = [value].flat().filter((part) => part !== null)
      return [name, findField(kind, name).value.type === 'list' ? value : text.join(', ')] as const
    }),
  )
}

function recordOf({ records, recordId }: Draft) {
  return records.find((record) => record.recordId === recordId)
}
