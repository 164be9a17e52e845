/** What a page is about, such as the title of a document: it stands first in the name of the window. */

const state = $state<{ name: string | null }>({ name: null })

/** What the page is about; null where its own name says all. */
export function thing(): string | null {
  return state.name
}

/** Says what the page is about, until it says otherwise. */
export function nameThing(name: string | null): void {
  state.name = name
}
