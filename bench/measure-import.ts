/** Imports: against COPY of the same rows and as many bare hashes, and what they take in time and memory by size. */
import { join } from 'node:path'
import type { HashCounts } from './hash-counter.js'
import { hashesIn } from './hash-counter.js'
import type { ImportTimes } from './import-job.js'
import { writeInventedList } from './invented-list.js'
import type { Options } from './options.js'
import type { EngineName } from './place.js'
import { withPlace } from './place.js'
import { runJob } from './processes.js'
import type { Line } from './report.js'
import { grouped, limitLine, median, ratioLine, seconds } from './report.js'

const importRatio = 3
const residentLimits = { embedded: 1536, server: 512 } as const
/** A row of the largest import may take so many times what one of the smallest takes. */
const linearLimit = 1.3
const mebibyte = 2 ** 20

/** The invented list of that many rows in the folder of this run. */
function listOf(folder: string, rows: number): string {
  const list = join(folder, `list-${rows}.csv`)
  writeInventedList(list, rows)
  return list
}

/** The import of a list, in rounds with what it is set against, each in a process and a register of its own. */
export async function measureImport(
  engine: EngineName,
  { rows, rounds }: Options,
  folder: string,
): Promise<readonly Line[]> {
  const list = listOf(folder, rows)
  const dump = join(folder, `rows-${engine}`)
  const counts = await prepareRows(engine, list, dump)
  const times = { import: [] as number[], copy: [] as number[], hash: [] as number[], csv: [] as number[] }
  for (let round = 0; round < rounds; round += 1) {
    times.import.push(
      (await withPlace(engine, (place) => runJob('importList', { place, list }))).milliseconds,
    )
    times.copy.push(await withPlace(engine, (place) => runJob('copyRows', { place, folder: dump })))
    times.hash.push(await runJob('hashBare', counts))
    times.csv.push(await withPlace(engine, (place) => runJob('copyCsv', { place, list })))
  }
  const against = times.copy.map((copy, round) => copy + (times.hash[round] ?? 0))
  const what = `import of ${grouped(rows)} rows`
  const milliseconds = median(times.import)
  const parts = `(COPY ${seconds(median(times.copy))} + ${grouped(hashesIn(counts))} SHA-256 ${seconds(median(times.hash))})`
  return [
    ratioLine(what, engine, { milliseconds, against: median(against), of: parts, limit: importRatio }),
    ratioLine(what, engine, {
      milliseconds,
      against: median(times.csv),
      of: '(COPY of the CSV as it stands)',
      limit: null,
    }),
  ]
}

/** Imports once with every hash counted, and keeps the rows that were written. */
function prepareRows(engine: EngineName, list: string, folder: string): Promise<HashCounts> {
  return withPlace(engine, async (place) => {
    const counts = await runJob('countImport', { place, list })
    await runJob('dumpRows', { place, folder })
    return counts
  })
}

/** Imports of growing size: time a row, and the most memory that the process held. */
export async function measureMemory(
  engine: EngineName,
  { sizes }: Options,
  folder: string,
): Promise<readonly Line[]> {
  const found: ImportTimes[] = []
  for (const rows of sizes) {
    const list = listOf(folder, rows)
    found.push(await withPlace(engine, (place) => runJob('importList', { place, list })))
  }
  const memory = found.map(({ rows, milliseconds, residentBytes }) =>
    limitLine({
      what: `memory while importing ${grouped(rows)} rows`,
      engine,
      measured: seconds(milliseconds),
      value: residentBytes / mebibyte,
      limit: residentLimits[engine],
      unit: 'MiB',
    }),
  )
  const [first, last] = [found.at(0), found.at(-1)]
  if (!first || !last || first === last) return memory
  const ofLast = `${seconds(last.milliseconds)} for ${grouped(last.rows)}`
  const linear = ratioLine(`time a row, ${grouped(last.rows)} rows against ${grouped(first.rows)}`, engine, {
    milliseconds: (last.milliseconds / last.rows) * 1000,
    against: (first.milliseconds / first.rows) * 1000,
    of: 'a thousand',
    limit: linearLimit,
  })
  return [...memory, { ...linear, measured: `${linear.measured} a thousand (${ofLast})` }]
}
