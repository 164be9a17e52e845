/** Waiting until whoever started a service ends it. */

/**
 * Ends when the process is told to: Ctrl+C or SIGTERM. It listens from the call on, so that a service which calls it before
 * it says that it runs is never ended without closing.
 */
export function untilEnded(): Promise<void> {
  return new Promise((done) => {
    process.once('SIGINT', () => done())
    process.once('SIGTERM', () => done())
  })
}
