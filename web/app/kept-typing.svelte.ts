/**
 * What was typed and not sent yet, kept in the storage of this tab alone, so that a step back, a link or a reload loses
 * nothing. What is confidential is not given to it: a browser may write the storage of a tab to the disk.
 */
import { session } from './session.svelte.js'

/** Something typed, when (in whole seconds since 1970), and whether it was thrown away on this page. */
export interface Brought<Content> {
  readonly at: number
  readonly content: Content
  readonly isThrown: boolean
}

const prefix = 'truebearing-typed '

/** What is typed on a page under a name of its own. */
export class KeptTyping<Content> {
  #name = ''
  #brought = $state.raw<Brought<Content> | null>(null)

  /** What was brought back, or thrown away since; null where nothing was kept. */
  get brought(): Brought<Content> | null {
    return this.#brought
  }

  /** Looks for what is kept under the name; `isAnew` says of it whether it is still to be sent. */
  open(name: string, isAnew: (content: Content) => boolean = () => true): Content | null {
    this.#name = name
    const text = withStorage((storage) => storage.getItem(keyOf(name)))
    const kept = text === null ? null : (JSON.parse(text) as Pick<Brought<Content>, 'at' | 'content'>)
    this.#brought = kept && isAnew(kept.content) ? { ...kept, isThrown: false } : null
    return this.#brought?.content ?? null
  }

  /** Keeps what is typed now, in place of what was kept before. */
  keep(content: Content): void {
    const kept = { at: Math.floor(Date.now() / 1000), content }
    withStorage((storage) => storage.setItem(keyOf(this.#name), JSON.stringify(kept)))
  }

  /** Nothing typed is left to be sent. */
  forget(): void {
    withStorage((storage) => storage.removeItem(keyOf(this.#name)))
  }

  /** It was sent or saved. */
  sent(): void {
    this.forget()
    this.#brought = null
  }

  /** Throws away what was brought back, as it is typed now. */
  throwAway(content: Content): void {
    if (this.#brought) this.#brought = { ...this.#brought, content, isThrown: true }
    this.forget()
  }

  /** Takes the throwing away back, and gives what is typed again. */
  bringBack(): Content | null {
    if (!this.#brought) return null
    this.#brought = { ...this.#brought, isThrown: false }
    this.keep(this.#brought.content)
    return this.#brought.content
  }
}

/** Forgets what others typed in this tab; null: what everybody did. */
export function forgetTypingOfOthers(accountId: string | null): void {
  withStorage((storage) => {
    const names = Array.from({ length: storage.length }, (_, at) => storage.key(at) ?? '')
    const own = `${prefix}${accountId} `
    for (const each of names)
      if (each.startsWith(prefix) && (accountId === null || !each.startsWith(own))) storage.removeItem(each)
  })
}

function keyOf(name: string): string {
  return `${prefix}${session()?.account?.accountId ?? ''} ${name}`
}

function withStorage<Result>(work: (storage: Storage) => Result): Result | null {
  try {
    return work(sessionStorage)
  } catch (error) {
    // A browser that is told to keep nothing, or whose storage is full: the page works as well without.
    if (error instanceof DOMException) return null
    throw error
  }
}
