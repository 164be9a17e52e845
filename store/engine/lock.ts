/**
 * One process a folder: two embedded engines on one folder lose acknowledged rows without a word. The lock file names
 * its holder by process id, the time that process started and the boot of the machine, so that a lock left behind by
 * a killed process, or by one of the same number before, is told from a lock that is held.
 */
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { problem } from './problems.js'

interface Holder {
  readonly processId: number
  readonly startedAt: string
  readonly boot: string
}

/** A held lock. */
export interface Lock {
  readonly release: () => void
}

/** Takes the lock of a folder, or refuses with `register-in-use` or `folder-not-writable`. */
export function takeLock(directory: string): Lock {
  const path = join(directory, 'lock')
  const mine = join(directory, `lock.${process.pid}`)
  const me = JSON.stringify(holderOf(process.pid))
  write(directory, mine, me)
  try {
    for (let attempt = 0; attempt < 100; attempt += 1) {
      if (tryLink(mine, path)) return { release: () => releaseLock(path, me) }
      const holder = readHolder(path)
      if (holder && isAlive(holder)) throw problem.registerInUse({ directory, processId: holder.processId })
      removeStale(path, holder)
    }
  } finally {
    rmSync(mine, { force: true })
  }
  throw problem.registerInUse({ directory, processId: 0 })
}

function write(directory: string, path: string, text: string): void {
  try {
    writeFileSync(path, text)
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : String(error)
    if (why === 'ENOSPC') throw problem.diskFull({})
    throw problem.folderNotWritable({ directory, why })
  }
}

/** link(2) makes the lock appear whole or not at all, and only for one of several that try. */
function tryLink(from: string, to: string): boolean {
  try {
    linkSync(from, to)
    return true
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false
    throw error
  }
}

/**
 * Moves a stale lock aside under a name that is made from its holder. Of several processes that saw the same stale
 * lock, one moves it; another may by then move a new holder's lock, which it notices and puts back.
 */
function removeStale(path: string, seen: Holder | null): void {
  const aside = `${path}.stale.${process.pid}`
  try {
    renameSync(path, aside)
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return
    throw error
  }
  const moved = readHolder(aside)
  const isNew = moved !== null && isAlive(moved) && JSON.stringify(moved) !== JSON.stringify(seen)
  if (isNew) tryLink(aside, path)
  rmSync(aside, { force: true })
}

function releaseLock(path: string, me: string): void {
  if (JSON.stringify(readHolder(path)) === me) rmSync(path, { force: true })
}

function readHolder(path: string): Holder | null {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as Holder
  } catch {
    // Gone, or not written by this program: nobody holds it who could be asked.
    return null
  }
}

function holderOf(processId: number): Holder {
  return { processId, startedAt: startOf(processId) ?? '', boot: boot() }
}

function isAlive(holder: Holder): boolean {
  if (holder.boot !== boot()) return false
  const start = startOf(holder.processId)
  return start !== null && start === holder.startedAt
}

/** When a process started, in ticks since boot (proc(5), stat, field 22); null where it does not run. */
function startOf(processId: number): string | null {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8')
    // The name in field 2 may hold spaces and brackets: fields are counted from the last bracket.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
  } catch {
    return startWithoutProc(processId)
  }
}

/** Where there is no /proc, signal 0 tells whether a process of that number runs. */
function startWithoutProc(processId: number): string | null {
  if (process.platform === 'linux') return null
  try {
    process.kill(processId, 0)
    return 'running'
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? 'running' : null
  }
}

function boot(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    // Other systems have no boot id; there a lock is told by its process alone.
    return ''
  }
}
