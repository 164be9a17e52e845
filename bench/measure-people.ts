/** How a service answers when fifty people are at it at once. */
import type { EngineName } from './place.js'
import { withPlace } from './place.js'
import { runJob } from './processes.js'
import type { Line } from './report.js'
import { grouped } from './report.js'

/** Fifty people for that many seconds: the times of their requests, what failed, and what was lost, of which neither may be. */
export async function measurePeople(engine: EngineName, seconds: number): Promise<readonly Line[]> {
  if (engine === 'embedded') return []
  const met = await withPlace(engine, (place) => runJob('measurePeople', { place, seconds }))
  for (const error of new Set(met.errors)) console.error(`PEOPLE: ${error}`)
  const line = (what: string, times: readonly number[]): Line => ({
    what: `50 people for ${seconds} s: ${what}, p95 of ${grouped(times.length)}`,
    engine,
    measured: `${Math.round(percentile95(times))} ms`,
    against: '',
    value: `${met.errors.length} errors, ${met.lost} lost`,
    limit: '0',
    holds: met.errors.length === 0 && met.lost === 0,
  })
  return [
    line('reading', met.reading),
    line(
      `reviewing (${grouped(met.decided)} decided, ${grouped(met.told)} told that another was first)`,
      met.reviewing,
    ),
  ]
}

function percentile95(times: readonly number[]): number {
  return [...times].sort((one, other) => one - other)[Math.floor(times.length * 0.95)] ?? Number.NaN
}
