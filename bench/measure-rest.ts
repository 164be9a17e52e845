/** Figures, verifying, and starting. */
import { join } from 'node:path'
import type { Options } from './options.js'
import type { EngineName, Place } from './place.js'
import { withPlace } from './place.js'
import { runCommand, runJob, runProgram } from './processes.js'
import type { Line } from './report.js'
import { grouped, limitLine, median, ratioLine, seconds } from './report.js'
import { filesOf } from './verify-job.js'

const figureRatio = 1.2
const figureRounds = 7
const verifyRatio = 3
const verifyRounds = 21
const firstStartSeconds = 10
const laterStartSeconds = 5

/** A figure with two breakdowns as of the past, against SQL written by hand. */
export async function measureFigures(engine: EngineName, { victims }: Options): Promise<readonly Line[]> {
  const rounds = figureRounds
  const times = await withPlace(engine, (place) => runJob('measureFigure', { place, rows: victims, rounds }))
  return [
    ratioLine(`figure over ${grouped(victims)} victims`, engine, {
      milliseconds: median(times.figure),
      against: median(times.byHand),
      of: '(SQL by hand, the same numbers)',
      limit: figureRatio,
    }),
  ]
}

/** The published example, verified in a process that has verified before, and by the command. */
export async function measureVerifying(): Promise<readonly Line[]> {
  return withPlace('embedded', async (place) => {
    await runCommand(place, ['demo', '--no-serve'])
    const bundle = join(place.directory, 'programmes', 'ILDOMA', 'published', 'ildoma-appeal-2022')
    const { verify, sums, bare, hashes, bytes } = await runJob('measureVerify', {
      bundle,
      rounds: verifyRounds,
    })
    const files = filesOf(bundle)
    const what = `verify ${files.length} files of ${grouped(bytes)} bytes, in a process that runs`
    const milliseconds = median(verify)
    const loop = `+ ${grouped(hashes)} SHA-256`
    return [
      ratioLine(what, null, {
        milliseconds,
        against: median(sums),
        of: `(sha256sum ${loop})`,
        limit: verifyRatio,
      }),
      ratioLine(what, null, {
        milliseconds,
        against: median(bare),
        of: `(the files hashed in the same process ${loop})`,
        limit: null,
      }),
      await commandLine(place, bundle, files),
    ]
  })
}

/** Nearly all of it is Node starting and compiling the program; shown because it is what a person waits for. */
async function commandLine(place: Place, bundle: string, files: readonly string[]): Promise<Line> {
  const command: number[] = []
  const program: number[] = []
  for (let round = 0; round < figureRounds; round += 1) {
    command.push((await runCommand(place, ['verify', bundle])).milliseconds)
    program.push((await runProgram('sha256sum', files)).milliseconds)
  }
  return ratioLine('truebearing verify, from its start to its end', null, {
    milliseconds: median(command),
    against: median(program),
    of: '(sha256sum of the files)',
    limit: null,
  })
}

/** The embedded register from the start of the process to its end: the first time in a folder, and later. */
export async function measureStart({ rounds }: Options): Promise<readonly Line[]> {
  const first: number[] = []
  const later: number[] = []
  for (let round = 0; round < rounds; round += 1) {
    await withPlace('embedded', async (place) => {
      first.push((await runCommand(place, ['init'])).milliseconds)
      later.push((await runCommand(place, ['programme', 'show'])).milliseconds)
    })
  }
  const line = (what: string, times: readonly number[], limit: number) => {
    const value = Math.max(...times) / 1000
    const measured = times.map(seconds).join(', ')
    return limitLine({ what, engine: 'embedded', measured, value, limit, unit: 's' })
  }
  return [
    line('first start (truebearing init), the longest', first, firstStartSeconds),
    line('later start (truebearing programme show), the longest', later, laterStartSeconds),
  ]
}
