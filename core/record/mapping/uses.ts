/** What the columns of a file are read into, by a mapping. */
import type { MappingContent, Rule } from './content.js'
import { isObject } from './content.js'
import { entriesOf, pieces, type Target } from './targets.js'

/** A column and one place that it is read into. */
export interface ColumnUse {
  readonly column: string
  readonly target: Target
}

/** Every use of every column, in the order of the mapping. Conditions and record ids are no uses. */
export function columnUses({ records }: MappingContent): readonly ColumnUse[] {
  return Object.entries(records).flatMap(([record, { fields }]) =>
    Object.entries(fields).flatMap(([field, rule]) => {
      const whole: Target = { record, field, entry: null, part: null, piece: null }
      const inEntries = entriesOf(rule).flatMap((entry, at) =>
        Object.entries(entry).flatMap(([part, inner]) => usesOfRule(inner, { ...whole, entry: at, part })),
      )
      return [...usesOfRule(rule, whole), ...inEntries]
    }),
  )
}

function usesOfRule(rule: Rule, whole: Target): readonly ColumnUse[] {
  const inPieces = pieces.flatMap(({ name }): readonly ColumnUse[] => {
    const column = columnOfPiece(rule, name)
    return column === null ? [] : [{ column, target: { ...whole, piece: name } }]
  })
  return [...wholeColumns(rule).map((column) => ({ column, target: whole })), ...inPieces]
}

/** The columns that give the whole value of a rule. */
export function wholeColumns(rule: Rule): readonly string[] {
  const { column, coordinate, geometry, columns, exported } = rule
  return [column, coordinate, geometry, columns, exported]
    .flat(2)
    .filter((each): each is string => typeof each === 'string')
}

/** The column of a piece; null where the rule names none. */
export function columnOfPiece(rule: Rule, piece: string): string | null {
  const inner = [rule.parts, rule.between].find((each) => isObject(each) && each[piece] !== undefined)
  const column = isObject(inner) ? inner[piece] : rule[piece]
  return typeof column === 'string' ? column : null
}
