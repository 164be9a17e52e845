/** Every page: its address, its words, who may open it and to whom it is offered. */
import type { Component } from 'svelte'
import type { Right } from '../../core/access/roles.js'
import { getAhead } from './api.js'

export interface Page {
  /** The first part of the address, and the key of its words: `page.NAME`. */
  readonly name: string
  /** The right that opens it. `signed_in`: for everybody who is, and not in the navigation. */
  readonly right: Right | 'signed_in'
  /** The right with which it stands in the navigation, where others are led to it by links alone. */
  readonly offered?: Right
  readonly load: () => Promise<{ default: Component }>
}

/** The pages in the order of the navigation. */
export const pages: readonly Page[] = [
  { name: 'work', right: 'read_register', load: () => import('./pages/Work.svelte') },
  { name: 'register', right: 'read_register', load: () => import('./pages/Register.svelte') },
  // Whoever sent a row reads there why it was returned.
  { name: 'review', right: 'read_register', offered: 'review', load: () => import('./pages/Review.svelte') },
  { name: 'import', right: 'enter', load: () => import('./pages/Import.svelte') },
  { name: 'map', right: 'read_register', load: loadMap },
  { name: 'nearby', right: 'read_register', load: () => import('./pages/Nearby.svelte') },
  { name: 'figures', right: 'count', load: () => import('./pages/Figures.svelte') },
  { name: 'appeals', right: 'write_document', load: () => import('./pages/Appeals.svelte') },
  { name: 'programme', right: 'read_register', load: () => import('./pages/Programme.svelte') },
  { name: 'account', right: 'signed_in', load: () => import('./pages/Account.svelte') },
]

/** Drawing is the largest piece of all: it and the layers are asked for and begun at once, not when the page around is read. */
async function loadMap(): Promise<{ default: Component }> {
  getAhead('/api/tiles')
  const drawing = import('./parts/register-map.js').then(({ beginGround }) => beginGround())
  const [page] = await Promise.all([import('./pages/Map.svelte'), drawing])
  return page
}

/** The parts of a path between its slashes. */
export function partsOf(path: string): readonly string[] {
  return path
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent)
}

/** The page of a path, or null. */
export function pageAt(path: string): Page | null {
  const [first = pages[0]?.name] = partsOf(path)
  return pages.find(({ name }) => name === first) ?? null
}
