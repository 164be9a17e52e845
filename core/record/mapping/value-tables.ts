/** What the texts of a column mean for a field of codes, or of yes and no. */
import { comparable, flatCodes } from '../codes.js'
import type { Code, Field, Value } from '../definition.js'
import { yesNo } from '../fields.js'
import { lookUp, type ReadingRule, readCoded, valueTable } from '../read/read-coded.js'
import type { ColumnSurvey } from './column-survey.js'
import { isObject, type MappingContent, type Rule } from './content.js'
import { fieldOfTarget, ruleAt } from './targets.js'
import { columnUses } from './uses.js'

/** What a text means: a code, yes or no, null for nothing stated; undefined where nobody has said it and its rows wait. */
export type Meaning = string | boolean | null | undefined

/** The codes that the texts of a field can mean; none where it is not of codes. */
export function codesOfField({ value: type }: Field): readonly Code[] {
  if (type.type === 'code') return type.codes
  return type.type === 'boolean' ? yesNo : []
}

/** The texts that a rule reads, one by one where a cell holds several. */
export function textsOfRule(rule: Rule, { texts }: ColumnSurvey): readonly string[] {
  const { separator } = rule
  if (typeof separator !== 'string') return texts
  const parts = texts.flatMap((text) => text.split(separator)).map((text) => text.trim())
  return [...new Set(parts)].filter((text) => text !== '')
}

/** What a text means by a rule, as the import would read it. */
export function meaningOf(rule: Rule, field: Field, text: string): Meaning {
  const reading: ReadingRule = {
    values: valueTable(tableOf(rule)),
    recognise: rule.values === 'recognise' || rule.recognise === true,
  }
  const known = lookUp(reading, text)
  if (known !== undefined) return known
  const unknown = Array.isArray(rule.unknown) ? rule.unknown.map((each) => comparable(String(each))) : []
  if (unknown.includes(comparable(text))) return field.value.type === 'code' ? 'unknown' : null
  const read = readCoded(text, field, reading)
  return 'doubt' in read ? undefined : single(read.value)
}

function single(value: Value): Meaning {
  if (!Array.isArray(value)) return typeof value === 'string' || typeof value === 'boolean' ? value : null
  return value.length === 0 ? null : String(value[0])
}

type Table = Readonly<Record<string, string | boolean | null>>

function tableOf({ values }: Rule): Table {
  return isObject(values) ? (values as Table) : {}
}

/** The rule with another meaning of a text. From then on the meanings of all texts stand in its table. */
export function withMeaning(
  rule: Rule,
  field: Field,
  {
    survey,
    text,
    meaning,
  }: { readonly survey: ColumnSurvey; readonly text: string; readonly meaning: Meaning },
): Rule {
  const table = new Map<string, string | boolean | null>()
  for (const each of textsOfRule(rule, survey)) {
    const known = each === text ? meaning : meaningOf(rule, field, each)
    if (known !== undefined) table.set(each, known)
  }
  // What stands in the table for texts that this file does not hold is kept for the next one.
  for (const [each, known] of Object.entries(tableOf(rule)))
    if (!table.has(each) && comparable(each) !== comparable(text)) table.set(each, known)
  const { recognise: _words, values: _values, ...others } = rule
  return {
    ...others,
    values: Object.fromEntries(table),
    ...(survey.more ? { recognise: true } : {}),
  }
}

/** The texts of a column that its rules cannot read yet. */
export function waitingTexts(content: MappingContent, survey: ColumnSurvey): readonly string[] {
  const uses = columnUses(content).filter(
    ({ column, target }) => column === survey.column && target.piece === null,
  )
  const texts = uses.flatMap(({ target }) => {
    const field = fieldOfTarget(content, target)
    const rule = ruleAt(content, target)
    if (!field || rule?.column === undefined || flatCodes(codesOfField(field)).length === 0) return []
    return textsOfRule(rule, survey).filter((text) => meaningOf(rule, field, text) === undefined)
  })
  return [...new Set(texts)]
}

/** The mapping with the texts of a column that wait, as `unmapped_values` lists them. */
export function withWaitingTexts(content: MappingContent, survey: ColumnSurvey): MappingContent {
  const waiting = waitingTexts(content, survey)
  const { unmapped_values: known, ...others } = content
  const kept = Object.entries(isObject(known) ? known : {}).filter(([column]) => column !== survey.column)
  const all = waiting.length === 0 ? kept : [...kept, [survey.column, waiting] as const]
  return all.length === 0 ? others : { ...others, unmapped_values: Object.fromEntries(all) }
}
