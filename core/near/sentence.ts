/** The answer in a sentence or two. It says what is recorded and how much was never surveyed, and judges nothing. */
import { distanceText, shareText } from './distance.js'
import type { Nearby, Nearest } from './nearby.js'

/** Text for the top of the answer. */
export function sentenceOf(nearby: Nearby): string {
  return [surveyed(nearby), hazards(nearby), nearestHazard(nearby), caution]
    .filter((part) => part !== '')
    .join(' ')
}

const caution = 'Where nothing is recorded nothing is known.'

function surveyed({ neverSurveyed, asked, withinMetres }: Nearby): string {
  const { squareMetres, ofSquareMetres, metres, ofMetres } = neverSurveyed
  const share = shareText(squareMetres, ofSquareMetres)
  if (asked.type === 'place')
    return `${share} of the ground within ${distanceText(withinMetres)} was never surveyed.`
  const along = `${distanceText(metres ?? 0)} of ${distanceText(ofMetres ?? 0)} of the route`
  return `${along} was never surveyed, and ${share} of the ground within ${distanceText(withinMetres)} of it.`
}

function hazards({ hazards: found, asked, withinMetres }: Nearby): string {
  const records = found.reduce((sum, each) => sum + each.records, 0)
  const where = `within ${distanceText(withinMetres)}`
  if (records === 0) return `No recorded hazard ${where}.`
  const said = `${records} recorded ${records === 1 ? 'hazard' : 'hazards'} ${where}`
  if (asked.type === 'place')
    return found.some(({ covers }) => covers) ? `${said}; the place lies in one.` : `${said}.`
  const crossed = found.filter(({ metres }) => (metres ?? 0) > 0)
  return crossed.length > 0 ? `${said}; the route runs through them.` : `${said}.`
}

function nearestHazard({ nearest }: Nearby): string {
  const [first] = nearest
    .filter(({ kind }) => kind === 'hazard' || kind === 'minefield_record')
    .toSorted((one, other) => one.metres - other.metres)
  if (!first || first.metres === 0) return ''
  return `The nearest is ${distanceText(first.metres)} away${roughly(first)}.`
}

function roughly({ drawnAs }: Nearest): string {
  return drawnAs === 'as_recorded' ? '' : ', at least: its place is public only roughly'
}
