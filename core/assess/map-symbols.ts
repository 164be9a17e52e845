/** The symbols of the map, which are told apart without colour: dashes, hatches, shapes. */

/** Colours and lines, once for map and legend. */
export const symbols = {
  record: 'fill="none" stroke="#6a1b9a" stroke-width="2.4" stroke-dasharray="9 5"',
  recordMine: 'fill="none" stroke="#6a1b9a" stroke-width="1.4"',
  tolerance: 'fill="none" stroke="#6a1b9a" stroke-width="1" stroke-dasharray="1 5" stroke-linecap="round"',
  moved: 'fill="none" stroke="#6a1b9a" stroke-width="1.6" marker-end="url(#arrow)"',
  searched: 'fill="#ffffff" stroke="#4a6274" stroke-width="1.6"',
  confirmed: 'fill="url(#narrow)" stroke="#b3261e" stroke-width="2"',
  landmark: 'fill="#ffffff" stroke="#1f1f1f" stroke-width="1.6"',
  landmarkFound: 'fill="#1f1f1f" stroke="none"',
  item: 'fill="#1f1f1f" stroke="#ffffff" stroke-width="0.8"',
  accident: 'fill="#ffffff" stroke="#000000" stroke-width="3"',
  withheld: 'fill="#6a1b9a" fill-opacity="0.14" stroke="#6a1b9a" stroke-width="2.4" stroke-dasharray="9 5"',
} as const

/** Patterns and the arrow's head. Unsurveyed ground is drawn, because nothing recorded is not nothing there. */
export const definitions = `<defs>
<pattern id="dots" width="12" height="12" patternUnits="userSpaceOnUse"><rect width="12" height="12" fill="#f4f2ec"/><circle cx="3" cy="3" r="1.3" fill="#b9b4a6"/><circle cx="9" cy="9" r="1.3" fill="#b9b4a6"/></pattern>
<pattern id="narrow" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><line x1="0" y1="0" x2="0" y2="6" stroke="#b3261e" stroke-width="1.1"/></pattern>
<marker id="arrow" viewBox="0 0 10 10" refX="9" refY="5" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L10 5L0 10Z" fill="#6a1b9a"/></marker>
<clipPath id="sheet"><rect width="760" height="760"/></clipPath>
</defs>`

/** A small triangle. */
export function triangle(x: number, y: number, size: number): string {
  const [left, right] = [x - size, x + size].map((value) => value.toFixed(1))
  return `M${x.toFixed(1)} ${(y - size).toFixed(1)}L${right} ${(y + size * 0.8).toFixed(1)}L${left} ${(y + size * 0.8).toFixed(1)}Z`
}

/** A cross for a mine as recorded. */
export function cross(x: number, y: number, size: number): string {
  const at = (value: number): string => value.toFixed(1)
  return `M${at(x - size)} ${at(y - size)}L${at(x + size)} ${at(y + size)}M${at(x - size)} ${at(y + size)}L${at(x + size)} ${at(y - size)}`
}
