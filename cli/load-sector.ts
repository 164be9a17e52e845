/** Loading the invented sector: its land, items, accidents and hazards, and the minefield records of both sides. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { importFiles } from '../intake/import/import-files.js'
import { loadMapping } from '../intake/table/load-mapping.js'
import { transcriptionMapping } from '../intake/transcription/transcription-mapping.js'
import { keepCheckpoint } from '../store/checkpoint.js'
import type { Engine } from '../store/engine/engine.js'
import { makeProgramme } from '../store/open-programme.js'
import type { Programme } from '../store/programme.js'
import { changeSettings } from '../store/programme-changes.js'
import { peopleWhoReview } from '../store/review/own-work.js'
import type { Call } from './command.js'
import { toldImport } from './load-example.js'

/** Its files, in an order in which each finds what it names. */
const files = [
  'activities.geojson',
  'items.csv',
  'accidents.csv',
  'hazards.geojson',
  'records-ildoma.json',
  'records-nevaru.csv',
] as const

/** Makes the programme of the sector where it is not there, and imports what is new. */
export async function loadSector(call: Call, engine: Engine, code: string, folder: string): Promise<void> {
  const { programme } = await makeProgramme(engine, call, code)
  const settings = join(folder, 'programme.json')
  await changeSettings(programme, settings, readFileSync(settings, 'utf8'))
  await takeSector(programme, folder, (line) => call.output.line(line))
  await keepCheckpoint(programme)
}

/** Takes in every file of the sector; what was taken in before stands. Where two people review, it waits for them. */
export async function takeSector(
  programme: Programme,
  folder: string,
  tell: (line: string) => void = () => undefined,
): Promise<void> {
  const people = await programme.engine.transaction((session) => peopleWhoReview(session, programme))
  for (const name of files) {
    const list = name.replace(/\..*/, '')
    const report = await importFiles(programme, {
      paths: [join(folder, name)],
      mapping: name.startsWith('records-')
        ? transcriptionMapping()
        : await loadMapping(join(folder, `mapping-${list}.json`)),
      source: list,
      accept: people <= 1,
      dryRun: false,
    })
    tell(toldImport(name, report))
  }
}
