/** Imports that run while their sender does something else: how far they are, and how they ended. */
import { randomUUID } from 'node:crypto'
import { Problem } from '../../core/problem.js'
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
  /** Findings so far. */
  readonly findings: number
  /** null until it has ended well: what the work answered. */
  readonly report: unknown
  /** null unless it could not be done. No folder of this machine is named in it. */
  readonly problem: ReturnType<Problem['toJSON']> | null
}

interface Job {
  state: JobState
  readonly person: string
  readonly subject: string | null
  readonly stop: AbortController
  ended: Promise<void>
}

/** The codes by which a work ends that was stopped. */
const stoppedBy: readonly string[] = ['import-cancelled', 'list-stopped']

const mostRunning = 3
const mostKept = 100

/** How a work tells how far it is, and learns that it is to end. */
export interface Following {
  readonly signal: AbortSignal
  readonly progress: (done: Partial<Pick<JobState, 'bytes' | 'totalBytes' | 'rows' | 'findings'>>) => void
}

/** What is asked of a job. */
export interface JobRequest {
  readonly dryRun: boolean
  /** What everybody with the right to it may follow and stop the job by; null where it is its sender's alone. */
  readonly subject: string | null
  /** The work; it ends between two batches of rows once the signal says so, by a problem of `stoppedBy`. */
  readonly work: (following: Following) => Promise<unknown>
  /** Called when it has ended, however it did. */
  readonly ended?: () => void
  /** Taken out of what is said of failures: where the register lies on its machine is nobody's. */
  readonly folder: string
}

/** The imports of one service. What they wrote stands in the register; how far they are is known here alone. */
export class ImportJobs {
  readonly #jobs = new Map<string, Job>()

  constructor(readonly log: (line: string) => void) {}

  /** Begins an import. Throws `import-runs` where too many run. */
  start({ person }: Pick<Programme, 'person'>, request: JobRequest): JobState {
    const running = [...this.#jobs.values()].filter(({ state }) => state.state === 'running')
    if (running.length >= mostRunning) throw problem.importRuns({ most: mostRunning })
    const begun = { state: 'running', bytes: 0, totalBytes: 0, rows: 0, findings: 0 } as const
    const state: JobState = {
      id: randomUUID(),
      dryRun: request.dryRun,
      ...begun,
      report: null,
      problem: null,
    }
    const job: Job = {
      state,
      person,
      subject: request.subject,
      stop: new AbortController(),
      ended: Promise.resolve(),
    }
    this.#jobs.set(state.id, job)
    job.ended = this.#run(request, job)
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
    return this.#stop(job)
  }

  /** The jobs of a subject, newest first, whoever began them. */
  of(subject: string): readonly JobState[] {
    return [...this.#jobs.values()].flatMap((job) => (job.subject === subject ? [job.state] : [])).reverse()
  }

  /** Stops a job of a subject, whoever began it. Throws `list-job-unknown` and `import-ended`. */
  async cancelOf(id: string, subject: string): Promise<JobState> {
    const job = this.#jobs.get(id)
    if (job?.subject !== subject) throw problem.listJobUnknown({ id })
    return this.#stop(job)
  }

  async #stop(job: Job): Promise<JobState> {
    const { id } = job.state
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

  async #run(request: JobRequest, job: Job): Promise<void> {
    const progress: Following['progress'] = (done) => {
      job.state = { ...job.state, ...done }
    }
    try {
      const report = await request.work({ signal: job.stop.signal, progress })
      job.state = { ...job.state, state: 'complete', report }
    } catch (error) {
      job.state = { ...job.state, ...this.#failure(error, request.folder) }
    } finally {
      request.ended?.()
    }
  }

  #failure(error: unknown, folder: string): Pick<JobState, 'state' | 'problem'> {
    if (error instanceof Problem) {
      const state = stoppedBy.includes(error.code) ? 'cancelled' : 'failed'
      const told = JSON.stringify(error).replaceAll(JSON.stringify(`${folder}/`).slice(1, -1), '')
      return { state, problem: JSON.parse(told) }
    }
    const id = randomUUID()
    this.log(`${id} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`)
    return { state: 'failed', problem: problem.importFailed({ number: id }).toJSON() }
  }
}
