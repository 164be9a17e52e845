/** POST and PUT of records: a form that somebody fills in. It waits for a reviewer like a row of a file. */
import { isDeepStrictEqual } from 'node:util'
import { z } from 'zod'
import type { Kind, Value, Values } from '../../../core/record/definition.js'
import { changedValues } from '../../../intake/form/changed-values.js'
import type { Entered } from '../../../intake/form/enter-form.js'
import { enterForm } from '../../../intake/form/enter-form.js'
import { problem as formProblem } from '../../../intake/form/problems.js'
import {
  besideAgain,
  besideSentBack,
  formSentBack,
  sourcesSentBack,
  typedAgain,
  valuesSentBack,
} from '../../../intake/form/typed-again.js'
import { readSources } from '../../../intake/form/typed-sources.js'
import { newRecordId } from '../../../store/record-id.js'
import { standingRecords } from '../../../store/record-reading.js'
import { draftId } from '../../../store/review/acts.js'
import { staffVersions } from '../../../store/staff/one-record.js'
import { problem } from '../../../store/staff/problems.js'
import { asStaff, scopeOfAccount } from '../../../store/staff/staff-role.js'
import type { ApiCall, Route } from '../route.js'
import { needAccount, route } from '../route.js'
import { neededDraft, rowId } from './drafts.js'
import { kindOf, neededId } from './records.js'

/** PostgreSQL has no text with U+0000, so nothing holds it. */
const text = z
  .string()
  .max(1_000_000)
  .regex(/^[^\0]*$/)
const part: z.ZodType<Value> = z.union([
  text,
  z.boolean(),
  z.null(),
  z.lazy(() => z.array(part).max(100_000)),
])

const fieldName = z.string().regex(/^[a-z][a-z0-9_]{0,60}$/)
const values = z.record(fieldName, part)

const form = z.strictObject({
  /** Fields by name, in the form of docs/records.md; a text of a date, position or number is read as in a file. */
  values,
  /** Values of records that are confidential, by the field that refers to each: the person of a victim. */
  beside: z.record(fieldName, values).default({}),
  /** The number of a source that stands, or the name of a new one. */
  source: text.pipe(z.string().trim().min(1).max(200)).default('forms'),
  /** Sources that stand, beside it: the number or title of each, the page or row in it, what it supports. */
  sources: z.array(z.array(text.nullable()).min(1).max(3)).max(100).default([]),
  /** The id under /api/drafts of the form that was sent back and is answered by this one. */
  again: rowId.nullable().default(null),
})

const changeForm = form.extend({
  /** The entry of the version that the page showed, so that whoever changed it meanwhile is not overlooked. */
  basedOn: z.int().min(1).nullable().default(null),
})

const answer = z.object({
  id: z.uuid(),
  import: z.int(),
  draft: z.string().nullable(),
  state: z.string(),
  conflicts: z.array(z.string()),
  changedSince: z.object({ entry: z.int(), fields: z.array(z.string()) }).nullable(),
  findings: z.array(z.unknown()),
})

