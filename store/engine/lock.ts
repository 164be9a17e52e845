/**
 * One process a folder: two embedded engines on one folder lose acknowledged rows without a word.
 *
 * The lock file `lock` names its holder. link(2) makes it appear whole, and for only one of several that try. A lock
 * whose holder died is stale and is taken over, by exactly one process, even when many see it at once:
 *
 * - Whoever wants to replace a stale lock first takes a guard, a lock file whose name is made from the stale lock's
 *   text. Every lock's text is unique (it holds a nonce), so a guard belongs to one stale lock and to no other.
 * - With the guard in hand it reads the lock again. Still the same text: it renames its own lock over it, which is
 *   atomic. Another text: somebody was quicker, and it gives the guard back.
 * - So a stale text is replaced only by the holder of its guard, and between the second reading and the rename nobody
 *   else can have replaced it. The dead holder cannot remove it. A process that read the stale text long ago and wakes
 *   late gets the guard, reads again, and sees the new lock.
 * - A process that dies with a guard leaves a stale lock of the same form: the guard is taken over by the same rule.
 */
import { createHash } from 'node:crypto'
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Holder } from './lock-holder.js'
import { lifeOf, parseHolder, thisProcess } from './lock-holder.js'
import { problem } from './problems.js'

/** A held lock. */
export interface Lock {
  readonly release: () => void
}

type Taken = { readonly taken: true } | { readonly taken: false; readonly by: Holder }

/** Takes the lock of a folder, or refuses with `register-in-use`, `folder-not-writable` or `disk-full`. */
export function takeLock(directory: string): Lock {
  const path = join(directory, 'lock')
  const holder = thisProcess()
  const text = JSON.stringify(holder)
  const attempt = takeFile(directory, path, text)
  if (!attempt.taken) {
    const { processId, host } = attempt.by
    throw problem.registerInUse({ directory, processId, host, isElsewhere: lifeOf(attempt.by) === 'unknown' })
  }
  removeLeftovers(directory)
  return { release: () => giveBack(path, text) }
}

function takeFile(directory: string, path: string, text: string): Taken {
  for (;;) {
    if (putWhole(directory, path, text)) return { taken: true }
    const seen = readOrNull(path)
    if (seen === null) continue
    const holder = parseHolder(seen)
    if (holder && lifeOf(holder) !== 'dead') return { taken: false, by: holder }
    const guard = `${path}.${createHash('sha256').update(seen).digest('hex').slice(0, 12)}`
    const guardText = JSON.stringify(thisProcess())
    const guarded = takeFile(directory, guard, guardText)
    if (!guarded.taken) return guarded
    try {
      if (readOrNull(path) === seen) {
        replace(directory, path, text)
        return { taken: true }
      }
    } finally {
      giveBack(guard, guardText)
    }
  }
}

/** Makes the file with its whole text where there is none; false where there is one. */
function putWhole(directory: string, path: string, text: string): boolean {
  const aside = writeAside(directory, path, text)
  try {
    linkSync(aside, path)
    return true
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false
    throw asProblem(directory, error)
  } finally {
    rmSync(aside, { force: true })
  }
}

function replace(directory: string, path: string, text: string): void {
  renameSync(writeAside(directory, path, text), path)
}

function writeAside(directory: string, path: string, text: string): string {
  const aside = `${path}.${(JSON.parse(text) as Holder).nonce}`
  try {
    writeFileSync(aside, text)
    return aside
  } catch (error) {
    throw asProblem(directory, error)
  }
}

/** Files of takeovers whose process died; their stale locks are gone for good, so nobody needs them. */
function removeLeftovers(directory: string): void {
  for (const name of readdirSync(directory)) {
    if (!name.startsWith('lock.')) continue
    const text = readOrNull(join(directory, name))
    const holder = text === null ? null : parseHolder(text)
    if (holder && lifeOf(holder) === 'dead') rmSync(join(directory, name), { force: true })
  }
}

function giveBack(path: string, text: string): void {
  if (readOrNull(path) === text) rmSync(path, { force: true })
}

function readOrNull(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  }
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error)
}

function asProblem(directory: string, error: unknown): Error {
  const why = codeOf(error)
  return why === 'ENOSPC' ? problem.diskFull({}) : problem.folderNotWritable({ directory, why })
}
