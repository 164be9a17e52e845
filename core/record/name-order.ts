/**
 * The order of names as people look them up: without regard to case and accents, a village 2 before a village 10. One list
 * holds names of many languages, so none of their alphabets alone rules it: a letter stands with the one it comes from.
 */
import type { Field, Values } from './definition.js'
import { orderKey } from './number-order.js'
import { foldText } from './searched-words.js'

/** The column of a derived table by which lists are put in the order of names. */
export const nameOrderColumn = 'name_order'

/** Whether records are called by what stands in the field, for everybody who may list them. */
export function isName({ name, privacy }: Field): boolean {
  return privacy !== 'confidential' && (name === 'name' || name === 'title')
}

/** A letter of Azerbaijani that no decomposition leads back to another: it follows e, before f. */
const schwa = /ə/gu
const afterE = 'e\u007f'

/** Signs of transliteration, such as the two ways to write an ayn, which some write as quotation marks or not at all. */
const signs = /[\u02b0-\u02ff'‘’]/gu
/** What stands before the first letter, such as a quotation mark. */
const before = /^[-\s]+(?=.)/u

/** A text whose bytes compare as the names do; among names that differ in case or accents alone, as they are written. */
export function nameOrder(written: string): string | null {
  return orderKey(written, (text) =>
    foldText(text.replace(signs, '')).replace(before, '').replace(schwa, afterE),
  )
}

/** The column's value of a record, from the field that names it. */
export function nameOrderOf(field: Field): (values: Values) => string | null {
  return ({ [field.name]: written }) => (typeof written === 'string' ? nameOrder(written) : null)
}
