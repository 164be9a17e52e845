/**
 * Preloaded (--import) into a child process that is to die: counts what it writes and, at the write that
 * TRUEBEARING_DIE_AT names (`files:N` or `sockets:N`), kills it with SIGKILL. So a test chooses the moment by what was done,
 * not by time. With TRUEBEARING_COUNT_WRITES=FILE the process lives and writes down how many there were.
 */
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import net from 'node:net'
import { threadId } from 'node:worker_threads'

const [what, number] = (process.env.TRUEBEARING_DIE_AT ?? '').split(':')
const dieAt = Number(number ?? Number.POSITIVE_INFINITY)
const countFile = process.env.TRUEBEARING_COUNT_WRITES
// Every thread loads this file and counts for itself; nearly everything is written by the database's thread.
const counts = { files: 0, sockets: 0 }
const writeFileSync = fs.writeFileSync

function count(of: keyof typeof counts): void {
  counts[of] += 1
  if (countFile) writeFileSync(`${countFile}.${of}.${process.pid}.${threadId}`, String(counts[of]))
  if (of === what && counts[of] === dieAt) process.kill(process.pid, 'SIGKILL')
}

type Call = (...words: unknown[]) => unknown

/** Counts before and after, so that the process dies with a call not yet made or just made. */
function counting(target: object, name: string, of: keyof typeof counts): void {
  const original = Reflect.get(target, name) as Call
  Reflect.set(target, name, function counted(this: unknown, ...words: unknown[]) {
    count(of)
    const result = original.apply(this, words)
    count(of)
    return result
  })
}

for (const name of ['writeSync', 'fsyncSync', 'renameSync', 'ftruncateSync', 'copyFileSync', 'linkSync']) {
  counting(fs, name, 'files')
}
syncBuiltinESMExports()
counting(net.Socket.prototype, 'write', 'sockets')
