/** The conditions and dimensions of a query. */
import { flatCodes } from '../record/codes.js'
import { isMonth, isYear } from './calendar.js'
import type { Cursor } from './cursor.js'
import type { Definition } from './definition.js'
import type { Dimension } from './dimensions.js'
import { dimensionNamed, dimensionsOf } from './dimensions.js'
import { nearest } from './nearest.js'
import type { Condition } from './query.js'

/** `cond {'and' cond}`. */
export function parseConditions(cursor: Cursor, definition: Definition): readonly Condition[] {
  const conditions = [parseCondition(cursor, definition)]
  while (cursor.accept('and')) conditions.push(parseCondition(cursor, definition))
  return conditions
}

function parseCondition(cursor: Cursor, definition: Definition): Condition {
  const name = parseDimension(cursor, definition, [])
  const dimension = dimensionNamed(definition, name)
  if (cursor.accept('=')) return { dimension: name, operator: '=', codes: [parseCode(cursor, dimension)] }
  if (cursor.accept('!=')) return { dimension: name, operator: '!=', codes: [parseCode(cursor, dimension)] }
  cursor.expect('in')
  cursor.expect('(')
  const codes = [parseCode(cursor, dimension)]
  while (cursor.accept(',')) codes.push(parseCode(cursor, dimension))
  cursor.expect(')')
  return { dimension: name, operator: 'in', codes }
}

/** The name of a dimension of the figure that is not among `taken`. */
export function parseDimension(cursor: Cursor, definition: Definition, taken: readonly string[]): string {
  const names = dimensionsOf(definition).map((dimension) => dimension.name)
  const free = names.filter((name) => !taken.includes(name))
  return cursor.word(free, (word) => free.includes(word))
}

/** One code of the dimension. */
export function parseCode(cursor: Cursor, dimension: Dimension): string {
  const near = () => codesFor(dimension, cursor.current.text)
  return cursor.word(near, (word) => isCodeOf(dimension, word))
}

function isCodeOf({ type, codes }: Dimension, word: string): boolean {
  switch (type) {
    case 'code':
      return flatCodes(codes).some((code) => code.code === word)
    case 'year':
      return word === 'unknown' || isYear(word)
    case 'month':
      return word === 'unknown' || isMonth(word)
    case 'place':
      return true
    case 'region':
      return word !== 'unknown'
  }
}

function codesFor({ type, codes }: Dimension, word: string): readonly string[] {
  if (type === 'year') return ['a year YYYY', 'unknown']
  if (type === 'month') return ['a month YYYY-MM', 'unknown']
  if (type === 'place') return ['the code of a place', 'unknown']
  if (type === 'region') return ['the code of a region']
  const all = flatCodes(codes).map((code) => code.code)
  return nearest(word, all, all.length <= 8 ? all.length : 5)
}
