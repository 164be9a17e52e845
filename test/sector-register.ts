/** The invented sector of examples/sector, taken into a programme of a test. */
import { join } from 'node:path'
import { examplesFolder } from '../examples/make.js'
import { importFiles } from '../intake/import/import-files.js'
import { loadMapping } from '../intake/table/load-mapping.js'
import { transcriptionMapping } from '../intake/transcription/transcription-mapping.js'
import type { Programme } from '../store/programme.js'

const folder = join(examplesFolder, 'sector')

/** Takes in its land, items, accidents, hazards and six minefield records, and accepts them. */
export async function takeSector(programme: Programme): Promise<void> {
  const tables = ['activities.geojson', 'items.csv', 'accidents.csv', 'hazards.geojson']
  for (const name of [...tables, 'records-ildoma.json', 'records-nevaru.csv']) {
    const table = name.replace(/\..*/, '')
    await importFiles(programme, {
      paths: [join(folder, name)],
      mapping: name.startsWith('records-')
        ? transcriptionMapping()
        : await loadMapping(join(folder, `mapping-${table}.json`)),
      source: table,
      accept: true,
      dryRun: false,
      findings: () => undefined,
    })
  }
}
