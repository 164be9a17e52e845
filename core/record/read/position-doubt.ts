/** What is doubtful about a latitude and longitude whatever form they were written in. */
import { blocked, type Reading } from './reading.js'

/**
 * The doubt about a position in degrees, or null. `position-out-of-range` says so where the two seem to stand in each
 * other's place; `position-at-zero` is 0, 0, which stands where none was taken.
 */
export function doubtOfPosition(
  latitude: number,
  longitude: number,
  asWritten: string,
): Extract<Reading, { doubt: unknown }> | null {
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) {
    const swapped = Math.abs(longitude) <= 90 && Math.abs(latitude) <= 180
    const advice = swapped ? 'latitude and longitude may have changed places' : 'correct it'
    return blocked(
      'position-out-of-range',
      asWritten,
      `The position "${asWritten}" lies on no globe: ${advice}.`,
    )
  }
  if (latitude === 0 && longitude === 0)
    return blocked('position-at-zero', asWritten, 'The position is 0, 0, which stands where none was taken.')
  return null
}
