/** Magnetic declination as the World Magnetic Model has it: offered, never put in by itself. */
import geomagnetism from 'geomagnetism'
import type { Position } from './crs.js'

/** A declination that a person may take over, and where it comes from. */
export interface DeclinationProposal {
  /** Degrees by which magnetic north lies east of true north; negative for west. Rounded to hundredths, as published. */
  readonly declinationDegrees: number
  readonly year: number
  /** The model, such as `WMM-2025`. */
  readonly model: string
  /** First and last day that the model is made for, YYYY-MM-DD. */
  readonly validFrom: string
  readonly validTo: string
}

/** Within this of either magnetic pole a compass is of no use, and the model says so (nanotesla, horizontal). */
const leastHorizontalNanotesla = 2000

/**
 * The declination at sea level at a place in the middle of a year. Null for years that no model here covers (before 2015
 * above all: a declination of then stands on the map of then), and near the magnetic poles.
 */
export function proposeDeclination(at: Position, year: number): DeclinationProposal | null {
  const day = new Date(Date.UTC(year, 6, 2))
  const model = modelOf(day)
  if (!model) return null
  const { decl, h } = model.point([at.latitude, at.longitude])
  if (h < leastHorizontalNanotesla || !Number.isFinite(decl)) return null
  return {
    declinationDegrees: Math.round(decl * 100) / 100,
    year,
    model: model.name,
    validFrom: dayOf(model.start_date),
    validTo: dayOf(model.end_date),
  }
}

/** The library throws for a day that none of its models is made for. */
function modelOf(day: Date) {
  try {
    return geomagnetism.model(day)
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('Model is only valid')) return null
    throw error
  }
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10)
}
