/** The fixed grid on which the public sees what is held back: maps, tiles, lists and assessments all draw on this one. */

/** The side of a square of the grid, in degrees: about 1.1 km from south to north. */
export const gridDegrees = 0.01

/** How far an area with a margin reaches past the squares that it covers, in degrees. */
export const marginDegrees = gridDegrees / 2
