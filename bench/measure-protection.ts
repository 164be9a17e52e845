/** Complementary suppression of a table of three sides, 117 cells with its totals, from an empty start to the audit. */
import { performance } from 'node:perf_hooks'
import { auditCells } from '../core/disclosure/attack.js'
import { protectTable } from '../core/disclosure/protect.js'
import { crossTable } from '../core/disclosure/table.js'
import { Chance } from '../examples/generate/random.js'
import { linearSolver } from '../publish/solver.js'
import type { Line } from './report.js'
import { limitLine, seconds } from './report.js'

const seed = 2
const k = 5
const limitSeconds = 10

/** 12 districts by outcome and status, about one inner cell in four below k. */
export async function measureProtection(): Promise<readonly Line[]> {
  const solve = await linearSolver()
  const chance = new Chance(seed)
  const districts = Array.from({ length: 12 }, (_, district) => `district${district}`)
  const counts = new Map<string, number>()
  const count = (codes: readonly string[]) => {
    const known =
      counts.get(codes.join()) ?? (chance.happens(0.3) ? chance.integer(1, k - 1) : chance.integer(k, 60))
    counts.set(codes.join(), known)
    return known
  }
  const table = crossTable({
    sides: [
      { name: 'district', codes: districts },
      { name: 'outcome', codes: ['killed', 'injured'] },
      { name: 'status', codes: ['civilian', 'forces'] },
    ],
    count,
  })
  const primary = table.cells.flatMap(({ value }, cell) => (value > 0 && value < k ? [cell] : []))
  const begun = performance.now()
  const { withheld, rounds } = protectTable(table, { primary, leastWidth: k, solve })
  const audited = auditCells(table, new Set(withheld), { asked: primary, solve })
  const milliseconds = performance.now() - begun
  if (audited.some(({ low, high }) => high - low < k)) throw new Error('a small cell is told too closely')
  const measured = `${seconds(milliseconds)}: ${withheld.length} withheld for ${primary.length} small ones, ${rounds} rounds`
  const what = `withhold small cells in a table of ${table.cells.length}`
  return [
    limitLine({ what, engine: null, measured, value: milliseconds / 1000, limit: limitSeconds, unit: 's' }),
  ]
}
