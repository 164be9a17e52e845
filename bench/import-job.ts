/** One import of the invented list into an empty register, timed from the call to its last commit. */
import { importFiles } from '../intake/import/import-files.js'
import { mappingFromBytes } from '../intake/table/load-mapping.js'
import { keepCheckpoint } from '../store/checkpoint.js'
import { initProgramme } from '../store/open-programme.js'
import type { Programme } from '../store/programme.js'
import type { HashCounts } from './hash-counter.js'
import { countHashes } from './hash-counter.js'
import { inventedMapping } from './invented-list.js'
import type { Place } from './place.js'

/** What an import took. */
export interface ImportTimes {
  readonly milliseconds: number
  readonly rows: number
  /** The largest resident set of the process, in bytes: on the embedded engine the database's memory with it. */
  readonly residentBytes: number
}

/** Imports the list as `import --accept` does. */
export async function importList({ place, list }: { place: Place; list: string }): Promise<ImportTimes> {
  return withProgramme(place, async (programme) => {
    const started = performance.now()
    const rows = await importInto(programme, list)
    const milliseconds = performance.now() - started
    return { milliseconds, rows, residentBytes: process.resourceUsage().maxRSS * 1024 }
  })
}

/** Imports the list and counts the hashes on the way; the register is left for whoever reads its rows. */
export async function countImport({ place, list }: { place: Place; list: string }): Promise<HashCounts> {
  return withProgramme(place, (programme) => countHashes(() => importInto(programme, list)))
}

async function withProgramme<T>(place: Place, work: (programme: Programme) => Promise<T>): Promise<T> {
  const register = { ...place, now: () => new Date('2026-11-24T12:00:00Z'), person: 'bench' }
  const { programme, close } = await initProgramme(register, 'BENCH')
  try {
    return await work(programme)
  } finally {
    await close()
  }
}

async function importInto(programme: Programme, list: string): Promise<number> {
  const report = await importFiles(programme, {
    paths: [list],
    mapping: mappingFromBytes(Buffer.from(JSON.stringify(inventedMapping)), 'invented.json'),
    source: 'invented list',
    accept: true,
    dryRun: false,
  })
  await keepCheckpoint(programme)
  if (report.accepted !== report.rows)
    throw new Error(`${report.accepted} of ${report.rows} rows were accepted`)
  return report.rows
}
