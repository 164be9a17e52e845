/** The engine of a register: a server's where one is named, else the embedded one of the folder. */
import { openEmbedded } from './embedded.js'
import type { Engine } from './engine.js'
import { openServer } from './server.js'

/**
 * Opens a register; refused with the problems of store/engine/problems.ts. `prepared` is the database that a new
 * embedded one is copied from, where another is wanted than the empty one of this build.
 */
export function openEngine(
  place: { readonly directory: string; readonly databaseUrl: string | undefined },
  prepared?: string,
): Promise<Engine> {
  return place.databaseUrl ? openServer(place.databaseUrl) : openEmbedded(place.directory, prepared)
}
