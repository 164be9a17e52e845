/** Loading the invented sector: its land, items, accidents and hazards, and the minefield records of both sides. */
import { join } from 'node:path'
import type { ImportRequest } from '../intake/import/import-files.js'
import { loadMapping } from '../intake/table/load-mapping.js'
import { transcriptionMapping } from '../intake/transcription/transcription-mapping.js'
import { keepCheckpoint } from '../store/checkpoint.js'
import type { Engine } from '../store/engine/engine.js'
import type { Programme } from '../store/programme.js'
import type { Call } from './command.js'
import { makeExample, takeExample } from './load-example.js'

/** Its files, in an order in which each finds what it names. */
export const sectorFiles = [
  'activities.geojson',
  'items.csv',
  'accidents.csv',
  'hazards.geojson',
  'records-ildoma.json',
  'records-nevaru.csv',
] as const

/** A file of the sector as an import asks for it: a table by its mapping, minefield records as they are transcribed. */
export async function sectorFile(
  folder: string,
  name: string,
): Promise<{ readonly path: string; readonly mapping: ImportRequest['mapping']; readonly source: string }> {
  const source = name.replace(/\..*/, '')
  const mapping = name.startsWith('records-')
    ? transcriptionMapping()
    : await loadMapping(join(folder, `mapping-${source}.json`))
  return { path: join(folder, name), mapping, source }
}

/** Makes the programme of the sector where it is not there, and imports what is new. */
export async function loadSector(call: Call, engine: Engine, code: string, folder: string): Promise<void> {
  const programme = await makeExample(call, engine, code, folder)
  await takeSector(programme, folder, (line) => call.output.line(line))
  await keepCheckpoint(programme)
}

/** Takes in every file of the sector. */
export async function takeSector(
  programme: Programme,
  folder: string,
  tell: (line: string) => void = () => undefined,
): Promise<void> {
  for (const name of sectorFiles) tell(await takeExample(programme, await sectorFile(folder, name)))
}
