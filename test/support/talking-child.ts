/** Children that talk through messages: started, told, listened to, killed. */
import type { ChildProcess, ForkOptions } from 'node:child_process'
import { fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Clearing } from './engines.js'

/** A child and what it has said so far. */
export class TalkingChild<Said> {
  readonly said: Said[] = []
  readonly process: ChildProcess
  /** Resolves with the exit code or signal when it has ended and everything it said was heard. */
  readonly ended: Promise<number | NodeJS.Signals | null>
  #wishes: (() => void)[] = []

  /** Starts a module of test/support; it is killed after the test where it still runs. */
  constructor(clearing: Clearing, module: string, words: readonly string[], options: ForkOptions = {}) {
    const script = fileURLToPath(new URL(`./${module}.js`, import.meta.url))
    const environment = { ...process.env, NODE_TEST_CONTEXT: undefined }
    this.process = fork(script, words, { env: environment, execArgv: [], ...options })
    this.process.on('message', (said) => {
      this.said.push(said as Said)
      for (const wish of this.#wishes) wish()
    })
    this.ended = new Promise((done) => this.process.on('close', (code, signal) => done(code ?? signal)))
    clearing.after(() => this.kill())
  }

  /** Resolves when it has said so many things; throws when it ended before. */
  async hear(count: number): Promise<readonly Said[]> {
    const heard = new Promise<void>((done) => {
      const look = () => {
        if (this.said.length >= count) done()
      }
      this.#wishes.push(look)
      look()
    })
    await Promise.race([heard, this.ended])
    if (this.said.length < count) throw new Error(`the child ended after saying ${JSON.stringify(this.said)}`)
    return this.said
  }

  tell(): void {
    this.process.send('go')
  }

  /** Ends it at once, as a power switch would end the process. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL')
    await this.ended
  }
}
