/** The import of Bosnia and Herzegovina's four map sheets, each timed from the call to its last commit. */
import { dirname, join } from 'node:path'
import { importFiles } from '../intake/import/import-files.js'
import { loadMapping } from '../intake/table/load-mapping.js'
import { keepCheckpoint } from '../store/checkpoint.js'
import { initProgramme } from '../store/open-programme.js'
import { bosniaFile } from './hazard-rows.js'
import type { Place } from './place.js'
import { root } from './processes.js'

/** The files, by the name of their mapping. */
const sheets = {
  suspected: 'suspect_areas_simplyfied.geojson',
  cleared: 'cleared_areas_simplyfied.geojson',
  lifted: 'lifted_minefields.geojson',
  incidents: 'incidents.geojson',
} as const

export type Sheet = keyof typeof sheets

/** Milliseconds of each sheet, in the order in which they came in. */
export async function importSheets({ place }: { place: Place }): Promise<Readonly<Record<Sheet, number>>> {
  const register = { ...place, now: () => new Date('2026-11-24T12:00:00Z'), person: 'bench' }
  const { programme, close } = await initProgramme(register, 'BENCH')
  const times: Partial<Record<Sheet, number>> = {}
  try {
    for (const [name, file] of Object.entries(sheets) as [Sheet, string][]) {
      const mapping = await loadMapping(join(root(), 'examples', 'mappings', `bosnia-${name}.json`))
      const started = performance.now()
      await importFiles(programme, {
        paths: [join(dirname(bosniaFile), file)],
        mapping,
        source: `map sheets, ${name}`,
        accept: true,
        dryRun: false,
      })
      await keepCheckpoint(programme)
      times[name] = performance.now() - started
    }
    return times as Readonly<Record<Sheet, number>>
  } finally {
    await close()
  }
}
