/** Opening a register and a programme in it; closing leaves nothing behind. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { keepCheckpoint, readOnlyReason } from './checkpoint.js'
import type { Engine } from './engine/engine.js'
import { openEngine } from './engine/open-engine.js'
import { noteEveryErasure } from './erase-bodies.js'
import { makeSigningKey } from './keys.js'
import type { Programme } from './programme.js'
import { outsideFiles } from './programme.js'
import { problem } from './programme-problems.js'
import { rebuild } from './rebuild.js'
import { newRecordId } from './record-id.js'
import { makeSchema, markDerived } from './schema/make-schema.js'
import { preparedRegister } from './schema/prepared-register.js'

/** Where a register is and who opens it. */
export interface RegisterPlace {
  /** The data folder. */
  readonly directory: string
  /** A server database; without one the register is embedded in the folder. */
  readonly databaseUrl: string | undefined
  readonly now: () => Date
  readonly person: string
}

/** An open programme and how to close its register. */
export interface OpenProgramme {
  readonly programme: Programme
  readonly close: () => Promise<void>
}

/**
 * Opens a register: the embedded one in the folder, or a server's. Derived tables of another definition, or missing
 * since a restore that died, are made anew from the log.
 */
export async function openRegister(place: RegisterPlace): Promise<Engine> {
  const engine = await openEngine(place, preparedRegister())
  try {
    const { mustRebuild } = await makeSchema(engine)
    if (mustRebuild) await rebuildAll(engine, place)
    return engine
  } catch (error) {
    await engine.close()
    throw error
  }
}

async function rebuildAll(engine: Engine, place: RegisterPlace): Promise<void> {
  const codes = await engine.transaction((session) =>
    session.query<{ code: string }>('select code from programmes order by code'),
  )
  for (const { code } of codes) {
    const programme = await findProgramme(engine, place, code)
    if (programme) await rebuild(programme)
  }
  await engine.transaction(markDerived)
}

/** Whether an embedded register stands in the folder, or a server is named. */
function registerStands(place: Pick<RegisterPlace, 'directory' | 'databaseUrl'>): boolean {
  return place.databaseUrl !== undefined || existsSync(join(place.directory, 'database'))
}

/** Opens a programme. Refused with `programme-unknown` where there is none of that code. */
export async function openProgramme(place: RegisterPlace, code: string): Promise<OpenProgramme> {
  if (!registerStands(place)) throw problem.programmeUnknown({ code, directory: place.directory })
  const engine = await openRegister(place)
  try {
    const programme = await findProgramme(engine, place, code)
    if (!programme) throw problem.programmeUnknown({ code, directory: place.directory })
    return { programme, close: () => engine.close() }
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** The programme of that code in an open register, or null. */
export async function findProgramme(
  engine: Engine,
  place: RegisterPlace,
  code: string,
): Promise<Programme | null> {
  const { directory, now, person } = place
  return engine.transaction(async (session) => {
    const [row] = await session.query<{ programme_id: string }>(
      'select programme_id from programmes where code = $1',
      [code],
    )
    if (!row) return null
    const programmeId = row.programme_id
    const readOnlyBecause = await readOnlyReason(session, { directory, code, programmeId })
    const programme = { engine, programmeId, code, directory, readOnlyBecause, now, person }
    if (!readOnlyBecause) await noteEveryErasure(session, programme)
    return programme
  })
}

/** Makes a programme with its key and an empty log; one that stands already is left as it is. */
export async function initProgramme(
  place: RegisterPlace,
  code: string,
): Promise<OpenProgramme & { readonly made: boolean }> {
  if (!/^[A-Z][A-Z0-9-]{1,31}$/.test(code)) throw problem.programmeCodeInvalid({ code })
  const engine = await openRegister(place)
  try {
    return { ...(await makeProgramme(engine, place, code)), close: () => engine.close() }
  } catch (error) {
    await engine.close()
    throw error
  }
}

/** Makes a programme in an open register, or finds it made. */
export async function makeProgramme(
  engine: Engine,
  place: RegisterPlace,
  code: string,
): Promise<{ readonly programme: Programme; readonly made: boolean }> {
  const known = await findProgramme(engine, place, code)
  if (known) return { programme: known, made: false }
  // The key comes first: a programme that stands without one could only be read. One left by an init that died is used.
  const { key } = outsideFiles(place.directory, code)
  if (!existsSync(key)) makeSigningKey(key)
  await insertProgramme(engine, code)
  const programme = await findProgramme(engine, place, code)
  if (!programme) throw new Error(`programme ${code} was made and is not there`)
  // A checkpoint of a log that was lost stays: it is what makes the loss known.
  if (!programme.readOnlyBecause) await keepCheckpoint(programme)
  return { programme, made: true }
}

async function insertProgramme(engine: Engine, code: string): Promise<void> {
  await engine.transaction((session) =>
    session.query('insert into programmes (programme_id, code) values ($1, $2)', [newRecordId(), code]),
  )
}
