/** Telling what is recorded near a place or along a route: lines, one value, a map. */
import { writeFileSync } from 'node:fs'
import { readDistanceMetres } from '../core/near/distance.js'
import { linesOf } from '../core/near/lines.js'
import { mapSvg } from '../core/near/map-svg.js'
import { sentenceOf } from '../core/near/sentence.js'
import type { Around } from '../store/served/near-sql.js'
import { readNear } from '../store/served/read-near.js'
import type { Call, Command, ExitStatus } from './command.js'
import { problem } from './problems.js'
import { neededOption, wrongUse } from './words.js'

/** Past this the question is of a region, and figures answer it. */
const mostMetres = 50_000

/** The option --within in metres. */
export function withinOption(call: Call, command: Command): number {
  const text = neededOption(call, command, 'within')
  const metres = readDistanceMetres(text)
  if (metres === null) throw wrongUse(command, `--within "${text}" is no distance such as 500m or 1.5km.`)
  if (metres > mostMetres) throw wrongUse(command, `--within is at most ${mostMetres / 1000} km.`)
  return metres
}

/** Answers on standard output, and draws the map where --svg names a file. */
export async function tellNear(call: Call, command: Command, around: Around): Promise<ExitStatus> {
  const svg = call.option('svg')
  if (svg === '') throw wrongUse(command, '--svg takes the name of a file.')
  return call.withProgramme(async (programme) => {
    const { nearby, shapes, registerName } = await readNear(programme, around, svg !== undefined)
    call.output.value({ ...nearby, sentence: sentenceOf(nearby) })
    for (const line of linesOf(nearby)) call.output.line(line)
    if (svg !== undefined) {
      writeMap(svg, mapSvg(nearby, shapes, registerName))
      call.output.line(`The map is in ${svg}.`)
    }
    return 0
  })
}

function writeMap(path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    throw problem.fileNotWritable({ path, why })
  }
}
