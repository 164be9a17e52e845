/** A form that was sent back, opened again: what was typed in it, and what becomes of what the page may not show. */
import { staffValues } from '../../core/access/staff-values.js'
import { findField } from '../../core/record/columns.js'
import type { Field, Kind, Value, Values } from '../../core/record/definition.js'
import { columnsOfField } from '../../core/record/exported/columns.js'
import { fieldsBeside, fieldsOfForm, formFileName, recordsBeside } from '../../core/record/form-fields.js'
import { isHeldBack } from '../../core/record/held-back.js'
import { kindNamed } from '../../core/record/kinds.js'
import { typedPoint } from '../../core/record/typed-point.js'
import { sentBackStates } from '../../core/review/states.js'
import type { Session } from '../../store/engine/engine.js'
import type { Draft, DraftName } from '../../store/import/drafts.js'
import { draftsWhere } from '../../store/import/drafts.js'
import { importsPage } from '../../store/import/list-imports.js'
import { keyOfLocalId } from '../../store/import/row-key.js'
import { keptChunks } from '../../store/import/submissions.js'
import { draftId } from '../../store/review/acts.js'
import type { Beside } from './form-file.js'
import { basisColumn, prefixBeside } from './form-file.js'
import { linesInCell } from './list-lines.js'
import { problem } from './problems.js'

/** A form that was sent back: what was typed in it and could not be read, by field. */
export interface FormSentBack {
  readonly unread: Values
  /** Of the records beside, by the field that refers to each. */
  readonly unreadBeside: Beside
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
  const cells = await cellsOfForm(session, programmeId, { draft, sha256: sent.sha256 })
  const kindOfForm = kindNamed(kind)
  const beside = recordsBeside(kindOfForm).map(({ field, kind: other }) => {
    const of = {
      fields: fieldsBeside(other),
      read: besideOf(draft, field)?.values ?? {},
      prefix: prefixBeside(field),
    }
    return [field.name, unreadValues(of, cells)] as const
  })
  const of = { fields: fieldsOfForm(kindOfForm), read: recordOf(draft)?.values ?? {}, prefix: '' }
  return { unread: unreadValues(of, cells), unreadBeside: Object.fromEntries(beside) }
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
  // Whom a record beside is about says that record, which is made again with the form.
  const isBeside = ({ name }: Field) =>
    recordsBeside(kind).some(({ field }) => field.name === name && besideOf(draft, field))
  const own = fieldsOfForm(kind).filter((field) => !isBeside(field))
  const typed = own.flatMap(({ name }) => {
    const value = read[name] ?? (name in shown ? undefined : unread[name])
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(typed)
}

/** The sources that it named beside its own, which is the first: the row that it was. */
export function sourcesSentBack(draft: Draft): readonly Value[] {
  const sources = recordOf(draft)?.values.sources
  return Array.isArray(sources) ? sources.slice(1) : []
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

/** What was typed of the records beside, none of which is shown: read or not. */
export function besideSentBack(kind: Kind, draft: Draft, { unreadBeside }: FormSentBack): Beside {
  const told = recordsBeside(kind).map(({ field, kind: other }) => {
    const read = besideOf(draft, field)?.values ?? {}
    const typed = fieldsBeside(other).flatMap(({ name }) => {
      const value = read[name] ?? unreadBeside[field.name]?.[name]
      return value === undefined ? [] : [[name, value] as const]
    })
    return [field.name, Object.fromEntries(typed)] as const
  })
  return Object.fromEntries(told.filter(([, values]) => Object.keys(values).length > 0))
}

/** Of records beside what is typed anew takes the place of what was typed, field by field; the rest stays as it was. */
export function besideAgain(before: Beside, form: Beside): Beside {
  const names = new Set([...Object.keys(before), ...Object.keys(form)])
  return Object.fromEntries([...names].map((name) => [name, { ...before[name], ...form[name] }]))
}

/** The cells of the row that a form was; none where the file was erased by law. */
async function cellsOfForm(
  session: Session,
  programmeId: string,
  { draft, sha256 }: { readonly draft: Draft; readonly sha256: string },
): Promise<Readonly<Record<string, string>>> {
  const chunks: Uint8Array[] = []
  for await (const chunk of keptChunks(session, programmeId, Buffer.from(sha256, 'hex'))) chunks.push(chunk)
  if (chunks.length === 0) return {}
  const { features } = JSON.parse(Buffer.concat(chunks).toString('utf8')) as {
    readonly features: readonly { readonly properties: Readonly<Record<string, string>> }[]
  }
  return features[draft.rowNumber - 1]?.properties ?? {}
}

/** Values of a record of a form that were typed and could not be read, by field. */
function unreadValues(
  {
    fields,
    read,
    prefix,
  }: { readonly fields: readonly Field[]; readonly read: Values; readonly prefix: string },
  cells: Readonly<Record<string, string>>,
): Values {
  const unread = fields.flatMap((field) => {
    const value = (read[field.name] ?? null) === null ? typedIn(field, cells, prefix) : null
    return value === null ? [] : [[field.name, value] as const]
  })
  return Object.fromEntries(unread)
}

/** As a form sends it: the text of the field, or its parts. */
function typedIn(field: Field, cells: Readonly<Record<string, string>>, prefix: string): Value {
  const text = cells[`${prefix}${field.name}`]
  if (text && field.value.type === 'list') return linesInCell(field, text)
  const isSeveral = 'several' in field.value && field.value.several === true
  const whole = (cell: string): Value => (isSeveral ? (JSON.parse(cell) as Value) : cell)
  const basis = cells[basisColumn(`${prefix}${field.name}`)]
  if (text && basis && field.value.type === 'point') return typedPoint({ text, basis })
  if (text) return whole(text)
  const parts = columnsOfField(field).filter(({ part }) => part !== null)
  const typed = parts.map(({ name }) => cells[`${prefix}${name}`] || null)
  if (typed.every((each) => each === null)) return null
  return field.value.type === 'reference' ? whole(typed[0] ?? '') : typed
}

/**
 * Of these values what staff may read: texts, the lines of lists and typed positions; nothing of a record or kind that is confidential as
 * a whole.
 */
export function shownTexts(kind: Kind, draft: Draft, unread: Values): Values {
  if (isHeldBack(kind, recordOf(draft)?.values ?? {})) return {}
  return Object.fromEntries(
    Object.entries(staffValues(kind, unread)).map(([name, value]) => {
      const text = [value].flat().filter((part) => part !== null)
      const isWhole = ['list', 'point'].includes(findField(kind, name).value.type)
      return [name, isWhole ? value : text.join(', ')] as const
    }),
  )
}

function recordOf({ records, recordId }: Draft) {
  return records.find((record) => record.recordId === recordId)
}

function besideOf({ records }: Draft, { name }: Field) {
  return records.find((record) => record.name === name)
}
