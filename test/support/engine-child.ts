/** What tests of the engine do in a process of its own: `engine-child WHAT FOLDER`, told and heard through messages. */
import { openEmbedded } from '../../store/engine/embedded.js'
import { takeLock } from '../../store/engine/lock.js'

const [what, directory = ''] = process.argv.slice(2)

/** What a child says of itself. */
export type Said =
  | { readonly said: 'ready' | 'held' | 'open' | 'stopped' }
  | { readonly said: 'refused'; readonly code: string; readonly message: string }
  | { readonly said: 'committed'; readonly number: number }

function say(said: Said): Promise<void> {
  return new Promise((done) => process.send?.(said, undefined, {}, () => done()))
}

async function sayRefusal(error: unknown): Promise<void> {
  const { code = 'bug', message } = error as { code?: string; message: string }
  await say({ said: 'refused', code, message })
}

/** Takes the lock when told, and keeps it until killed. */
async function race(): Promise<void> {
  process.on('message', async () => {
    try {
      takeLock(directory)
      await say({ said: 'held' })
    } catch (error) {
      await sayRefusal(error)
    }
  })
  await say({ said: 'ready' })
}

/** Commits one number after the other and says each when it was acknowledged, until killed. */
async function commit(): Promise<void> {
  const engine = await openEmbedded(directory)
  await engine.transaction(async (session) => {
    await session.query('create table if not exists said (number int primary key, note text)')
    await session.query('create table if not exists also (number int primary key)')
  })
  const [last] = await engine.transaction((session) =>
    session.query<{ number: number }>('select coalesce(max(number), 0) as number from said'),
  )
  for (let number = (last?.number ?? 0) + 1; ; number += 1) {
    await engine.transaction(async (session) => {
      await session.query('insert into said values ($1, $2)', [number, 'x'.repeat(500)])
      await session.query('insert into also values ($1)', [number])
    })
    await say({ said: 'committed', number })
  }
}

/** Opens and either closes or simply stops working; the process must end by itself. */
async function open(isClosed: boolean): Promise<void> {
  const engine = await openEmbedded(directory)
  await engine.transaction((session) => session.query('select 1'))
  await say({ said: 'open' })
  if (isClosed) await engine.close()
  process.disconnect()
}

try {
  if (what === 'race') await race()
  else if (what === 'commit') await commit()
  else await open(what === 'open-close')
} catch (error) {
  await sayRefusal(error)
  process.disconnect()
}
