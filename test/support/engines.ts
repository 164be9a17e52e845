/**
 * The engines on which tests run: the embedded one always, and a server where TRUEBEARING_TEST_SERVER names one.
 *
 *     forEachEngine((name, open) => {
 *       test('a row comes back', async (t) => {
 *         const { engine } = await open(t)
 *       })
 *     })
 *
 * A suite whose tests share one register says `before(async () => { engine = (await open(clearing)).engine })`, with
 * `const clearing = afterSuite()` in the suite's own body.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import type { Engine } from '../../store/engine/engine.js'
import { openEngine } from '../../store/engine/open-engine.js'
import { freshDatabase, testServer, whyNoServer } from './databases.js'

/** What a test gives for clearing up after it: its context, or `afterSuite()`. */
export interface Clearing {
  after(clear: () => unknown): void
}

/** An empty database (no tables of ours), opened. Closing and removing it happens after the test. */
export interface FreshEngine {
  readonly engine: Engine
  /** Where it is, for code that opens it itself, after `close`. The directory is there on a server too. */
  readonly place: { readonly directory: string; readonly databaseUrl: string | undefined }
  /** Closes and opens again, as another process would. */
  reopen(): Promise<Engine>
  close(): Promise<void>
}

export type OpenFresh = (clearing: Clearing) => Promise<FreshEngine>

/** Runs the same tests on every engine there is; says once a file what is skipped, and why. */
export function forEachEngine(tests: (name: Engine['kind'], open: OpenFresh) => void): void {
  describe('embedded', () => tests('embedded', freshEmbedded))
  if (testServer) describe('server', () => tests('server', freshServer))
  else test('server', { skip: whyNoServer })
}

/** Clears up after the suite in whose body it is called. */
export function afterSuite(): Clearing {
  const clears: (() => unknown)[] = []
  after(async () => {
    for (const clear of clears) await clear()
  })
  return { after: (clear) => clears.push(clear) }
}

/** A temporary folder that goes after the test. */
export function temporaryFolder(clearing: Clearing): string {
  const directory = mkdtempSync(join(tmpdir(), 'truebearing-test-'))
  clearing.after(() => rmSync(directory, { recursive: true, force: true }))
  return directory
}

const freshEmbedded: OpenFresh = (clearing) => opened(clearing, undefined)

const freshServer: OpenFresh = async (clearing) => {
  const { url, drop } = await freshDatabase()
  const fresh = await opened(clearing, url)
  clearing.after(drop)
  return fresh
}

async function opened(clearing: Clearing, databaseUrl: string | undefined): Promise<FreshEngine> {
  const directory = mkdtempSync(join(tmpdir(), 'truebearing-test-'))
  const place = { directory, databaseUrl }
  let engine = await openEngine(place)
  const close = () => engine.close()
  clearing.after(async () => {
    await close()
    rmSync(directory, { recursive: true, force: true })
  })
  const reopen = async () => {
    await close()
    engine = await openEngine(place)
    return engine
  }
  return { engine, place, reopen, close }
}
