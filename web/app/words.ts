/** Words of the definitions in the language of the page; where the languages have none, the definition's own. */
import type { Definition } from '../../core/figure/definition.js'
import { definitionName } from '../../core/figure/definition.js'
import type { Dimension } from '../../core/figure/dimensions.js'
import { readGeometryText } from '../../core/geo/geometry.js'
import { linesOfGeometry } from '../../core/geo/lines-of-geometry.js'
import { fieldsOf } from '../../core/record/columns.js'
import type { Code, Field, Kind, Value } from '../../core/record/definition.js'
import { formFileName } from '../../core/record/form-fields.js'
import { kindNamed, kinds } from '../../core/record/kinds.js'
import { hasDegrees, textOfPoint } from '../../core/record/typed-point.js'
import { asItRuns, leftToRight } from '../../core/words/apart.js'
import {
  codeKey,
  dimensionKey,
  fieldKey,
  figureKey,
  kindKey,
  sentenceMessages,
} from '../../core/words/keys.js'
import { numberInEnglish, tell } from '../../core/words/told.js'
import { day, label, language, number, t } from './language.svelte.js'

/** Every code of a tree with its depth, in its order. */
export function flatCodes(
  codes: readonly Code[],
  depth = 0,
): readonly { readonly code: Code; readonly depth: number }[] {
  return codes.flatMap((code) => [{ code, depth }, ...flatCodes(code.under ?? [], depth + 1)])
}

/** The word for a code of a dimension or field; what is no code (a year, a place) stays as it is. */
export function codeWord(dimension: Pick<Dimension, 'name' | 'codes'>, code: string): string {
  const found = flatCodes(dimension.codes).find((each) => each.code.code === code)
  return found ? label(codeKey(dimension.name, code), found.code.label) : code
}

/** The word for the level of a place, such as region. */
export function levelWord(level: string): string {
  const value = fieldsOf(kindNamed('place')).find(({ name }) => name === 'level')?.value
  return value?.type === 'code' ? codeWord({ name: 'level', codes: value.codes }, level) : level
}

/** The word for a field of a kind. */
export function fieldWord(kind: string, name: string, otherwise: string): string {
  return label(fieldKey(kind, name), otherwise)
}

/** The word for a part of a list of a kind. */
export function partWord(kind: string, list: string, part: Pick<Field, 'name' | 'label'>): string {
  return label(fieldKey(kind, list, part.name), part.label)
}

/** The word for a dimension of a figure. */
export function dimensionWord(definition: Definition, dimension: Pick<Dimension, 'name' | 'label'>): string {
  return label(dimensionKey(definition, dimension), dimension.label)
}

/** The word for a figure. */
export function figureWord(definition: Definition): string {
  return label(figureKey(definitionName(definition), 'title'), definition.title)
}

/** What a figure counts, in a paragraph. */
export function figureText(definition: Definition): string {
  return label(figureKey(definitionName(definition), 'text'), definition.text)
}

/** The word for one record of a kind. */
export function kindWord(kind: string): string {
  return label(kindKey(kind), kindNamed(kind).label)
}

/** What came in: a file by its name, and what was typed on a page as the form that it was. */
export function fileWord(fileName: string): string {
  return fileName === formFileName ? t('import.form') : fileName
}

const sentences = sentenceMessages()

/**
 * A sentence that the house says in English beside a number or a version, in the language of the page; null where it is
 * none of those. What stands in its gaps keeps a direction of its own.
 */
export function toldWord(text: string): string | null {
  if (language() === 'en') return text
  const told = sentences.map(([key, english]) => [english, label(key, english)])
  const parts = tell({ terms: {}, sentences: Object.fromEntries(told) }, text)
  return parts?.map(({ text, isValue }) => (isValue ? isolated(text) : text)).join('') ?? null
}

/** A number is written as the language does; a sum runs from left to right in every language; what has letters runs as they do. */
export function isolated(text: string): string {
  const read = numberInEnglish(text)
  if (read !== null) return number(read)
  return /\p{L}/u.test(text) ? asItRuns(text) : leftToRight(text)
}

/** Fields in which the register itself writes whence and why a version came, in English for the log. */
const toldFields: readonly string[] = ['reason', 'where']

/** The kinds that have a list: those whose existence is not confidential. */
export const shownKinds: readonly Kind[] = kinds.filter(({ privacy }) => privacy !== 'confidential')

/** A committed value as a reader sees it: codes in words, a date as it was written, a list line by line. */
export function valueWord(kind: string, field: Field, value: Value | undefined): string {
  if (value === undefined || value === null) return ''
  const { value: type, name } = field
  switch (type.type) {
    case 'code': {
      const word = (code: Value) => codeWord({ name, codes: type.codes }, String(code))
      return Array.isArray(value) ? value.map(word).join(', ') : word(value)
    }
    case 'boolean':
      return value === true ? label('yes', 'yes') : label('no', 'no')
    case 'date':
      return Array.isArray(value) ? dateWord(value) : String(value)
    case 'point':
      return pointWord(value)
    case 'shape':
      return shapeWord(value)
    case 'integer':
      return integerWord(String(value))
    case 'list':
      return Array.isArray(value)
        ? value.map((each) => listWord(kind, type.parts, each)).join('\n')
        : String(value)
    default:
      if (toldFields.includes(name) && typeof value === 'string') return toldWord(value) ?? value
      return Array.isArray(value) ? value.map(String).join(', ') : String(value)
  }
}

/** Degrees; where none were read, what was typed or written. */
function pointWord(value: Value): string {
  return hasDegrees(value) ? `${value[0]}, ${value[1]}` : textOfPoint(value)
}

/** As the language writes numbers; a year keeps its four digits together. */
function integerWord(digits: string): string {
  const longestAsTheyAre = 4
  return /^-?\d{1,15}$/.test(digits) && digits.length > longestAsTheyAre ? number(Number(digits)) : digits
}

/** What a shape is made of, and how it is known. */
export function shapeWord(value: Value): string {
  const [geojson, , , basis] = Array.isArray(value) ? value : [value]
  const read = typeof geojson === 'string' ? readGeometryText(geojson) : null
  if (!read || 'doubt' in read) return String(geojson ?? '')
  const lines = linesOfGeometry(read.geometry)
  const points = lines.reduce((sum, { positions }) => sum + positions.length, 0)
  const made = t('shape.made_of', { lines: lines.length, points })
  return typeof basis === 'string' ? `${made} · ${t(`outline.basis.${basis}`)}` : made
}

/** Earliest and latest, once where they are the same; what was written, where only that is known. */
function dateWord([earliest, latest, written]: readonly Value[]): string {
  const ends = [earliest, latest].filter((end) => typeof end === 'string').map((end) => day(end))
  const shown = [...new Set(ends)].join(' – ')
  return shown === '' ? String(written ?? '') : shown
}

function listWord(kind: string, parts: readonly Field[], value: Value): string {
  if (!Array.isArray(value)) return String(value)
  return parts
    .flatMap((part, at) => {
      const word = valueWord(kind, part, value[at])
      return word === '' ? [] : [word]
    })
    .join(' · ')
}
