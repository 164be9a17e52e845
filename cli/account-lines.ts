/** A land account as a person reads it: its lines, what breaks it, and with --records what stands behind each line. */
import type { AccountDetail, AccountRecord, FigureResult } from '../core/figure/result.js'
import type { DifferenceReason, Line } from '../core/land/lines.js'
import { differenceReasons, lineLabel } from '../core/land/lines.js'
import { accountSentence } from '../core/land/sentence.js'
import { grouped, table } from './output.js'

/** How many of the records that break an account are listed when the rest was not asked for. */
const mostCauses = 10

/** The table, the sentence, and the records behind the lines. */
export function accountLines(account: AccountDetail, withRecords: boolean): readonly string[] {
  const rows = account.lines.map(({ line, squareMetres }) => [lineLabel(line), signed(squareMetres, line)])
  return [
    ...table([...rows, ['closing', grouped(account.closing)]], [1]),
    accountSentence(account),
    ...(withRecords
      ? account.lines.flatMap(({ line, records }) => recordLines(line, records))
      : causes(account)),
    ...(withRecords ? besideLines(account) : []),
  ]
}

/** The same result, of its records only those that break the account. */
export function withoutRecords(result: FigureResult): FigureResult {
  if (!result.account) return result
  const lines = result.account.lines.map((line) =>
    line.line === 'difference' ? line : { ...line, records: [] },
  )
  return { ...result, account: { ...result.account, lines, releasedTwice: [], undatedBeyond: [] } }
}

function signed(squareMetres: number, line: Line): string {
  return squareMetres > 0 && line !== 'opening' ? `+${grouped(squareMetres)}` : grouped(squareMetres)
}

function causes({ lines }: AccountDetail): readonly string[] {
  const records = lines.find(({ line }) => line === 'difference')?.records ?? []
  const rest = records.length - mostCauses
  return [
    ...recordLines('difference', records.slice(0, mostCauses)),
    ...(rest > 0 ? [`  and ${grouped(rest)} more: --records lists them all`] : []),
  ]
}

function recordLines(line: Line, records: readonly AccountRecord[]): readonly string[] {
  if (records.length === 0) return []
  return [
    `${lineLabel(line)}:`,
    ...table(
      records.map((record) => cells(record)),
      [1],
    ).map((row) => `  ${row}`),
  ]
}

function cells({ recordId, localId, squareMetres, earlier, reason }: AccountRecord): readonly string[] {
  const told = [reason && words(reason), earlier && `released or closed before by ${earlier}`].filter(Boolean)
  return [localId ?? recordId, `${grouped(squareMetres)} m²`, told.join('; ')]
}

function words(reason: DifferenceReason): string {
  return differenceReasons[reason]
}

function besideLines({ releasedTwice, undatedBeyond, controlTotals }: AccountDetail): readonly string[] {
  const listed = (head: string, records: readonly AccountRecord[]) =>
    records.length > 0 ? [head, ...records.map((record) => `  ${cells(record).join('  ').trimEnd()}`)] : []
  const control = controlTotals.map(
    ({ recordId, localId, kind, stated, added }) =>
      `  ${localId ?? recordId}: ${kind} ${stated} m² stated, ${added === null ? 'no task named' : `${added} m² in progress reports`}`,
  )
  return [
    ...listed('released again without having been recorded again:', releasedTwice),
    ...listed('released without a date, on ground that no record held:', undatedBeyond),
    ...(control.length > 0 ? ['completion reports:', ...control] : []),
  ]
}
