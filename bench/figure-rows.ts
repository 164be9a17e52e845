/** Many victims in the derived table, written by COPY with the columns that the store itself would write. */

import type { Values } from '../core/record/definition.js'
import { kindNamed } from '../core/record/kinds.js'
import { Chance } from '../examples/generate/random.js'
import { CopyLines } from '../store/copy-text.js'
import { copyStatement, derivedLine, valuePart } from '../store/derived-rows.js'
import type { Programme } from '../store/programme.js'

const variants = 5000
const rowsAtATime = 20_000
const victim = kindNamed('victim')

/** What the rows lie in: entries 1 to `entries`, of which `asOf` is counted at. */
export interface Span {
  readonly rows: number
  readonly entries: number
}

/**
 * Fills the table: most rows accepted and current, one in twelve replaced by a later version, some submitted, and of
 * one in five hundred the other value of an open conflict.
 */
export async function fillVictims(programme: Programme, { rows, entries }: Span): Promise<void> {
  const chance = new Chance(7)
  const values = Array.from({ length: variants }, () => valuePart(victim, inventedValues(chance)))
  await programme.engine.transaction(async (session) => {
    for (let done = 0; done < rows; ) {
      const lines = new CopyLines()
      while (lines.count < rowsAtATime && done + lines.count < rows) {
        for (const line of linesOfOne(programme, { chance, values, entries, number: done + lines.count }))
          lines.addRaw(line)
      }
      await session.copyIn(copyStatement(victim), lines.bytes())
      done += lines.count
    }
  })
  await programme.engine.maintain('vacuum analyze victims')
}

interface Scatter {
  readonly chance: Chance
  readonly values: readonly string[]
  readonly entries: number
  readonly number: number
}

function linesOfOne(
  { programmeId }: Programme,
  { chance, values, entries, number }: Scatter,
): readonly string[] {
  const recordId = `0193ab00-0000-7000-8000-${number.toString(16).padStart(12, '0')}`
  const from = chance.integer(1, entries)
  const line = (role: 'accepted' | 'submitted' | 'disputed', currentFrom: number, to: number | null) => {
    const state = { recordId, version: 1, role, entry: currentFrom, currentFrom, currentTo: to }
    return derivedLine(programmeId, state, chance.pick(values))
  }
  if (chance.happens(0.01)) return [line('submitted', from, null)]
  if (chance.happens(0.002)) return [line('accepted', from, null), line('disputed', from, null)]
  const later = chance.integer(from, entries)
  if (later > from && chance.happens(0.08))
    return [line('accepted', from, later), line('accepted', later, null)]
  return [line('accepted', from, null)]
}

function inventedValues(chance: Chance): Values {
  const year = chance.integer(1990, 2023)
  const month = String(chance.integer(1, 12)).padStart(2, '0')
  const day = String(chance.integer(1, 28)).padStart(2, '0')
  const date = chance.happens(0.7)
    ? [
        `${year}-${month}-${day}`,
        `${year}-${month}-${day}`,
        `${year}-${month}-${day}`,
        'day',
        'gregorian',
        null,
      ]
    : [`${year}-${month}-01`, `${year}-${month}-28`, `${year}-${month}`, 'month', 'gregorian', null]
  return {
    information_date: ['2024-01-05', '2024-01-05', '', 'day', 'gregorian', null],
    sources: [['0193ab00-0000-7000-8000-ffffffffffff', `row ${year}`, null]],
    confirmation: chance.weighted({ confirmed: 30, unconfirmed: 20, unknown: 50 }),
    involvement: chance.weighted({ direct: 95, indirect: 5 }),
    outcome: chance.weighted({ injured: 76, killed: 19, missing: 1, unknown: 4 }),
    sex: chance.weighted({ male: 90, female: 8, unknown: 2 }),
    status: chance.weighted({ civilian: 41, security_forces: 55, unknown: 4 }),
    age_group_stated: chance.weighted({ adult: 85, child: 10, unknown: 5 }),
    date,
    device: 'mine_or_erw_not_told_apart',
    activation: chance.weighted({ victim: 70, unknown: 26, command: 3, time: 1 }),
    identified: 'no',
  }
}