export const formRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/{kinds}',
    access: 'enter',
    status: 201,
    summary:
      'A new record from a form. It is received and checked as a row of a file is, and waits for a reviewer: draft is its id under /api/drafts, findings what is doubtful. again names a form that was sent back: this one takes its place. beside holds the values of whom the record is about, such as the person of a victim: confidential, and never shown again. sources are further ones that stand, each named by its number or title.',
    body: form,
    answer,
    run: async (call) => {
      const { programme, path, body } = call
      const kind = kindOf(path.kinds)
      const before = await sentBack(call, kind, body.again)
      const id = before?.recordId ?? newRecordId()
      const values = before ? typedAgain(kind, before.values, body.values) : body.values
      const beside = besideAgain(before?.beside ?? {}, body.beside)
      const sources = await readSources(programme, kind, body.sources)
      if (
        before &&
        isDeepStrictEqual([values, beside, sources], [before.values, before.beside, before.sources])
      )
        throw formProblem.formUnchanged({ id: body.again ?? '' })
      const { source } = body
      const answers = before?.answers ?? null
      const told = { kind, recordId: id, values, beside, sources }
      const entered = await enterForm(programme, told, { source, answers })
      return { ...answerOf(id, entered), changedSince: null }
    },
  }),
  route({
    method: 'PUT',
    path: '/api/{kinds}/{id}',
    access: 'enter',
    summary:
      'A correction or a new report of a record from a form; only what it says otherwise than was shown is reported. Where the record changed after basedOn, the report is kept as a draft all the same and changedSince says which fields changed. again as of a new record.',
    body: changeForm,
    answer,
    run: async (call) => {
      const { programme, path, body } = call
      const kind = kindOf(path.kinds)
      const id = neededId(kind, path.id)
      const { record, shown } = await standing(call, kind, id)
      const known = record.current?.values ?? {}
      const before = await sentBack(call, kind, body.again)
      if (before && before.recordId !== id) throw formProblem.formNotSentBack({ id: body.again ?? '' })
      const said = before ? typedAgain(kind, before.values, body.values) : body.values
      const values = changedValues({ kind, known, shown }, said)
      const beside = besideAgain(before?.beside ?? {}, body.beside)
      if ([values, ...Object.values(beside)].every((told) => Object.keys(told).length === 0))
        throw formProblem.formEmpty({})
      const informationDate = body.values.information_date ?? null
      const reported = informationDate === null ? values : { ...values, information_date: informationDate }
      const sending = { source: body.source, answers: before?.answers ?? null }
      const sources = await readSources(programme, kind, body.sources)
      const told = { kind, recordId: id, values: reported, beside, sources }
      const entered = await enterForm(programme, told, sending)
      const since = record.current?.entry ?? 0
      const isChanged = body.basedOn !== null && body.basedOn !== since
      const then = record.spans.find(({ entry }) => entry === body.basedOn)?.values ?? {}
      return {
        ...answerOf(id, entered),
        changedSince: isChanged ? { entry: since, fields: fieldsThatDiffer(then, known, shown) } : null,
      }
    },
  }),
]

/** The form that is answered, as it was typed. Throws `draft-unknown` and `form-not-sent-back`. */
async function sentBack(call: ApiCall, kind: Kind, again: string | null) {
  if (again === null) return null
  const { engine, programmeId } = call.programme
  return engine.transaction(async (session) => {
    const draft = await neededDraft(session, call, again)
    const form = draft.kind === kind.kind ? await formSentBack(session, programmeId, draft) : null
    if (!form) throw formProblem.formNotSentBack({ id: again })
    return {
      answers: draft,
      recordId: draft.recordId,
      values: valuesSentBack(kind, draft, form),
      beside: besideSentBack(kind, draft, form),
      sources: sourcesSentBack(draft),
    }
  })
}

/** The record as it stands and as the caller reads it. Throws `record-not-there`. */
async function standing(call: Pick<ApiCall, 'programme' | 'account'>, kind: Kind, id: string) {
  const { engine, programmeId } = call.programme
  return engine.transaction(async (session) => {
    const scope = await scopeOfAccount(session, programmeId, needAccount(call.account))
    const versions = await asStaff(session, scope, (staff) => staffVersions(staff, kind, id))
    const current = versions.find(({ role, currentFrom, currentTo }) => {
      return role === 'accepted' && currentFrom !== null && currentTo === null
    })
    const record = (await standingRecords(session, programmeId, [id])).get(id)
    if (!current || !record) throw problem.recordNotThere({ kind: kind.kind, id })
    return { record, shown: current.values }
  })
}

/** Of the fields that the caller may read, those that say something else. */
function fieldsThatDiffer(before: Values, now: Values, shown: Values): readonly string[] {
  return Object.keys(shown).filter((name) => JSON.stringify(before[name]) !== JSON.stringify(now[name]))
}

function answerOf(id: string, { import: entry, draft, findings }: Entered) {
  return {
    id,
    import: entry,
    draft: draft ? draftId(draft) : null,
    state: draft?.state ?? 'unchanged',
    conflicts: draft?.conflicts ?? [],
    findings,
  }
}
