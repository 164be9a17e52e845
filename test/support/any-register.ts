/** A programme with random records of every kind that refer to one another, accepted as they are. */
import { fieldsOf } from '../../core/record/columns.js'
import type { Field, Kind, Value, Values } from '../../core/record/definition.js'
import { kinds } from '../../core/record/kinds.js'
import { acceptVersions, prepareVersion } from '../../store/accept.js'
import { measureRecords } from '../../store/geometry/measure-records.js'
import type { Programme } from '../../store/programme.js'
import { newRecordId } from '../../store/record-id.js'
import { anyValue, oddTexts, random } from './any-values.js'

const recordsAKind = 6

/** Accepts six records of every kind; every field is filled in two of three, texts with these. Gives their ids by kind. */
export async function anyRegister(
  programme: Programme,
  seed: number,
  texts = oddTexts,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const next = random(seed)
  const ids = new Map(
    kinds.map(({ kind }) => [kind, Array.from({ length: recordsAKind }, () => newRecordId())]),
  )
  const recordOf = (of: readonly string[]): string => {
    const possible = of.flatMap((kind) => ids.get(kind) ?? [])
    return possible[Math.floor(next() * possible.length)] ?? ''
  }
  const records = kinds.flatMap((kind) =>
    (ids.get(kind.kind) ?? []).map((recordId, index) => ({
      kind: kind.kind,
      recordId,
      values: anyValues(kind, index, (field) => anyValue(field, next, recordOf, texts), next),
      copiesFromLog: kind.copies !== undefined,
    })),
  )
  await programme.engine.transaction(async (session) => {
    // As every acceptance does: the areas beside shapes are those of the shapes.
    const measured = await measureRecords(session, records)
    const whole = { version: 1, receiptSecret: null, regions: {}, referenced: null }
    const versions = records.map((record, index) =>
      prepareVersion(programme, { ...record, ...whole, values: measured[index] ?? {} }, 'reviewer'),
    )
    await acceptVersions(session, programme, versions)
  })
  return ids
}

function anyValues(
  kind: Kind,
  index: number,
  valueOfField: (field: Field) => Value,
  next: () => number,
): Values {
  const values: Record<string, Value> = {}
  for (const field of fieldsOf(kind)) {
    if (field.required || next() < 0.66) values[field.name] = valueOfField(field)
    // A range whose high end lies below its low end would wait.
    if (/_(most|high)$/.test(field.name) && values[field.name]) values[field.name] = highest(field)
  }
  // Two records of one number, one with blanks around it and some without any, as in real registers.
  const numbers = ['N-1', 'N-1', ' N-2 ', '007', null, null]
  return { ...values, local_id: numbers[index] ?? null, reason: 'accepted' }
}

function highest({ value }: Field): string {
  return value.type === 'integer' || value.type === 'decimal' ? String(value.maximum ?? 1000) : ''
}
