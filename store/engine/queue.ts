/** One after the other: a connection that is one session takes one transaction at a time. */
export class Queue {
  #last: Promise<unknown> = Promise.resolve()

  run<T>(work: () => Promise<T>): Promise<T> {
    const result = this.#last.then(work, work)
    // The next in line waits for the end of this one, not for its success.
    this.#last = result.catch(() => undefined)
    return result
  }
}

/** A queue for each name. */
export class NamedQueues {
  readonly #queues = new Map<string, Queue>()

  run<T>(name: string, work: () => Promise<T>): Promise<T> {
    const queue = this.#queues.get(name) ?? new Queue()
    this.#queues.set(name, queue)
    return queue.run(work)
  }
}
