/** What the embedded engine does once and slowly, done before anybody waits for it. */
import type { Programme } from './programme.js'

/** Loads PostGIS, which takes the embedded engine seconds at the first statement that uses it, and a server nothing. */
export async function warmUp({ engine }: Pick<Programme, 'engine'>): Promise<void> {
  await engine.transaction((session) => session.query('select st_asgeojson(st_point(0, 0))'))
}
