/** What an account says beside its lines, in sentences. */
import { digits } from '../figure/withhold.js'
import { sumOfDigits } from '../record/sum-of-list.js'
import type { Ledger } from './account.js'
import type { ControlTotal } from './control-totals.js'
import type { DifferenceReason } from './lines.js'
import { differenceReasons } from './lines.js'
import { mayLieIn } from './moment.js'
import type { HazardHistory } from './records.js'
import { isLandClass, isOpenStatus } from './records.js'
import type { LandEntry } from './reports.js'
import type { Statement } from './statement.js'

/** What the lines leave out, and what does not fit them. */
export interface Beside {
  readonly ledger: Ledger
  readonly statement: Statement
  readonly hazards: readonly HazardHistory[]
  /** Entries of land of all reports. */
  readonly entries: readonly LandEntry[]
  /** Of them those that add. */
  readonly counted: readonly LandEntry[]
  /** Of those, the ones that draw an area, and so stand in the lines. */
  readonly drawn: ReadonlySet<LandEntry>
  readonly controlTotals: readonly ControlTotal[]
  readonly bounds: { readonly from: string | null; readonly until: string } | null
  /** The ground that records told of cannot be shown of one place or class. */
  readonly isWhole: boolean
}

/** The sentences, what breaks the account first. */
export function accountNotes(beside: Beside): readonly string[] {
  const { ledger, controlTotals } = beside
  return [
    ...balanceNotes(beside.statement),
    ...reportNote('Released again without having been recorded again, not counted', ledger.releasedTwice),
    ...reportNote(
      'Released without a date, on ground that no record held, not counted',
      ledger.undatedBeyond,
    ),
    ...(beside.isWhole ? undrawnNotes(beside) : []),
    ...controlNotes(controlTotals),
  ]
}

function balanceNotes({ lines, isBalanced }: Statement): readonly string[] {
  if (isBalanced) return ['The lines come out at the closing, to the square metre.']
  const difference = lines.find(({ line }) => line === 'difference')
  const records = difference?.records ?? []
  const reasons = Object.keys(differenceReasons) as DifferenceReason[]
  const causes = reasons.flatMap((reason) => {
    const caused = records.filter((record) => record.reason === reason)
    const squareMetres = caused.reduce((sum, record) => sum + record.squareMetres, 0)
    const of = `${digits(Math.abs(squareMetres))} m² of ${recordCount(caused.length)}`
    return caused.length > 0 ? [`${differenceReasons[reason]}: ${of}`] : []
  })
  return [`Not balanced, and so no account. What breaks it: ${causes.join('; ')}.`]
}

function recordCount(count: number): string {
  return `${digits(count)} ${count === 1 ? 'record' : 'records'}`
}

function reportNote(what: string, squareMetres: ReadonlyMap<string, number>): readonly string[] {
  const sum = [...squareMetres.values()].reduce((before, area) => before + area, 0)
  return sum === 0 ? [] : [`${what}: ${digits(sum)} m² of ${recordCount(squareMetres.size)}.`]
}

/** Records without an area that is drawn stand in no line; what they state is told. */
function undrawnNotes({ hazards, entries, counted, drawn, bounds }: Beside): readonly string[] {
  const undrawn = hazards.filter(({ versions }) => {
    const last = versions.at(-1)
    return last && last.shape === null && isLandClass(last.class) && isOpenStatus(last.status)
  })
  const adding = new Set(counted)
  const within = entries.filter((entry) => bounds === null || mayLieIn(entry.date, bounds))
  const lines = within.filter((entry) => drawn.has(entry))
  const stated = within.filter((entry) => adding.has(entry) && !drawn.has(entry))
  const leftOut = within.filter((entry) => !adding.has(entry) && entry.reportKind !== 'completion')
  const unsaid = lines.filter(({ kind, layer }) => kind === 'cleared' && layer === null)
  const unknown = lines.filter(({ reportKind }) => reportKind === 'unknown')
  return [
    ...sentence(undrawn.length, 'Open hazards of which no area is drawn, in no line: {n}.'),
    ...statedNote('Released as reports of the period state it, without a drawn area and in no line', stated),
    ...statedNote('In other reports, of unknown kind or cancelling nothing, in no line', leftOut),
    ...sentence(
      unknown.length,
      'Areas drawn in reports of unknown kind, each square metre counted once: {n}.',
    ),
    ...sentence(unsaid.length, 'Areas cleared without a stated layer, taken as cleared to depth: {n}.'),
  ]
}

function sentence(count: number, text: string): readonly string[] {
  return count === 0 ? [] : [text.replace('{n}', digits(count))]
}

function statedNote(what: string, entries: readonly LandEntry[]): readonly string[] {
  if (entries.length === 0) return []
  const kinds = (['cancelled', 'reduced', 'cleared'] as const).flatMap((kind) => {
    const sum = sumOfDigits(entries.filter((entry) => entry.kind === kind).map((entry) => entry.squareMetres))
    return sum === null ? [] : [`${kind} ${grouped(sum)}`]
  })
  const sum = sumOfDigits(entries.map((entry) => entry.squareMetres)) ?? '0'
  return [
    `${what}: ${grouped(sum)} m² (${kinds.join(', ') || 'none stated'}), entries ${digits(entries.length)}.`,
  ]
}

function controlNotes(totals: readonly ControlTotal[]): readonly string[] {
  if (totals.length === 0) return []
  const differing = totals.filter(({ agrees }) => agrees === false)
  const alone = totals.filter(({ agrees }) => agrees === null)
  const told = [
    `Completion reports compared with progress reports of their task, never added: ${digits(totals.length)}`,
  ]
  if (differing.length > 0) told.push(`differing ${digits(differing.length)}`)
  if (alone.length > 0) told.push(`naming no task ${digits(alone.length)}`)
  return [`${told.join('; ')}.`]
}

/** Decimal digits with their thousands set apart. */
function grouped(decimal: string): string {
  const [whole = '', decimals] = decimal.split('.')
  return `${digits(Number(whole))}${decimals === undefined || /^0*$/.test(decimals) ? '' : `.${decimals}`}`
}
