/**
 * The grid, in degrees, on which the ground of shapes is united and cut: 0.1 mm, finer than any survey, and
 * coarse enough for both engines to meet on it. On a grid GEOS never has to try again, which it does by exceptions,
 * and at one of those the WebAssembly engine breaks off in the middle of a statement.
 */
export const overlayGrid = '1e-9'
