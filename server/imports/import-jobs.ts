/** Imports that run while their sender does something else: how far they are, and how they ended. */
import { randomUUID } from 'node:crypto'
import { Problem } from '../../core/problem.js'
import type { ImportRequest } from '../../intake/import/import-files.js'
import { importFiles } from '../../intake/import/import-files.js'
import type { ImportReport } from '../../intake/import/report.js'
import { keepCheckpoint } from '../../store/checkpoint.js'
import type { Programme } from '../../store/programme.js'
import { problem } from './problems.js'

/** How far an import is. */
export interface JobState {
  readonly id: string
  readonly state: 'running' | 'complete' | 'failed' | 'cancelled'
  readonly dryRun: boolean
  readonly bytes: number
  readonly totalBytes: number
  readonly rows: number
  /** null until it has ended well. */
  readonly report: ImportReport | null
  /** null unless it could not be done. */
  readonly problem: { readonly code: string; readonly message: string } | null
}

interface Job {
  state: JobState
  readonly person: string
  readonly stop: AbortController
  ended: Promise<void>
}

const mostRunning = 3
const mostKept = 100

/** What is asked of a job. */
export interface JobRequest extends Pick<ImportRequest, 'paths' | 'mapping' | 'source' | 'dryRun'> {
  /** Taken out of what is said of failures: where the register lies on its machine is nobody's. */
  readonly folder: string
}

/** The imports of one service. What they wrote stands in the register; how far they are is known here alone. */
export class ImportJobs {
  readonly #jobs = new Map<string, Job>()

  constructor(readonly log: (line: string) => void) {}

  /** Begins an import. Throws `import-runs` where too many run. */
  start(programme: Programme, request: JobRequest): JobState {
    const running = [...this.#jobs.values()].filter(({ state }) => state.state === 'running')
    if (running.length >= mostRunning) throw problem.importRuns({ most: mostRunning })
    const begun = { state: 'running', bytes: 0, totalBytes: 0, rows: 0, report: null, problem: null } as const
    const state: JobState = { id: randomUUID(), dryRun: request.dryRun, ...begun }
    const job: Job = {
      state,
      person: programme.person,
      stop: new AbortController(),
      ended: Promise.resolve(),
    }
    this.#jobs.set(state.id, job)
    job.ended = this.#run(programme, request, job)
    const [oldest] = this.#jobs.keys()
    if (this.#jobs.size > mostKept && oldest !== undefined) this.#jobs.delete(oldest)
    return state
  }

  /** A job of that person, or null. */
  find(id: string, person: string): JobState | null {
    const job = this.#jobs.get(id)
    return job?.person === person ? job.state : null
  }

  /** Stops a job of that person after the rows that are being written. Throws `import-unknown` and `import-ended`. */
  async cancel(id: string, person: string): Promise<JobState> {
    const job = this.#jobs.get(id)
    if (job?.person !== person) throw problem.importUnknown({ id })
    if (job.state.state !== 'running') throw problem.importEnded({ id, state: job.state.state })
    job.stop.abort()
    await job.ended
    return job.state
  }

  /** Stops every job and waits for its end. */
  async close(): Promise<void> {
    for (const { stop } of this.#jobs.values()) stop.abort()
    await Promise.all([...this.#jobs.values()].map(({ ended }) => ended))
  }

  async #run(programme: Programme, request: JobRequest, job: Job): Promise<void> {
    const { paths, mapping, source, dryRun } = request
    try {
      const report = await importFiles(programme, {
        paths,
        mapping,
        source,
        dryRun,
        accept: false,
        signal: job.stop.signal,
        progress: (done) => {
          job.state = { ...job.state, ...done }
        },
      })
      if (!dryRun) await keepCheckpoint(programme)
      job.state = { ...job.state, state: 'complete', report }
    } catch (error) {
      job.state = { ...job.state, ...this.#failure(error, request.folder) }
    }
  }

  #failure(error: unknown, folder: string): Pick<JobState, 'state' | 'problem'> {
    if (error instanceof Problem) {
      const state = error.code === 'import-cancelled' ? 'cancelled' : 'failed'
      return { state, problem: { code: error.code, message: error.message.replaceAll(`${folder}/`, '') } }
    }
    const id = randomUUID()
    this.log(`${id} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    const message = `The import failed. Rows that were written stay and count as unchanged when the file is sent again. Tell the operator the number ${id}.`
    return { state: 'failed', problem: { code: 'unexpected', message } }
  }
}
