/** Explosive ordnance found, and explosive ordnance destroyed: two numbers, quantities and not rows. */
import type { Definition } from './definition.js'
import { isOneOf } from './definition.js'

const unstatedNote = 'Records that state no quantity and add nothing to this number: {n}.'

const quantity = { type: 'sum', columns: ['quantity'] } as const

export const itemsFound: Definition = {
  id: 'items-found',
  version: 1,
  title: 'Items of explosive ordnance found',
  text: 'The sum of the quantities of explosive ordnance found, whatever became of it. A day line counts its quantity, not one. Date: the day on which it was found. Place: where it was found. Unit: items.',
  kind: 'item',
  unit: 'items',
  measure: quantity,
  among: [],
  counted: [],
  apart: [],
  unstatedNote,
  dateFields: ['found_on'],
  smallNumbers: 'shown',
  wholeCountryOutside: true,
}

export const itemsDestroyed: Definition = {
  id: 'items-destroyed',
  version: 1,
  title: 'Items of explosive ordnance destroyed',
  text: 'The sum of the quantities of explosive ordnance destroyed in place or moved and destroyed. Items kept as evidence, disposed of in other ways, not yet disposed of, or of unknown disposal are not counted. Date: the day of disposal, else the day on which it was found. Place: where it was found. Unit: items.',
  kind: 'item',
  unit: 'items',
  measure: quantity,
  among: [],
  counted: [isOneOf('disposal', 'destroyed_in_place', 'moved_and_destroyed')],
  apart: [],
  unstatedNote,
  dateFields: ['disposed_on', 'found_on'],
  smallNumbers: 'shown',
}
