/** Which field a spreadsheet column may hold, from its header and from its values. Proposals only; a person decides. */

import { comparable, wordsOf } from './codes.js'
import { fieldsOf, findField } from './columns.js'
import type { Field, Kind, Synonyms } from './definition.js'
import { kindNamed } from './kinds.js'
import { codeFieldsScore, shareOf } from './recognise-values.js'

/** A field that a column may hold. */
export interface Candidate {
  readonly kind: string
  readonly field: string
  /**
   * Which part of it: of a list its part; of a point latitude or longitude; of a date year, month or day; of a place
   * its code, its parent (the place it lies in) or its parent_code. Null where the column holds the whole.
   */
  readonly part: string | null
  /** 0 to 1. */
  readonly score: number
}

/** Fields whose header words match, best first, for the kinds named. Equal scores keep the order of the definitions. */
export function recogniseHeader(header: string, kindNames: readonly string[]): readonly Candidate[] {
  return kindNames
    .flatMap((name) => candidatesOf(kindNamed(name)))
    .map(({ candidate, words }) => ({ ...candidate, score: headerScore(header, words) }))
    .map((candidate) => ({ ...candidate, part: candidate.part ?? pieceOf(header, candidate) }))
    .filter((candidate) => candidate.score > 0)
    .sort((one, other) => other.score - one.score)
}

/**
 * Fields for a column from its header and sample cells, best first. Values outweigh headers: a column headed `estado`
 * that holds Hombre and Mujer is sex. Coded fields score 0.3 for the header and 0.7 for the values; fields whose
 * values have no words of their own score 0.75 for the header, and numbers must be numbers.
 */
export function recogniseColumn(
  header: string,
  samples: readonly string[],
  kindNames: readonly string[],
): readonly Candidate[] {
  if (!samples.some((sample) => sample.trim() !== '')) return recogniseHeader(header, kindNames)
  return kindNames
    .flatMap((name) => candidatesOf(kindNamed(name)))
    .map(({ candidate, words, field }) => {
      const score = columnScore(field, headerScore(header, words), samples)
      // A column headed "day" that holds 2041-05-01 holds the whole date.
      const piece = field.value.type === 'date' && holdsDates(samples) ? null : pieceOf(header, candidate)
      return { ...candidate, part: candidate.part ?? piece, score }
    })
    .filter((candidate) => candidate.score > 0)
    .sort((one, other) => other.score - one.score)
}

/**
 * The share of the stated sample values that a coded field's codes recognise, 0 to 1. Empty cells and cells that say
 * "unknown" are no evidence for any field and stand outside; 0 where nothing else is left.
 */
export function shareRecognised(field: Field, samples: readonly string[]): number {
  return field.value.type === 'code' ? (shareOf(field.value.codes, samples) ?? 0) : 0
}

interface Named {
  readonly candidate: Omit<Candidate, 'score'>
  readonly field: Field
  readonly words: readonly string[]
}

function candidatesOf(kind: Kind): readonly Named[] {
  return fieldsOf(kind).flatMap((field) => {
    if (field.computedFrom) return []
    if (field.name === 'place') return [named(kind.kind, field, null), ...placeParts(kind, field)]
    if (field.value.type !== 'list') return [named(kind.kind, field, null)]
    return field.value.parts
      .filter((part) => part.synonyms !== undefined && !part.computedFrom)
      .map((part) => ({
        ...named(kind.kind, part, part.name),
        candidate: { kind: kind.kind, field: field.name, part: part.name },
      }))
  })
}

const parentCodeWords: Synonyms = {
  en: ['region code', 'province code', 'governorate code', 'admin1 pcode', 'parent code'],
  es: ['codigodanedepartamento', 'código dane departamento', 'código departamento'],
  fr: ['code région', 'code département'],
  ru: ['код области', 'код региона'],
  ar: ['رمز المحافظة'],
}

/** A file names a place in several columns: its name, its code, what it lies in and the code of that. */
function placeParts(kind: Kind, field: Field): readonly Named[] {
  const place = kindNamed('place')
  const part = (name: string, synonyms: Synonyms | undefined): Named => ({
    candidate: { kind: kind.kind, field: field.name, part: name },
    field,
    words: wordsOf(synonyms).map(comparable),
  })
  return [
    part('code', findField(place, 'code').synonyms),
    part('parent', findField(place, 'parent').synonyms),
    part('parent_code', parentCodeWords),
  ]
}

