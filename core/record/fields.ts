/** Short constructors with which the files of this folder state their fields. */
import type { Code, Field, FieldType, Level, Privacy, Synonyms } from './definition.js'

interface Extra {
  readonly required?: boolean
  readonly dimension?: boolean
  readonly levels?: readonly Level[]
  readonly levelPrivacy?: Privacy
  readonly synonyms?: Synonyms
  readonly standard?: string
  readonly computedFrom?: string
}

/** `unknown` is a value of every coded field: counted, printed, never folded into another. */
export const unknownCode: Code = {
  code: 'unknown',
  label: 'unknown',
  synonyms: {
    en: ['unknown', 'not known', 'not stated', 'not specified', 'not recorded', 'n/a', 'no data', '?'],
    es: [
      'sin información',
      'desconocido',
      'desconocida',
      'no sabe',
      'no registra',
      'sin dato',
      'sin especificar',
      'no especificado',
      'por establecer',
    ],
    fr: ['inconnu', 'inconnue', 'non précisé', 'non précisée', 'non spécifié', 'sans information'],
    ru: ['неизвестно', 'неизвестен', 'неизвестна', 'нет данных', 'не указано', 'не указан'],
    ar: ['غير معروف', 'غير معروفة', 'مجهول', 'غير محدد', 'لا يوجد بيانات'],
  },
}

/** One code; `under` are the codes it includes. */
export function code(name: string, label: string, synonyms?: Synonyms, under?: readonly Code[]): Code {
  return { code: name, label, synonyms, under }
}

/** The same code, but confidential: who may not read it sees the code above it. */
export function confidentialCode(entry: Code): Code {
  return { ...entry, privacy: 'confidential' }
}

function field(name: string, label: string, privacy: Privacy, value: FieldType, extra: Extra): Field {
  return { name, label, privacy, value, ...extra }
}

/** Free text, kept as typed. */
export function text(name: string, label: string, privacy: Privacy, extra: Extra = {}): Field {
  return field(name, label, privacy, { type: 'text' }, extra)
}

/** A coded field; `unknown` is added where the list does not state it. */
export function coded(
  name: string,
  label: string,
  privacy: Privacy,
  codes: readonly Code[],
  extra: Extra & { readonly several?: boolean } = {},
): Field {
  const { several, ...rest } = extra
  const all = codes.some((entry) => entry.code === 'unknown') ? codes : [...codes, unknownCode]
  return field(name, label, privacy, { type: 'code', codes: all, several }, { dimension: !several, ...rest })
}

/** A whole number, committed as its decimal digits. */
export function integer(
  name: string,
  label: string,
  privacy: Privacy,
  extra: Extra & { readonly minimum?: number; readonly maximum?: number } = {},
): Field {
  const { minimum, maximum, ...rest } = extra
  return field(name, label, privacy, { type: 'integer', minimum, maximum }, rest)
}

/** A decimal number, committed as the digits that were typed, with '.' as its sign. */
export function decimal(
  name: string,
  label: string,
  privacy: Privacy,
  extra: Extra & { readonly minimum?: number; readonly maximum?: number } = {},
): Field {
  const { minimum, maximum, ...rest } = extra
  return field(name, label, privacy, { type: 'decimal', minimum, maximum }, rest)
}

/** Yes or no, where `unknown` is an empty field. Where unknown must be counted, use `coded` with `yesNo`. */
export function flag(name: string, label: string, privacy: Privacy, extra: Extra = {}): Field {
  return field(name, label, privacy, { type: 'boolean' }, extra)
}

/** A date interval. */
export function date(name: string, label: string, privacy: Privacy, extra: Extra = {}): Field {
  return field(name, label, privacy, { type: 'date' }, extra)
}

/** A position on WGS 84 with what was typed beside it. */
export function point(name: string, label: string, privacy: Privacy, extra: Extra = {}): Field {
  return field(name, label, privacy, { type: 'point' }, extra)
}

/** A geometry on WGS 84 as it came, with what was written beside it. */
export function shape(name: string, label: string, privacy: Privacy, extra: Extra = {}): Field {
  return field(name, label, privacy, { type: 'shape' }, extra)
}

/** The area of the shape beside it, which is filled when the record is accepted and never stated by anyone. */
export function computedArea(of: string, privacy: Privacy): Field {
  return integer('computed_area_square_metres', 'area in square metres, computed from the shape', privacy, {
    minimum: 0,
    computedFrom: of,
  })
}

/** The id of a record of one of the kinds `to`. */
export function reference(
  name: string,
  label: string,
  privacy: Privacy,
  to: readonly string[],
  extra: Extra & { readonly several?: boolean } = {},
): Field {
  const { several, ...rest } = extra
  return field(name, label, privacy, { type: 'reference', to, several }, rest)
}

/** Several structured entries, each an array in the order of `parts`. */
export function list(
  name: string,
  label: string,
  privacy: Privacy,
  parts: readonly Field[],
  extra: Extra = {},
): Field {
  return field(name, label, privacy, { type: 'list', parts }, extra)
}

/** yes, no, unknown. */
export const yesNo: readonly Code[] = [
  code('yes', 'yes', {
    en: ['yes', 'y', 'true', '1'],
    es: ['sí', 'si'],
    fr: ['oui'],
    ru: ['да'],
    ar: ['نعم'],
  }),
  code('no', 'no', { en: ['no', 'n', 'false', '0'], es: ['no'], fr: ['non'], ru: ['нет'], ar: ['لا'] }),
]

/** `other`, which most lists end with; kept apart from `unknown`. */
export const otherCode: Code = code('other', 'other', {
  en: ['other'],
  es: ['otro', 'otra', 'otros'],
  fr: ['autre', 'autres'],
  ru: ['другое', 'другой', 'другая', 'иное'],
  ar: ['أخرى', 'آخر', 'غير ذلك'],
})
