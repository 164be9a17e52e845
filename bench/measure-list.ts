/** Lists over a million records, as somebody waits for them. */
import { listRequests } from './list-job.js'
import type { Options } from './options.js'
import type { EngineName } from './place.js'
import { withPlace } from './place.js'
import { runJob } from './processes.js'
import type { Line } from './report.js'
import { grouped, limitLine, median, seconds } from './report.js'

const limits = { server: 300, embedded: 800 } as const
const requestsEach = 60

/** Pages anywhere in the list, filters, sorts and searches, each against the time that a person waits at most. */
export async function measureList(
  engine: EngineName,
  { victims }: Pick<Options, 'victims'>,
): Promise<readonly Line[]> {
  const times = await withPlace(engine, (place) =>
    runJob('measureList', { place, rows: victims, requests: requestsEach }),
  )
  return listRequests.map((name) => {
    const sorted = [...times[name]].sort((one, other) => one - other)
    const value = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN
    return limitLine({
      what: `list of ${grouped(victims)} victims, ${name}, p95 of ${requestsEach}`,
      engine,
      measured: `median ${seconds(median(sorted))}, longest ${seconds(sorted.at(-1) ?? Number.NaN)}`,
      value,
      limit: limits[engine],
      unit: 'ms',
    })
  })
}
