/** Hazards as recorded, and the area of their shapes: two numbers, because many have no shape. */
import type { Definition } from './definition.js'

export const hazards: Definition = {
  id: 'hazards',
  version: 1,
  title: 'Hazards recorded',
  text: 'Areas and spots recorded as hazards, of whatever class and status: ask for one by `where class = ...` or `where status = ...`. One that was closed or handed over is still a record and is counted under that status. Two records of one piece of ground are two. Date: the day of the information. Place: that of the hazard. Unit: hazards.',
  kind: 'hazard',
  unit: 'hazards',
  measure: { type: 'records' },
  among: [],
  counted: [],
  apart: [],
  dateFields: ['information_date'],
  smallNumbers: 'shown',
  wholeCountryOutside: true,
}

export const hazardArea: Definition = {
  ...hazards,
  id: 'hazard-area',
  title: 'Area of recorded hazards',
  text: 'The sum of the square metres of the shapes of hazards, each computed from its valid form on the ellipsoid when the record was accepted and rounded to the whole metre. Where two shapes overlap, the ground they share is in the sum twice. What sources tell of areas without a shape is not in it. Date: the day of the information. Place: that of the hazard. Unit: square metres.',
  unit: 'square_metres',
  measure: { type: 'sum', columns: ['computed_area_square_metres'] },
  unstatedNote: 'Hazards without a shape that encloses ground, which add nothing to this number: {n}.',
}
