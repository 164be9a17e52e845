/** The rule by which a column gives a field on its own, as far as its texts tell how they are written. */
import { type Finding, noteOn } from '../../finding.js'
import { findCode } from '../codes.js'
import type { FieldType } from '../definition.js'
import { asciiDigits, type DateForm } from '../read/reading.js'
import { type ColumnSurvey, distinctKept } from './column-survey.js'
import { isNumeric, proposeDates, unknownTexts } from './written-form.js'

/** A rule of a mapping that reads one column (docs/mapping.md, "Rules for fields"). */
export interface ColumnReading {
  readonly column: string
  readonly values?: 'recognise' | Record<string, string>
  readonly recognise?: boolean
  readonly unknown?: string[]
  readonly pad?: number
  readonly separator?: string
  readonly dates?: DateForm[]
  readonly basis?: 'unknown'
}

/** A rule of a mapping that reads a column of geometries. */
export interface GeometryReading {
  readonly geometry: string
  readonly format?: 'wkt'
}

/** A rule, the texts that its value table could not hold, and what a person should look at. */
export interface ProposedRule {
  readonly rule: ColumnReading | GeometryReading
  readonly unmapped: readonly string[]
  readonly findings: readonly Finding[]
}

/** The rule for a column that gives a field, or a part of a list, on its own. */
export function proposeRule(survey: ColumnSurvey, type: FieldType, fieldName: string): ProposedRule {
  const { column } = survey
  const plain: ProposedRule = { rule: { column }, unmapped: [], findings: [] }
  if (survey.geometry !== null) return { ...plain, rule: { geometry: column } }
  switch (type.type) {
    case 'code':
      return proposeTable(survey, type)
    case 'boolean':
      return { ...plain, rule: { column, values: 'recognise' } }
    case 'integer':
    case 'decimal':
      return { ...plain, rule: withUnknown(survey) }
    case 'date':
      return proposeDateRule(survey)
    case 'point':
      return { ...plain, rule: { column, basis: 'unknown' } }
    case 'shape':
      return proposeGeometry(survey)
    case 'text':
      return fieldName === 'code' ? proposeCodeText(survey) : plain
    default:
      return plain
  }
}

/** Which coordinate system a column of geometries is in no sample can show: a person says it. */
function proposeGeometry({ column, texts }: ColumnSurvey): ProposedRule {
  const isJson = texts.some((text) => text.trimStart().startsWith('{'))
  return {
    rule: { geometry: column, ...(isJson ? {} : { format: 'wkt' }) },
    unmapped: [],
    findings: [
      noteOn(
        { rule: 'geometry-crs-to-name', column },
        `Say the coordinate system of the geometries in "${column}" with "crs", such as EPSG:4326, where the file states none.`,
      ),
    ],
  }
}

function proposeTable(survey: ColumnSurvey, type: Extract<FieldType, { type: 'code' }>): ProposedRule {
  const { column, texts, more } = survey
  if (type.several) {
    const separator = [';', ',', '/'].find((sign) => texts.some((text) => text.includes(sign)))
    return {
      rule: { column, values: 'recognise', ...(separator ? { separator } : {}) },
      unmapped: [],
      findings: [],
    }
  }
  const values: Record<string, string> = {}
  const unmapped: string[] = []
  for (const text of texts) {
    const found = findCode(type.codes, text)
    if (found) values[text] = found.code
    else unmapped.push(text)
  }
  const findings = more
    ? [
        noteOn(
          { rule: 'texts-too-many', column },
          `The column "${column}" has more than ${distinctKept} different texts; the words of the definition are taken too.`,
        ),
      ]
    : []
  return { rule: { column, values, ...(more ? { recognise: true } : {}) }, unmapped, findings }
}

function withUnknown(survey: ColumnSurvey): ColumnReading {
  const unknown = [...unknownTexts(survey)]
  return { column: survey.column, ...(unknown.length > 0 ? { unknown } : {}) }
}

function proposeDateRule(survey: ColumnSurvey): ProposedRule {
  const { column } = survey
  const dates = [...proposeDates(survey)]
  const findings: Finding[] = []
  if (dates.includes('DD/MM/YYYY') && dates.includes('MM/DD/YYYY'))
    findings.push(
      noteOn(
        { rule: 'dates-either-way', column },
        `The dates of "${column}" do not tell day from month: leave one of DD/MM/YYYY and MM/DD/YYYY in its "dates". Until then those rows wait.`,
      ),
    )
  if (survey.texts.some((text) => /^\d{1,2}[/.-]\d{1,2}[/.-]\d{2}$/.test(text.trim())))
    findings.push(
      noteOn(
        { rule: 'years-of-two-digits', column },
        `Years of "${column}" have two digits: name the century with "two_digit_years_from".`,
      ),
    )
  return { rule: { ...withUnknown(survey), ...(dates.length > 0 ? { dates } : {}) }, unmapped: [], findings }
}

/** Codes of digits that were taken for numbers have lost their zeros. */
function proposeCodeText(survey: ColumnSurvey): ProposedRule {
  const { column, texts } = survey
  const lengths = texts.map((text) => asciiDigits(text).replace(/\D/g, '').length)
  const longest = Math.max(0, ...lengths)
  const lost = isNumeric(survey) && lengths.some((length) => length === longest - 1)
  const grouped = isNumeric(survey) && texts.some((text) => /[.,' ]/.test(text.trim()))
  if (!lost && !grouped) return { rule: { column }, unmapped: [], findings: [] }
  const finding = noteOn(
    { rule: 'code-zeros-lost', column },
    `The codes in "${column}" have lost zeros or gained thousands signs; they are read as ${longest} digits ("pad").`,
  )
  return { rule: { column, pad: longest }, unmapped: [], findings: [finding] }
}
