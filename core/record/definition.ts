/** What a definition of a kind of record says. Tables, schema, import, figures and pages are derived from it. */

/** public: anyone; restricted: programme staff and those named; confidential: named roles only, each reading logged. */
export type Privacy = 'public' | 'restricted' | 'confidential'

/** Header words by which a spreadsheet column is recognised, by language. */
export type Synonyms = Readonly<Partial<Record<'en' | 'es' | 'fr' | 'ru' | 'ar', readonly string[]>>>

/** A code and the codes under it. A filter on a code includes the codes under it. */
export interface Code {
  readonly code: string
  readonly label: string
  /** Words found in spreadsheet cells that mean this code, by language. */
  readonly synonyms?: Synonyms
  readonly under?: readonly Code[]
  /** Where the code is more private than its field: others see the code above it, or "withheld" where there is none. */
  readonly privacy?: Privacy
}

/**
 * The type of a field's value.
 * Committed values are strings, booleans, null, or arrays of them (formats.md, "The log"):
 * text, code, integer (decimal digits), decimal (digits as typed, '.' as sign), boolean -> string / boolean;
 * code with `several` -> array of strings; date -> array, see `dateParts`; point -> array, see `pointParts`;
 * shape -> array, see `shapeParts`;
 * reference -> record id (string), with `several` an array of them; list -> array of arrays in the order of `parts`.
 */
export type FieldType =
  | { readonly type: 'text' }
  | { readonly type: 'boolean' }
  | {
      readonly type: 'code'
      readonly codes: readonly Code[]
      readonly several?: boolean
      /** The first code whose words match wins only within this field; 'unknown' is added by `codeField`. */
    }
  | { readonly type: 'integer'; readonly minimum?: number; readonly maximum?: number }
  | { readonly type: 'decimal'; readonly minimum?: number; readonly maximum?: number }
  | { readonly type: 'date' }
  | { readonly type: 'point' }
  | { readonly type: 'shape' }
  | { readonly type: 'reference'; readonly to: readonly string[]; readonly several?: boolean }
  | { readonly type: 'list'; readonly parts: readonly Field[] }

/** One field of a kind. */
export interface Field {
  /** snake_case, the field's standard word, with the unit in the name where there is one. */
  readonly name: string
  readonly label: string
  readonly value: FieldType
  readonly privacy: Privacy
  /** Must be stated; `unknown` is a statement. */
  readonly required?: boolean
  /** May stand in `where` and `by` of a query. Coded fields only. */
  readonly dimension?: boolean
  /** Generalised levels, each committed beside the field as `field~level`. */
  readonly levels?: readonly Level[]
  /** The class of the levels where it is wider than the field's own: exact restricted, month or region public. */
  readonly levelPrivacy?: Privacy
  readonly synonyms?: Synonyms
  /** The shape beside it from which it is computed when the record is accepted; nobody states it. */
  readonly computedFrom?: string
  /** The IMSMA, IMAS or SDG name and clause this field follows. */
  readonly standard?: string
}

/** A coarser statement of a value. `month`, `year` and `decade` of a date, `region` of a place. */
export type Level = 'month' | 'year' | 'region'

/** A column computed from the fields when the table is derived; never committed, never imported. */
export interface Computed {
  readonly name: string
  readonly label: string
  readonly privacy: Privacy
  /** `shape`: the value is GeoJSON text as in a committed shape. */
  readonly column: 'text' | 'integer' | 'decimal' | 'boolean' | 'shape'
  /** For coded columns that are dimensions: the codes it can take. */
  readonly codes?: readonly Code[]
  readonly dimension?: boolean
  /** Pure; `values` are the committed values by field name, copied ones included. */
  readonly from: (values: Values) => string | number | boolean | null
}

/** Fields of the record that a reference points to, copied onto the derived row so that counting needs no join. */
export interface Copies {
  /** Name of the reference field, such as `accident`. */
  readonly reference: string
  readonly fields: readonly string[]
}

/** A committed value. */
export type Value = string | boolean | null | readonly Value[]

/** Committed values by field name. A field that is absent is empty (null). */
export type Values = Readonly<Record<string, Value>>

/** The definition of one kind of record. */
export interface Kind {
  /** snake_case singular: `minefield_record`. */
  readonly kind: string
  /** The derived table, plural: `minefield_records`. */
  readonly table: string
  readonly version: number
  readonly label: string
  readonly about: string
  /** The class of the record's existence; each field says its own. */
  readonly privacy: Privacy
  /** Fields that a list shows beside what a record is called, its date and place, unless somebody chooses others. */
  readonly listed?: readonly string[]
  /** Date fields, copied ones too, that say when it happened: the first that is stated. Left out: the day of the information. */
  readonly happened?: readonly string[]
  /** Without those common to all kinds (common.ts), which every kind has as well. */
  readonly fields: readonly Field[]
  readonly computed?: readonly Computed[]
  readonly copies?: readonly Copies[]
  /** Name of a computed boolean column: while it is true the whole record is confidential, whatever its fields say. */
  readonly confidentialWhile?: string
}

/**
 * The parts of a date value, in this order. Dates are intervals: 'YYYY-MM-DD' or 'YYYY-MM-DDThh:mm', both ends
 * inclusive at their own precision (the day, or the minute); null where that end is open or not known.
 */
export const dateParts = ['earliest', 'latest', 'as_written', 'precision', 'calendar', 'zone'] as const

/** The words for how a date was stated (`precision` of a date). */
export const datePrecisions = [
  'minute',
  'hour',
  'day',
  'month',
  'year',
  'between',
  'before',
  'after',
  'unknown',
] as const

/** How a date was stated. */
export type DatePrecision = (typeof datePrecisions)[number]

/** The parts of a point value, in this order. Latitude and longitude are decimal degrees WGS 84 as strings. */
export const pointParts = [
  'latitude',
  'longitude',
  'as_written',
  'basis',
  'accuracy_metres',
  'datum',
] as const

/** How a position is known (`basis` of a point). */
export const pointBases = ['gps', 'map', 'settlement', 'described', 'unknown'] as const

/**
 * The parts of a shape value, in this order. `geojson` is a GeoJSON geometry (RFC 7946, 3.1) in longitude and latitude
 * on WGS 84, in one canonical form and however broken; `as_written` is the text it was read from where that differs,
 * else null; `crs` is what that was written in, such as EPSG:4326.
 */
export const shapeParts = ['geojson', 'as_written', 'crs', 'basis'] as const

/** How a shape is known (`basis` of a shape). */
export const shapeBases = ['gps', 'map', 'survey', 'described', 'unknown'] as const
