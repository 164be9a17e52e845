/** Who holds a lock file, and whether that process still runs. */
import { randomUUID } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname } from 'node:os'

/** What a lock file says of its holder. The nonce makes two locks of one process two different texts. */
export interface Holder {
  readonly processId: number
  /** Ticks since boot at which the process started; empty where the system does not say. */
  readonly startedAt: string
  /** The boot of the machine; empty where the system does not say. */
  readonly boot: string
  /** The namespace in which the process id counts (a container has its own). */
  readonly namespace: string
  readonly host: string
  readonly nonce: string
}

/** `alive` and `dead` are known; `unknown` is a process of another container or machine, which cannot be asked. */
export type Life = 'alive' | 'dead' | 'unknown'

/** This process as a holder. */
export function thisProcess(): Holder {
  return {
    processId: process.pid,
    startedAt: startOf(process.pid) ?? '',
    boot: boot(),
    namespace: namespace(),
    host: hostname(),
    nonce: randomUUID(),
  }
}

/** Reads a lock file's text; null where it is not one (cut short by a power failure, or written by somebody else). */
export function parseHolder(text: string): Holder | null {
  try {
    const value = JSON.parse(text) as Partial<Holder> | null
    return typeof value?.processId === 'number' && typeof value.boot === 'string' ? (value as Holder) : null
  } catch {
    // Not JSON: no process of this program wrote it whole, so none holds it.
    return null
  }
}

/**
 * Whether the holder still runs. After a reboot of this machine nobody does. A process id says nothing across
 * containers or machines that share the folder: there the answer is `unknown`, and the lock stands.
 */
export function lifeOf(holder: Holder): Life {
  if (holder.boot !== boot()) return holder.host === hostname() ? 'dead' : 'unknown'
  if (holder.namespace !== namespace()) return 'unknown'
  const start = startOf(holder.processId)
  return start !== null && start === holder.startedAt ? 'alive' : 'dead'
}

/** When a process started (proc(5), stat, field 22); null where it does not run. */
function startOf(processId: number): string | null {
  try {
    const stat = readFileSync(`/proc/${processId}/stat`, 'utf8')
    // The name in field 2 may hold spaces and brackets: fields are counted from the last bracket.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // A zombie (Z) was killed and holds nothing; only its parent has not looked yet.
    return fields[0] === 'Z' || fields[0] === 'X' ? null : (fields[19] ?? null)
  } catch {
    return process.platform === 'linux' ? null : startWithoutProc(processId)
  }
}

/** Where there is no /proc, signal 0 tells whether a process of that number runs. */
function startWithoutProc(processId: number): string | null {
  try {
    process.kill(processId, 0)
    return ''
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM' ? '' : null
  }
}

function boot(): string {
  return readOr(() => readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim())
}

function namespace(): string {
  return readOr(() => readlinkSync('/proc/self/ns/pid'))
}

function readOr(read: () => string): string {
  try {
    return read()
  } catch {
    // Not Linux: there a lock is told by its process id alone.
    return ''
  }
}
