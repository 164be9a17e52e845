/** The land-release account as a figure: its lines are its parts, and its total is the closing (IMAS 07.11). */
import { lineCodes } from '../land/lines.js'
import { landClasses } from '../land/records.js'
import { layerCodes } from '../record/activity-codes.js'
import type { Definition } from './definition.js'
import type { Dimension } from './dimensions.js'

const dimensions: readonly Dimension[] = [
  { name: 'line', label: 'line', type: 'code', codes: lineCodes, privacy: 'public' },
  { name: 'class', label: 'class', type: 'code', codes: landClasses, privacy: 'public' },
  { name: 'layer', label: 'layer', type: 'code', codes: layerCodes, privacy: 'public' },
]

export const landAccount: Definition = {
  id: 'land-account',
  version: 1,
  title: 'Land-release account',
  text: 'Ground recorded as suspected or confirmed, in square metres: opening, newly identified, boundary growth and contaminated again, less what was cancelled, reduced and cleared, with corrections, is the closing. Overlaps are counted once, and each square metre is released once for each time it was recorded. Records without a date stand on lines of their own. Progress reports release land, and so do cancellation reports and drawn reports of unknown kind; completion reports are compared and never added. Only what is drawn is counted. Where the lines do not come out at the closing a line of differences names the records, and it is no account. Place: that of the hazard that brought the ground in. Layer: depth, unless the surface is asked for. Unit: square metres.',
  kind: 'hazard',
  unit: 'square_metres',
  measure: { type: 'account' },
  dimensions,
  among: [],
  counted: [],
  apart: [],
  dateFields: [],
  smallNumbers: 'shown',
}
