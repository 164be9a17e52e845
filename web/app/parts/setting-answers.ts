/** The settings of the programme as the service answers them, and what the pages call their divisions. */
import { definitions } from '../../../core/figure/catalogue.js'
import { dimensionsOf } from '../../../core/figure/dimensions.js'
import { dimensionWord } from '../words.js'

/** West, south, east, north, in degrees. */
export type Box = readonly [west: number, south: number, east: number, north: number]

/** A publisher's decision that a small number may be published. */
export interface SmallNumber {
  readonly query: string
  readonly decided_by: string
  readonly reason: string
  readonly source?: string
}

/** The settings under their names in a settings file, in the order in which they are shown. */
export interface ProgrammeSettings {
  readonly name: string
  readonly time_zone: string
  readonly k: number
  readonly people: number
  readonly contact: string
  readonly public_services: 'open' | 'closed'
  readonly country_box: Box | null
  readonly oldest_data_days: number | null
  readonly publish_small: readonly SmallNumber[]
  readonly sensitive: readonly string[]
  readonly method: string | null
}

/** Which one. */
export type SettingName = keyof ProgrammeSettings

/** Every division of the figures once, by name, with the word of the first figure that has it. */
export function divisions(): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const definition of definitions)
    for (const dimension of dimensionsOf(definition))
      if (!found.has(dimension.name)) found.set(dimension.name, dimensionWord(definition, dimension))
  return found
}
