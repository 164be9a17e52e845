import { readRoute } from '../../core/near/read-route.js'
import type { Command } from '../command.js'
import { tellNear, withinOption } from '../near-output.js'
import { problem } from '../problems.js'
import { oneWord } from '../words.js'
import { readText } from './programme.js'

/** What is recorded along a route. */
export const along: Command = {
  name: 'along',
  summary: 'what is recorded along a route, and how much of it was never surveyed',
  usage: 'ROUTE.geojson --within 100m [--svg FILE]',
  options: { within: { type: 'string' }, svg: { type: 'string' } },
  run: async (call) => {
    const path = oneWord(call, along, 'one GeoJSON file with a line in it')
    const read = readRoute(readText(path))
    if ('wrong' in read) throw problem.routeNotReadable({ path, why: read.wrong })
    return tellNear(call, along, {
      asked: { type: 'route', lines: read.lines },
      withinMetres: withinOption(call, along),
    })
  },
}