function named(kind: string, field: Field, part: string | null): Named {
  const words = [field.name, field.label, ...wordsOf(field.synonyms)]
  return { candidate: { kind, field: field.name, part }, field, words: words.map(comparable) }
}

/** 1 for a header that is one of the words; less where it only begins with one, holds one, or shares some. */
function headerScore(header: string, words: readonly string[]): number {
  const whole = headerWord(header)
  const bare = headerWord(header.replace(/[([{].*?[)\]}]/gu, ' '))
  return Math.max(0, ...words.map((word) => wordScore(whole, bare, word)))
}

function wordScore(whole: string, bare: string, word: string): number {
  if (whole === '' || word === '') return 0
  if (whole === word) return 1
  if (bare === word) return 0.95
  const together = bare.replaceAll(' ', '')
  if (together === word.replaceAll(' ', '')) return 0.9
  // Headers run together (latitudcabecera); short words would match by chance.
  if (word.length >= 5 && ` ${bare} `.includes(` ${word} `)) return 0.6
  if (word.length >= 7 && together.startsWith(word)) return 0.6
  return 0
}

function headerWord(header: string): string {
  return comparable(header.replace(/[.:;*#"']+/gu, ' '))
}

function columnScore(field: Field, header: number, samples: readonly string[]): number {
  switch (field.value.type) {
    case 'code':
      return codeFieldsScore(field.value.codes, header, samples)
    case 'integer':
    case 'decimal':
      return header * (0.25 + 0.5 * shareOfNumbers(samples))
    case 'shape':
      return holdsGeometries(samples) ? 0.75 * header : 0
    default:
      return 0.75 * header
  }
}

/** Whether every sample that says anything begins like GeoJSON or well-known text. */
function holdsGeometries(samples: readonly string[]): boolean {
  return samples.every((sample) =>
    /^\s*($|\{|(srid=\d+;)?(multi)?(point|linestring|polygon)\b|geometrycollection\b)/i.test(sample),
  )
}

/** Whether most samples have three parts, as no year, month or day alone has. */
function holdsDates(samples: readonly string[]): boolean {
  const stated = samples.filter((sample) => sample.trim() !== '')
  const dates = stated.filter((sample) => /^\p{N}+[-/. ]\p{N}+[-/. ]\p{N}+/u.test(sample.trim()))
  return dates.length * 2 > stated.length
}

function shareOfNumbers(samples: readonly string[]): number {
  const stated = samples.filter((sample) => sample.trim() !== '')
  // Thousands separators of any language stand inside numbers ("2,006").
  return (
    stated.filter((sample) => /^[-+]?\d[\d.,' \u00a0\u202f]*$/u.test(sample.trim())).length / stated.length
  )
}

const pieces: Readonly<Record<string, readonly string[]>> = {
  latitude: ['latitude', 'latitud', 'lat', 'широта', 'خط العرض', 'خطوط العرض', 'y'],
  longitude: ['longitude', 'longitud', 'lon', 'long', 'lng', 'долгота', 'خط الطول', 'خطوط الطول', 'x'],
  year: ['year', 'ano', 'año', 'annee', 'год', 'السنة'],
  month: ['month', 'mes', 'mois', 'месяц', 'الشهر'],
  day: ['day', 'dia', 'jour', 'день', 'اليوم'],
}

/** Which piece of a point or date a header such as `latitudcabecera` or `ano` names; null where it names the whole. */
function pieceOf(
  header: string,
  candidate: { readonly kind: string; readonly field: string },
): string | null {
  const field = fieldsOf(kindNamed(candidate.kind)).find((entry) => entry.name === candidate.field)
  const type = field?.value.type
  const possible =
    type === 'point' ? ['latitude', 'longitude'] : type === 'date' ? ['year', 'month', 'day'] : []
  const word = headerWord(header)
  return possible.find((piece) => namesPiece(word, (pieces[piece] ?? []).map(comparable))) ?? null
}

function namesPiece(header: string, words: readonly string[]): boolean {
  return words.some(
    (word) =>
      header === word || ` ${header} `.includes(` ${word} `) || (word.length >= 7 && header.startsWith(word)),
  )
}
