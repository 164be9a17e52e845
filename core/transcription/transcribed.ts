/** A minefield record as a person copied it from paper, before anything is computed. Texts stay as they were typed. */

/** What is written where the paper cannot be read: a statement, never an empty value. */
export const illegible = 'illegible'

/** Whether a text says that the paper cannot be read. */
export function isIllegible(text: string | undefined): boolean {
  return text !== undefined && text.trim().toLowerCase() === illegible
}

/** A place: a position in any form that coordinates are written in, or a bearing and distance from a named place. */
export interface WrittenPlace {
  readonly position?: string
  readonly from?: string
  /** Clockwise from the north that is named, in degrees unless the habits of the record name another unit. */
  readonly bearing?: string
  readonly north?: string
  /** Degrees by which the compass turns from true north: `5.2`, `5.2 E`, `3 W`. */
  readonly declination?: string
  readonly declination_year?: string
  /** In metres, unless the text or the habits of the record name another unit. */
  readonly distance?: string
}

/** What holds for every place of a record that does not say otherwise. */
export interface PlaceHabits {
  /** One of the words for how a position is known. */
  readonly basis?: string
  readonly accuracy_metres?: string
  /** degrees, gons, mils_6400 or mils_6000. */
  readonly bearing_unit?: string
  /** metres, kilometres or paces; a pace needs its length. */
  readonly distance_unit?: string
  readonly pace_metres?: string
  /** The grid of the map, such as EPSG:28408, from whose north grid bearings are counted. */
  readonly grid?: string
  readonly north?: string
  readonly declination?: string
  readonly declination_year?: string
}

export interface TranscribedLandmark extends WrittenPlace {
  readonly name: string
  readonly description?: string
  /** Whether it was found on the ground, and where. */
  readonly found?: string
  readonly found_position?: string
}

export interface TranscribedPoint extends WrittenPlace {
  readonly name: string
}

export interface TranscribedRow {
  readonly number?: string
  /** Names of places. */
  readonly start?: string
  readonly end?: string
  readonly quantity?: string
  readonly model?: string
  readonly spacing_metres?: string
}

export interface TranscribedMine extends WrittenPlace {
  readonly number?: string
  readonly device?: string
  readonly model?: string
  readonly depth_centimetres?: string
}

export interface TranscribedType {
  readonly device?: string
  readonly model?: string
  readonly quantity?: string
  readonly depth_centimetres?: string
  readonly spacing_metres?: string
  readonly anti_handling?: string
  readonly fuse?: string
  readonly self_destruct?: string
}

/** The measured way back from the last corner of the outline, which shows how well it closes. */
export interface ClosingLeg {
  readonly bearing: string
  readonly distance: string
  readonly north?: string
  readonly declination?: string
  readonly declination_year?: string
}

/** The fields of a record that are one text each, in the order of the columns they become. */
export const transcribedTexts = [
  'number',
  'supplied_by',
  'supplied_on',
  'supplied_through',
  'made_by',
  'drawn_by',
  'drawn_on',
  'information_date',
  'original_or_copy',
  'rule_set',
  'laid_from',
  'laid_to',
  'emplacing_party',
  'method',
  'pattern',
  'datum',
  'map_sheet',
  'place',
  'comment',
] as const
export type TranscribedText = (typeof transcribedTexts)[number]

/** One record. */
export interface TranscribedRecord extends Readonly<Partial<Record<TranscribedText, string>>> {
  readonly positions?: PlaceHabits
  readonly landmarks?: readonly TranscribedLandmark[]
  readonly points?: readonly TranscribedPoint[]
  /** Names of its corners in order. */
  readonly outline?: readonly string[]
  readonly closing_leg?: ClosingLeg
  readonly rows?: readonly TranscribedRow[]
  readonly mines?: readonly TranscribedMine[]
  readonly mine_types?: readonly TranscribedType[]
  /** present, absent, illegible or not_applicable, by the name of the element without `element_`. */
  readonly elements?: Readonly<Record<string, string>>
}
