/** Registers for tests: a folder and, on a server, a database; whole suites share one, since opening takes seconds. */
import { cpSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe } from 'node:test'
import type { Engine, Session } from '../../store/engine/engine.js'
import { openEngine } from '../../store/engine/open-engine.js'
import type { RegisterPlace } from '../../store/open-programme.js'
import { openRegister } from '../../store/open-programme.js'
import { derivedTableStatements } from '../../store/schema/derived-tables.js'
import { logTableStatements } from '../../store/schema/log-tables.js'
import { addressOf, asOwner, freshDatabase, newDatabaseName, testServer, whyNoServer } from './databases.js'

/** Where a test's register is. */
export interface TestPlace extends RegisterPlace {
  readonly kind: Engine['kind']
  /** Another place that holds the same; the register must be closed. */
  copy(): Promise<TestPlace>
  remove(): Promise<void>
}

/** A time that does not pass, after everything that the invented victims tell. */
export const now = () => new Date('2044-06-01T12:00:00Z')

function placeWith(databaseUrl: string | undefined, drop: () => Promise<void>): TestPlace {
  const directory = mkdtempSync(join(tmpdir(), 'truebearing-test-'))
  return {
    kind: databaseUrl === undefined ? 'embedded' : 'server',
    directory,
    databaseUrl,
    now,
    person: 'tester',
    copy: async () => {
      const other = databaseUrl === undefined ? placeWith(undefined, drop) : await copyOf(databaseUrl)
      cpSync(directory, other.directory, { recursive: true })
      return other
    },
    remove: async () => {
      await drop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

async function copyOf(databaseUrl: string): Promise<TestPlace> {
  const name = newDatabaseName()
  await asOwner(`create database ${name} template ${new URL(databaseUrl).pathname.slice(1)}`)
  return placeWith(addressOf(name), () => asOwner(`drop database if exists ${name} with (force)`))
}

/** A fresh place of that kind; a server's database has its tables already unless it is to hold none. */
export async function newPlace(
  kind: Engine['kind'],
  holds: 'engine' | 'register' = 'register',
): Promise<TestPlace> {
  if (kind === 'embedded') return placeWith(undefined, async () => undefined)
  const { url, drop } = await freshDatabase(holds)
  return placeWith(url, drop)
}

const skip = testServer ? false : whyNoServer

/** Runs the same tests on both engines; without a server the second half is skipped and says why. */
export function describeEngines(subject: string, tests: (kind: Engine['kind']) => void): void {
  describe(`${subject}, embedded`, () => tests('embedded'))
  describe(`${subject}, on a server`, { skip }, () => {
    // node:test runs the body of a skipped suite, and the hooks in it.
    if (!skip) tests('server')
  })
}

/** Opens a register for some work, and closes it. */
export async function opened<T>(place: RegisterPlace, work: (engine: Engine) => Promise<T>): Promise<T> {
  const engine = await openRegister(place)
  try {
    return await work(engine)
  } finally {
    await engine.close()
  }
}

/** A register that is open, with every table. */
export interface SharedRegister {
  readonly place: TestPlace
  readonly engine: Engine
}

/** One register for the tests of a suite; opened before them and removed after. */
export function sharedRegister(kind: Engine['kind']): SharedRegister {
  let held: SharedRegister | null = null
  before(async () => {
    const place = await newPlace(kind)
    held = { place, engine: await openRegister(place) }
  })
  after(async () => {
    await held?.engine.close()
    await held?.place.remove()
  })
  const there = (): SharedRegister => {
    if (!held) throw new Error('a shared register is there inside tests only')
    return held
  }
  return {
    get place() {
      return there().place
    },
    get engine() {
      return there().engine
    },
  }
}

/** A register with its tables and nothing in them, without guards, for tests that write rows by hand. */
export interface BareRegister {
  readonly name: Engine['kind']
  /** Each statement is a transaction of its own. */
  open(): Promise<Session>
  close(): Promise<void>
}

function bareRegister(name: Engine['kind']): BareRegister {
  let held: SharedRegister | null = null
  return {
    name,
    async open() {
      const place = await newPlace(name, 'engine')
      const engine = await openEngine(place)
      held = { place, engine }
      await engine.transaction(async (session) => {
        for (const statement of [...logTableStatements, ...derivedTableStatements])
          await session.query(statement)
      })
      return {
        query: (sql, parameters) => engine.transaction((session) => session.query(sql, parameters)),
        copyIn: (sql, text) => engine.transaction((session) => session.copyIn(sql, text)),
      }
    },
    async close() {
      await held?.engine.close()
      await held?.place.remove()
    },
  }
}

/** Bare registers, one on each engine that is there. */
export const registers: readonly BareRegister[] = [
  bareRegister('embedded'),
  ...(testServer ? [bareRegister('server')] : []),
]
