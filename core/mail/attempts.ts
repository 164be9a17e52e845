/** When a message that a server did not take is tried again, and when no more. */

const minute = 60
const hour = 60 * minute

/** Seconds to wait after the first, second, ... attempt that failed for now (RFC 5321, 4.5.4.1, asks for patience). */
const waits: readonly number[] = [minute, 5 * minute, 30 * minute, hour, 3 * hour, 6 * hour, 12 * hour]

/** How often a message is tried at most. */
export const mostAttempts: number = waits.length + 1

/** Seconds until the next attempt after so many; null: no more. */
export function waitAfter(attempts: number): number | null {
  return waits[attempts - 1] ?? null
}
