/** A column taken out of the place that it is read into, and put into another. */
import { comparable } from '../codes.js'
import type { Field } from '../definition.js'
import { proposeRule } from './column-rule.js'
import type { ColumnSurvey } from './column-survey.js'
import { type MappingContent, type Rule, withIgnored, withRule } from './content.js'
import { entriesOf, fieldOfTarget, type Piece, pieceNamed, pieces, ruleAt, type Target } from './targets.js'
import { columnOfPiece, columnUses, wholeColumns } from './uses.js'
import { withWaitingTexts } from './value-tables.js'

/** A change of where a column goes. `from`: the use that is given up, null for one more. `to`: null for nowhere. */
export interface UseChange {
  readonly survey: ColumnSurvey
  readonly from: Target | null
  readonly to: Target | null
}

/** The mapping after a change. A column that was left out on purpose is so no more once it is read. */
export function changeUse(content: MappingContent, { survey, from, to }: UseChange): MappingContent {
  const taken = from ? withoutColumn(content, survey.column, from) : content
  const given = to ? withIgnored(withColumn(taken, survey, to), survey.column, false) : taken
  return withWaitingTexts(given, survey)
}

/** The mapping with a column kept with its row and read into nothing. */
export function ignoreColumn(content: MappingContent, survey: ColumnSurvey): MappingContent {
  const uses = columnUses(content).filter(({ column }) => column === survey.column)
  const taken = uses.reduce((left, { target }) => withoutColumn(left, survey.column, target), content)
  return withWaitingTexts(withIgnored(taken, survey.column, true), survey)
}

/** The mapping with another rule at a target: of a list, in its entry. A rule of null goes, and an empty entry with it. */
export function withRuleAt(content: MappingContent, target: Target, rule: Rule | null): MappingContent {
  if (target.part === null) return withRule(content, target, rule)
  const entries = [...entriesOf(content.records[target.record]?.fields[target.field])]
  const at = target.entry ?? 0
  const others = Object.entries(entries[at] ?? {}).filter(([name]) => name !== target.part)
  entries[at] = Object.fromEntries(rule === null ? others : [...others, [target.part, rule]])
  const left = entries.filter((entry) => Object.keys(entry).length > 0)
  return withRule(content, target, left.length === 0 ? null : { entries: left })
}

function withoutColumn(content: MappingContent, column: string, target: Target): MappingContent {
  const rule = ruleAt(content, target)
  return rule ? withRuleAt(content, target, ruleWithout(rule, column, target.piece)) : content
}

function ruleWithout(rule: Rule, column: string, piece: string | null): Rule | null {
  if (piece === null) {
    const others = Array.isArray(rule.columns) ? rule.columns.filter((each) => each !== column) : []
    if (others.length > 1) return { ...rule, columns: others }
    return others.length === 1 ? { column: String(others[0]) } : null
  }
  const { form } = pieceNamed(piece) ?? {}
  const inner = form === 'parts' || form === 'between' ? form : null
  const left = inner ? { ...rule, [inner]: without(rule[inner] as Rule, piece) } : without(rule, piece)
  const names = pieces.some(({ name }) => columnOfPiece(left, name) !== null)
  return names || wholeColumns(left).length > 0 ? left : null
}

function without(rule: Rule, member: string): Rule {
  return Object.fromEntries(Object.entries(rule).filter(([name]) => name !== member))
}

function withColumn(content: MappingContent, survey: ColumnSurvey, target: Target): MappingContent {
  const field = fieldOfTarget(content, target)
  if (!field) return content
  const before = ruleAt(content, target)
  const piece = pieceNamed(target.piece)
  const rule = piece ? ruleWithPiece(before, piece, survey.column) : wholeRule(before, survey, field)
  return withRuleAt(content, target, rule)
}

/** A text that a column gives already is joined from both; of everything else the new column takes the place. */
function wholeRule(before: Rule | null, survey: ColumnSurvey, field: Field): Rule {
  const known = before ? wholeColumns(before) : []
  if (field.value.type === 'text' && known.length > 0 && before && before.exported === undefined)
    return { columns: [...known, survey.column], with: typeof before.with === 'string' ? before.with : '; ' }
  return { ...proposeRule(survey, field.value, field.name).rule }
}

/** Pieces of one form stand in one rule; a piece of another form begins anew. */
function ruleWithPiece(before: Rule | null, piece: Piece, column: string): Rule {
  const { name, form } = piece
  if (form === 'parts' || form === 'between') {
    const known = before?.[form]
    return { ...(known ? before : {}), [form]: { ...(known ?? {}), [name]: column } }
  }
  const mates = pieces.filter((each) => each.form === form || each.form === 'beside')
  const isSame =
    before !== null &&
    (form === 'beside'
      ? before.constant === undefined && before.geometry === undefined && before.column === undefined
      : mates.some((mate) => columnOfPiece(before, mate.name) !== null) && wholeColumns(before).length === 0)
  return { ...(isSame ? before : { basis: basisOf(column) }), [name]: column }
}

/** How a position is known, as far as its header says so. */
export function basisOf(header: string): 'settlement' | 'gps' | 'unknown' {
  const words = comparable(header)
  if (/cabecera|centroid|municip|seat|settlement|village/.test(words)) return 'settlement'
  return words.includes('gps') ? 'gps' : 'unknown'
}
