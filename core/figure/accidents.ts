/** Accidents that are identified, and the victims who are not yet placed in one. */
import type { Definition } from './definition.js'
import { isOneOf } from './definition.js'

/** Victims whose accident is a stub: counted beside the accidents, never as accidents. */
const victimsNotPlaced: Definition = {
  id: 'victims-not-placed',
  version: 1,
  title: 'Victims not yet placed in an accident',
  text: 'Victims whose explosion is not identified. Only counted beside accidents.',
  kind: 'victim',
  unit: 'people',
  measure: { type: 'records' },
  among: [isOneOf('involvement', 'direct', 'unknown')],
  counted: [isOneOf('identified', 'no', 'unknown')],
  apart: [],
  dateFields: ['date'],
  smallNumbers: 'withheld',
}

export const accidents: Definition = {
  id: 'accidents',
  version: 1,
  title: 'Accidents',
  text: 'Explosions that are identified, whatever set them off. An accident record that only stands in for an explosion not yet identified is never counted; its victims are named beside the number as not yet placed in one, and they are what is unknown of this figure. How they lie to recorded hazards: `by near_hazard`. Date: that of the explosion. Place: that of the explosion. Unit: accidents.',
  kind: 'accident',
  unit: 'accidents',
  measure: { type: 'records' },
  among: [],
  counted: [isOneOf('identified', 'yes')],
  apart: [],
  dateFields: ['date'],
  smallNumbers: 'withheld',
  unplaced: { definition: victimsNotPlaced, note: 'Victims not yet placed in an accident: {n}.' },
}
