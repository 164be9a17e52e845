/** /api/near: what is recorded near a place or along a route, for staff. It tells what anybody may see, also where the public services are closed. */
import { z } from 'zod'
import type { Asked } from '../../../core/near/nearby.js'
import { sentenceOf } from '../../../core/near/sentence.js'
import { lookAround } from '../../../store/served/near.js'
import { areaAsked, recordsNear } from '../../../store/served/near-list.js'
import { metresOf, placeOf } from '../../resources/near.js'
import type { Route } from '../route.js'
import { route } from '../route.js'

const mostPoints = 500

export const nearRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/near',
    access: 'read_register',
    reads: true,
    summary:
      'What is recorded within a distance of a place, or of a route where several points are given, and how much of the ground was never surveyed; the circle or corridor, and the nearest 200 records in it one by one. Points are written in any notation that imports read.',
    body: z.strictObject({
      points: z.array(z.string().max(200)).min(1).max(mostPoints),
      within: z.string().max(20).default('500m'),
    }),
    run: async ({ reading, programme, body: { points, within } }) => {
      const { session, programmeId, entry, settings } = reading
      const known = { programmeId, asOf: null, entry, now: programme.now(), settings }
      const around = { asked: askedOf(points), withinMetres: metresOf(within) }
      const nearby = await lookAround(session, known, around)
      const area: unknown = JSON.parse(await areaAsked(session, around))
      const records = await recordsNear(session, known, around)
      return { sentence: sentenceOf(nearby), ...nearby, area, records }
    },
  }),
]

function askedOf(points: readonly string[]): Asked {
  const places = points.map(placeOf)
  const [first, second] = places
  if (first && !second) return first
  return { type: 'route', lines: [places.map(({ longitude, latitude }) => [longitude, latitude] as const)] }
}
