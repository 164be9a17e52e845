/** From the ledger of an account to its figure. */
import type { Ledger } from '../land/account.js'
import type { Line } from '../land/lines.js'
import { lines, signOf } from '../land/lines.js'
import { landClasses } from '../land/records.js'
import { stateAccount } from '../land/statement.js'
import { flatCodes } from '../record/codes.js'
import type { AccountAsked } from './account-asked.js'
import type { Part } from './result.js'

/** The numbers of a figure that an account gives. */
export interface AccountNumbers {
  readonly total: number
  readonly parts: readonly Part[]
}

/**
 * All lines: they add up to the closing, which is the total. Some lines: these alone; where each of them takes ground
 * away, the square metres taken, without the sign that they have in the account.
 */
export function accountNumbers(ledger: Ledger, asked: AccountAsked): AccountNumbers {
  const cells = groupsOf(ledger).flatMap((group) =>
    stateAccount(ledger, group).lines.map(({ line, squareMetres }) => ({ line, class: group, squareMetres })),
  )
  const chosen = asked.lines
  const counted = cells.filter(({ line }) => chosen === null || chosen.includes(line))
  const turn = chosen !== null && chosen.length > 0 && chosen.every((line) => signOf(line) === -1) ? -1 : 1
  const parts = new Map<string, Part>()
  const keys = asked.by.length === 1 && asked.by[0] === 'line' ? wholeLines(ledger, chosen) : []
  for (const cell of [...keys, ...counted]) {
    const key = Object.fromEntries(asked.by.map((name) => [name, cell[name]]))
    const name = JSON.stringify(key)
    // Nothing less nothing is written 0, not -0.
    const value = (parts.get(name)?.value ?? 0) + turn * cell.squareMetres + 0
    parts.set(name, { key, value })
  }
  const total = counted.reduce((sum, { squareMetres }) => sum + turn * squareMetres, 0) + 0
  return { total, parts: [...parts.values()].sort(inOrder) }
}

/** Lines stand there even where no class holds anything. */
function wholeLines(ledger: Ledger, chosen: readonly Line[] | null) {
  const { lines: stated } = stateAccount(ledger)
  const named = chosen ?? stated.map(({ line }) => line)
  return named.map((line) => ({ line, class: '', squareMetres: 0 }))
}

function groupsOf(ledger: Ledger): readonly string[] {
  return [...new Set([...ledger.bookings.map(({ group }) => group), ...ledger.closing.keys()])]
}

const classOrder = flatCodes(landClasses).map(({ code }) => code)

function inOrder(one: Part, other: Part): number {
  return lineRank(one) - lineRank(other) || classRank(one) - classRank(other)
}

const lineOrder: readonly string[] = lines

function lineRank({ key }: Part): number {
  return lineOrder.indexOf(key.line ?? '')
}

function classRank({ key }: Part): number {
  const found = classOrder.indexOf(key.class ?? '')
  return found < 0 ? classOrder.length : found
}
