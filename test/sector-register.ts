/** The invented sector of examples/sector, taken into a programme of a test. */
import { join } from 'node:path'
import { takeSector as takeFiles } from '../cli/load-sector.js'
import { examplesFolder } from '../examples/make.js'
import type { Programme } from '../store/programme.js'

/** Takes in its land, items, accidents, hazards and six minefield records, and accepts them. */
export function takeSector(programme: Programme): Promise<void> {
  return takeFiles(programme, join(examplesFolder, 'sector'))
}
