/** GET /near?at=LAT,LON&within=METRES: what is recorded near a place. */
import type { Hono } from 'hono'
import { escapeHtml } from '../../core/document/html.js'
import { readCoordinate } from '../../core/geo/read-coordinate.js'
import { readDistanceMetres } from '../../core/near/distance.js'
import { linesOf } from '../../core/near/lines.js'
import { sentenceOf } from '../../core/near/sentence.js'
import { lookAround } from '../../store/served/near.js'
import { pageOf } from '../html.js'
import { footOf } from '../ogc/foot.js'
import { formatOf, html, json } from '../ogc/representation.js'
import { readParameters } from '../parameters.js'
import { problem } from '../problems.js'
import type { Serving, Variables } from '../serving.js'

/** Past this the question is of a region; a stranger's question must not hold the register up either. */
const mostMetres = 5000

export function addNear(app: Hono<{ Variables: Variables }>, { now }: Serving): void {
  app.get('/near', async (call) => {
    const given = readParameters(call, ['at', 'within', 'f'])
    const format = formatOf(call, given)
    const { session, programmeId, entry, settings } = call.get('reading')
    const around = {
      asked: placeOf(given.get('at') ?? ''),
      withinMetres: metresOf(given.get('within') ?? '500m'),
    }
    const known = { programmeId, asOf: null, entry, now: now(), settings }
    const nearby = await lookAround(session, known, around)
    const sentence = sentenceOf(nearby)
    if (format === 'json') return json(call, { sentence, ...nearby })
    const body = `<p><strong>${escapeHtml(sentence)}</strong></p><pre>${escapeHtml(linesOf(nearby).join('\n'))}</pre>`
    return html(call, pageOf({ title: 'Near a place', path: [], body, foot: footOf(call) }))
  })
}

/** A place in any notation that is read; refused with `parameter-invalid`. */
export function placeOf(value: string) {
  const read = readCoordinate(value, { decimal: '.' })
  if ('doubt' in read || !read.coordinate)
    throw problem.parameterInvalid({
      name: 'at',
      value,
      expected: 'give latitude and longitude, such as 12.1,-30.2',
    })
  const { latitude, longitude } = read.coordinate
  return { type: 'place', latitude: Number(latitude), longitude: Number(longitude) } as const
}

/** A distance up to the most that is answered; refused with `parameter-invalid`. */
export function metresOf(value: string): number {
  const metres = readDistanceMetres(value)
  if (metres === null || metres > mostMetres)
    throw problem.parameterInvalid({
      name: 'within',
      value,
      expected: `give a distance up to ${mostMetres} m, such as 500m`,
    })
  return metres
}
