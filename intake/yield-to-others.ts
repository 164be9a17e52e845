/** Lets waiting input, the database's answers and a cancel come through during long work on one thread. */
export function yieldToOthers(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
