/** Whether GeoJSON geometry text of a file can be read at all. */
import { geometryFlaw } from '../../core/geo/geometry.js'
import { depthOf, NotJson } from './json-members.js'

/** Collections in collections, deeper than any program writes. */
const deepest = 64

/**
 * Why the text is no geometry, as half a sentence, or null where it can be read. Shapes that are read and broken (rings
 * that cross or do not close, empty ones, degrees beyond 90) are the business of later checks. Numbers are looked at and
 * not kept: the text stays what the file wrote.
 */
export function unreadableGeometry(text: string): string | null {
  try {
    if (depthOf(text) > deepest) return `brackets lie more than ${deepest} deep in each other`
  } catch (error) {
    if (error instanceof NotJson) return error.message
    throw error
  }
  try {
    return geometryFlaw(JSON.parse(text))
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    const odd = /\b(?:NaN|nan|Infinity)\b/.exec(text)
    return odd ? `${odd[0]} stands where a coordinate should be` : 'it is no JSON'
  }
}
