/** The fourteen elements of a minefield record (CCW Amended Protocol II, Technical Annex 1(a) to (c)). */
import type { Code, Computed, Field } from './definition.js'
import { code, coded } from './fields.js'

const stateCodes: readonly Code[] = [
  code('present', 'present', {
    en: ['yes'],
    es: ['presente'],
    fr: ['présent'],
    ru: ['есть', 'имеется'],
    ar: ['موجود'],
  }),
  code('absent', 'absent', { en: ['no'], es: ['ausente'], ru: ['отсутствует', 'нет'], ar: ['غير موجود'] }),
  code('illegible', 'illegible', {
    es: ['ilegible'],
    fr: ['illisible'],
    ru: ['неразборчиво'],
    ar: ['غير مقروء'],
  }),
  code('not_applicable', 'not applicable', { es: ['no aplica'], fr: ['sans objet'], ru: ['неприменимо'] }),
]

const elements: readonly (readonly [name: string, label: string])[] = [
  ['element_reference_points', 'coordinates of at least two reference points'],
  ['element_dimensions', 'estimated dimensions of the area relative to them'],
  ['element_map', 'map, diagram or record showing the location against the reference points'],
  ['element_perimeter', 'perimeter and extent'],
  ['element_type', 'type'],
  ['element_number', 'number'],
  ['element_method', 'emplacing method'],
  ['element_fuse', 'type of fuse'],
  ['element_life_time', 'life time'],
  ['element_date', 'date and time of laying'],
  ['element_anti_handling', 'anti-handling devices, if any'],
  ['element_other', 'other relevant information'],
  ['element_mine_locations', 'exact location of every mine, or of the rows'],
  ['element_booby_traps', 'location and operating mechanism of each booby trap'],
]

/** One coded field for each of the fourteen elements, in the order of the annex. */
export const elementFields: readonly Field[] = elements.map(([name, label], index) =>
  coded(name, `element ${index + 1}: ${label}`, 'public', stateCodes, {
    standard: 'CCW Amended Protocol II, Technical Annex 1',
  }),
)

/** Numerator and denominator of completeness; never a percentage alone. An element not looked at is in neither. */
export const elementCounts: readonly Computed[] = [
  {
    name: 'elements_present',
    label: 'elements present',
    privacy: 'public',
    column: 'integer',
    from: (values) => elements.filter(([name]) => values[name] === 'present').length,
  },
  {
    name: 'elements_applicable',
    label: 'elements that apply and were looked at',
    privacy: 'public',
    column: 'integer',
    from: (values) =>
      elements.filter(([name]) => ['present', 'absent', 'illegible'].includes(String(values[name]))).length,
  },
]
