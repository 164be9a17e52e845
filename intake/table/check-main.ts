/** Whether the main records of a mapping can be: each is there, no row is two of them, and what is of a main record only. */
import type { MappingIssue } from '../problems.js'
import type { Condition, Mapping } from './mapping.js'

type Choices = Exclude<Mapping['main'], string>

/** What is wrong with `main`, and with records that stand in its place. */
export function checkMain(mapping: Mapping): readonly MappingIssue[] {
  const choices = typeof mapping.main === 'string' ? null : mapping.main
  const names = choices ? choices.map(({ record }) => record) : [String(mapping.main)]
  const pathOf = (index: number) => (choices ? `main.${index}.record` : 'main')
  return [
    ...names.flatMap((name, index) => checkNamed(pathOf(index), name, mapping)),
    ...(choices ? [...checkTwice(choices), ...checkReferences(names, mapping)] : []),
    ...Object.entries(mapping.records).flatMap(([name, { record_id: id }]) =>
      id === undefined || names.includes(name)
        ? []
        : [{ path: `records.${name}.record_id`, message: 'may stand in the main record only' }],
    ),
  ]
}

function checkNamed(path: string, name: string, { main, records }: Mapping): readonly MappingIssue[] {
  const record = records[name]
  if (!record) return [{ path, message: `must be one of the records: ${Object.keys(records).join(', ')}` }]
  if (!record.match && !record.when) return []
  const message =
    typeof main === 'string'
      ? 'the main record is made from every row and has no match and no when'
      : `${name} has no match and no when of its own: the when beside it says which rows it is made from`
  return [{ path, message }]
}

/** A row has one main record: no name stands twice, and no text of a column is taken by two. */
function checkTwice(choices: Choices): readonly MappingIssue[] {
  return choices.flatMap(({ record, when }, index) =>
    choices.slice(0, index).flatMap((earlier, before): readonly MappingIssue[] => {
      if (earlier.record === record) {
        const message = `${record} stands in main.${before} already; put all that it is made from into one when`
        return [{ path: `main.${index}.record`, message }]
      }
      const taken = takenByBoth(earlier.when, when)
      if (taken.length === 0) return []
      const message = `${taken.join(', ')} of ${when.column} is taken by ${earlier.record} in main.${before} already, and a row is counted once`
      return [{ path: `main.${index}.when`, message }]
    }),
  )
}

/** Texts of one column that meet both conditions, as far as the mapping alone shows. */
function takenByBoth(one: Condition, other: Condition): readonly string[] {
  if (one.column !== other.column) return []
  if ('one_of' in one && 'one_of' in other)
    return other.one_of.filter((text) => one.one_of.includes(text)).map((text) => JSON.stringify(text))
  if ('is' in one && 'is' in other) return ['every text that is not zero']
  const texts = 'one_of' in one ? one.one_of : 'one_of' in other ? other.one_of : []
  const asked = 'is' in one ? one.is : 'is' in other ? other.is : 'not_empty'
  return texts
    .filter((text) => text.trim() !== '' && (asked === 'not_empty' || !isWrittenZero(text)))
    .map((text) => JSON.stringify(text))
}

/** `0`, `00`, `0.0`, `0,0`. */
function isWrittenZero(text: string): boolean {
  return /^0+([.,]0+)?$/.test(text.trim())
}

/** A main record is not made from the rows of another, so that none can be named there. */
function checkReferences(names: readonly string[], { records }: Mapping): readonly MappingIssue[] {
  return names.flatMap((name) =>
    Object.entries(records[name]?.fields ?? {}).flatMap(([field, rule]) =>
      'record' in rule && rule.record !== name && names.includes(rule.record)
        ? [
            {
              path: `records.${name}.fields.${field}.record`,
              message: `${rule.record} is what other rows are counted as and is not made from this one; name a record of its own`,
            },
          ]
        : [],
    ),
  )
}
