/** Which of its records a row is counted as: the same for every row, or by what a column of the row says. */
import type { Finding } from '../../core/finding.js'
import { compileCondition } from './compile-condition.js'
import type { RuleContext } from './compile-rule.js'
import type { Condition, Mapping } from './mapping.js'
import type { TableRow } from './table.js'

/** A main record: the mapping's name for it, such as `victim`, and its kind. */
export interface MainRecord {
  readonly name: string
  readonly kind: string
}

/** Every record that some row may be counted as, in the order of the mapping. */
export function mainRecords({ main, records }: Mapping): readonly MainRecord[] {
  const names = typeof main === 'string' ? [main] : main.map(({ record }) => record)
  return names.map((name) => ({ name, kind: records[name]?.kind ?? '' }))
}

/** Whether some row may be counted as the record of that name. */
export function isMainRecord(mapping: Mapping, name: string): boolean {
  return mainRecords(mapping).some((main) => main.name === name)
}

/** The record that a row is counted as; null with a finding that blocks where it is none, or more than one. */
export type MainOfRow =
  | { readonly main: MainRecord; readonly finding: null }
  | { readonly main: null; readonly finding: Finding }

/** Compiles the choice. Every row has the main record where the mapping names one for all. */
export function compileMain(mapping: Mapping, context: RuleContext): (row: TableRow) => MainOfRow {
  const mains = mainRecords(mapping)
  const choices = typeof mapping.main === 'string' ? [] : mapping.main
  const compiled = mains.map((main, index) => {
    const when = choices[index]?.when
    return { main, when, applies: compileCondition(when, context) }
  })
  const columns = [...new Set(choices.map(({ when }) => when.column))]
  return (row) => {
    const met = compiled.filter(({ applies }) => applies(row.cells))
    const [first] = met
    if (first && met.length === 1) return { main: first.main, finding: null }
    const texts = columns.map((column) => row.cells[context.indexOf(column)] ?? '')
    const about = { row: row.row, column: columns.join(', '), text: texts.join(' | ') }
    const names = met.map(({ main }) => main.name).join(' and ')
    return { main: null, finding: first ? claimedTwice(about, names) : claimedByNone(about, compiled) }
  }
}

type About = Pick<Finding, 'row' | 'column' | 'text'>

function claimedByNone(
  about: About,
  choices: readonly { readonly main: MainRecord; readonly when: Condition | undefined }[],
): Finding {
  const known = choices.map(({ main, when }) => `${main.name} where ${when ? wordsOf(when) : 'always'}`)
  const message = `The mapping does not say what this row is counted as: it meets no condition of "main" (${known.join('; ')}). The row waits: add what it says to one of them.`
  return { rule: 'main-record-not-told', severity: 'blocks', ...about, message }
}

function claimedTwice(about: About, names: string): Finding {
  const message = `The mapping counts this row as ${names}, and a row is counted once. The row waits: correct the conditions of "main" so that one alone takes it.`
  return { rule: 'main-record-told-twice', severity: 'blocks', ...about, message }
}

function wordsOf(when: Condition): string {
  if ('one_of' in when) return `${when.column} is ${when.one_of.join(' or ')}`
  return `${when.column} is ${when.is === 'not_empty' ? 'not empty' : 'not zero'}`
}

/**
 * Whether a record is made with a main record: the two are one, or one refers to the other, over others too. A record
 * that has nothing to do with any main record is made from every row.
 */
export function recordsWith(mapping: Mapping): (main: string, name: string) => boolean {
  const mains = new Set(mainRecords(mapping).map(({ name }) => name))
  const neighbours = neighboursOf(mapping)
  const mainsOf = new Map<string, ReadonlySet<string>>()
  for (const name of Object.keys(mapping.records)) mainsOf.set(name, reached(name))
  return (main, name) => {
    const found = mainsOf.get(name)
    return !found || found.size === 0 || found.has(main)
  }

  /** The main records that can be reached over references in either direction, none of them passed through. */
  function reached(from: string): ReadonlySet<string> {
    const seen = new Set<string>([from])
    for (const name of seen)
      if (!mains.has(name)) for (const next of neighbours.get(name) ?? []) seen.add(next)
    return new Set([...seen].filter((name) => mains.has(name)))
  }
}

function neighboursOf({ records }: Mapping): ReadonlyMap<string, ReadonlySet<string>> {
  const found = new Map(Object.keys(records).map((name) => [name, new Set<string>()] as const))
  for (const [name, { fields }] of Object.entries(records))
    for (const rule of Object.values(fields)) {
      if (!('record' in rule)) continue
      found.get(name)?.add(rule.record)
      found.get(rule.record)?.add(name)
    }
  return found
}
