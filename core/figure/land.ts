/** Land cleared and land released: progress reports add; a completion report is a control total, never added. */
import type { Definition } from './definition.js'
import { isOneOf } from './definition.js'

const basis =
  'Only progress reports are added. What completion reports state is a control total: printed beside the number to be compared, never added. Date: the end of the activity, else its start. Place: that of the activity. Unit: square metres.'

const notAdded = [
  {
    where: [isOneOf('report_kind', 'completion')],
    note: 'Square metres in completion reports of the same period and place, a control total, compared and never added: {n}.',
  },
  {
    where: [isOneOf('report_kind', 'cancellation')],
    note: 'Square metres in cancellation reports of the same period and place, not in this number: {n}.',
  },
  {
    where: [isOneOf('report_kind', 'unknown')],
    note: 'Square metres in reports of unknown kind of the same period and place, not in this number: {n}.',
  },
]

export const clearedArea: Definition = {
  id: 'cleared-area',
  version: 1,
  title: 'Area cleared',
  text: `The sum of the square metres cleared, as the progress reports of activities state them. ${basis}`,
  kind: 'activity',
  unit: 'square_metres',
  measure: { type: 'sum', columns: ['cleared_square_metres'] },
  among: [],
  counted: [isOneOf('report_kind', 'progress')],
  apart: notAdded,
  dateFields: ['end', 'start'],
  smallNumbers: 'shown',
}

export const releasedLand: Definition = {
  ...clearedArea,
  id: 'released-land',
  title: 'Land released',
  text: `The sum of the square metres cancelled, reduced and cleared, as the progress reports of activities state them. ${basis}`,
  measure: {
    type: 'sum',
    columns: ['cancelled_square_metres', 'reduced_square_metres', 'cleared_square_metres'],
  },
}
