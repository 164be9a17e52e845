import { readCoordinate } from '../../core/geo/read-coordinate.js'
import type { Command } from '../command.js'
import { tellNear, withinOption } from '../near-output.js'
import { oneWord, wrongUse } from '../words.js'

/** What is recorded near a place; a coordinate may start with a minus and be written in any form that is read. */
export const near: Command = {
  name: 'near',
  summary: 'what is recorded near a place, and how much was never surveyed',
  usage: 'LAT,LON --within 500m [--svg FILE]',
  options: { within: { type: 'string' }, svg: { type: 'string' } },
  run: async (call) => {
    const text = oneWord(call, near, 'one place, such as 44.2587,17.5012')
    const read = readCoordinate(text, { decimal: '.' })
    if ('doubt' in read) throw wrongUse(near, read.doubt.message)
    if (!read.coordinate) throw wrongUse(near, 'Give one place, such as 44.2587,17.5012.')
    const { latitude, longitude } = read.coordinate
    const asked = { type: 'place', latitude: Number(latitude), longitude: Number(longitude) } as const
    return tellNear(call, near, { asked, withinMetres: withinOption(call, near) })
  },
}
