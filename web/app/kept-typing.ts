/**
 * What was typed and not sent yet, kept in the storage of this tab alone, so that a step back, a link or a reload loses
 * nothing. What is confidential is not given to it: a browser may write the storage of a tab to the disk.
 */
import { session } from './session.svelte.js'

/** Something typed, and when, in whole seconds since 1970. */
export interface Kept<Content> {
  readonly at: number
  readonly content: Content
}

const prefix = 'truebearing-typed '

/** Keeps it under a name that is its page's own, in place of what was kept there before. */
export function keepTyping(name: string, content: unknown): void {
  const kept: Kept<unknown> = { at: Math.floor(Date.now() / 1000), content }
  withStorage((storage) => storage.setItem(keyOf(name), JSON.stringify(kept)))
}

/** What is kept under the name, of whoever is signed in; null where nothing is. */
export function keptTyping<Content>(name: string): Kept<Content> | null {
  const text = withStorage((storage) => storage.getItem(keyOf(name)))
  return text === null ? null : (JSON.parse(text) as Kept<Content>)
}

/** It was sent, saved or thrown away. */
export function forgetTyping(name: string): void {
  withStorage((storage) => storage.removeItem(keyOf(name)))
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
