/** Beneficiaries of an activity, by girls, boys, women, men and unknown (IMAS TNMA 05.10/01). */
import type { Computed, Field, Synonyms } from './definition.js'
import { integer } from './fields.js'
import { sumOfDigits } from './sum-of-list.js'

const people = ['girls', 'boys', 'women', 'men', 'unknown'] as const
const reaches = ['direct', 'indirect'] as const

/** Header words of the direct counts: forms seldom say "direct". */
const directWords: Readonly<Record<(typeof people)[number], Synonyms>> = {
  girls: {
    en: ['girls', 'female under 18'],
    es: ['niñas'],
    fr: ['filles'],
    ru: ['девочки'],
    ar: ['فتيات', 'بنات'],
  },
  boys: {
    en: ['boys', 'male under 18'],
    es: ['niños'],
    fr: ['garçons'],
    ru: ['мальчики'],
    ar: ['فتيان', 'أولاد'],
  },
  women: {
    en: ['women', 'female 18+', 'female 18+ years old'],
    es: ['mujeres'],
    fr: ['femmes'],
    ru: ['женщины'],
    ar: ['نساء', 'انثى فوق 18 سنه'],
  },
  men: {
    en: ['men', 'male 18+', 'male 18+ years old'],
    es: ['hombres'],
    fr: ['hommes'],
    ru: ['мужчины'],
    ar: ['رجال', 'ذكر فوق 18 سنه'],
  },
  unknown: {
    en: ['beneficiaries', 'total audience'],
    es: ['beneficiarios'],
    fr: ['bénéficiaires'],
    ar: ['المستفيدين'],
  },
}

const withDisability: Synonyms = {
  en: ['with disability', 'people with disabilities', 'pwd'],
  es: ['con discapacidad', 'personas con discapacidad'],
  fr: ['en situation de handicap'],
  ru: ['с инвалидностью'],
  ar: ['ذوي الإعاقة'],
}

function fieldsOfReach(reach: (typeof reaches)[number]): readonly Field[] {
  const count = (name: string, label: string, synonyms: Synonyms | undefined): Field =>
    integer(name, label, 'public', { minimum: 0, synonyms, standard: 'IMAS TNMA 05.10/01' })
  return [
    ...people.map((group) =>
      count(
        `${reach}_beneficiaries_${group}`,
        `${reach} beneficiaries: ${group === 'unknown' ? 'sex or age unknown' : group}`,
        reach === 'direct' ? directWords[group] : { en: [`indirect ${group}`] },
      ),
    ),
    count(
      `${reach}_beneficiaries_with_disability`,
      `${reach} beneficiaries, of them with disability`,
      reach === 'direct' ? withDisability : undefined,
    ),
  ]
}

export const beneficiaryFields: readonly Field[] = reaches.flatMap(fieldsOfReach)

/** Totals: people with disability are among the groups and are not added again. */
export const beneficiaryTotals: readonly Computed[] = reaches.map((reach) => ({
  name: `${reach}_beneficiaries`,
  label: `${reach} beneficiaries`,
  privacy: 'public',
  column: 'integer',
  from: (values) => sumOfDigits(people.map((group) => values[`${reach}_beneficiaries_${group}`])),
}))
