/** Places by what is typed of their name or code. */
import { get, withQuery } from '../api.js'

/** As GET /api/places/named answers. */
export interface NamedPlace {
  readonly id: string
  readonly name: string
  readonly code: string | null
  readonly level: string | null
}

/** At most twenty. */
export async function placesNamed(words: string): Promise<readonly NamedPlace[]> {
  const { places } = await get<{ places: readonly NamedPlace[] }>(
    withQuery('/api/places/named', { q: words }),
  )
  return places
}
