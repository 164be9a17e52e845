/** What is doubtful about a mapping, before a file is read with it. None of it is put right by itself. */
import type { ColumnSurvey } from './column-survey.js'
import { ignoredColumns, type MappingContent, type Rule } from './content.js'
import { requiredWithoutRule } from './required-fields.js'
import { besideRecords } from './row-records.js'
import { fieldOfTarget, pieceNamed, pieces, ruleAt, type Target } from './targets.js'
import { type ColumnUse, columnOfPiece, columnUses, wholeColumns } from './uses.js'
import { waitingTexts } from './value-tables.js'

/** A doubt about a mapping. Of `half` nothing can be read with the mapping until it is settled. */
export type MappingDoubt =
  | { readonly rule: 'undecided'; readonly column: string }
  | { readonly rule: 'twice'; readonly column: string; readonly targets: readonly Target[] }
  | { readonly rule: 'joined'; readonly target: Target; readonly columns: readonly string[] }
  | { readonly rule: 'waiting'; readonly column: string; readonly count: number }
  | { readonly rule: 'day_or_month'; readonly column: string }
  | { readonly rule: 'required'; readonly target: Target }
  | { readonly rule: 'half'; readonly target: Target }
  | { readonly rule: 'nothing_read'; readonly record: string }

/** Every doubt: of each column in the order of the file, then of each record. */
export function mappingDoubts(
  content: MappingContent,
  surveys: readonly ColumnSurvey[],
): readonly MappingDoubt[] {
  const uses = columnUses(content)
  const ignored = ignoredColumns(content)
  return [
    ...surveys.flatMap((survey) => {
      const own = uses.filter(({ column }) => column === survey.column)
      return doubtsOfColumn(content, survey, own, ignored.includes(survey.column))
    }),
    ...halves(content, uses),
    ...joined(content, uses),
    ...Object.entries(content.records).flatMap(([record, entry]): readonly MappingDoubt[] =>
      requiredWithoutRule(entry).map((field) => ({ rule: 'required', target: wholeOf(record, field.name) })),
    ),
    ...besideRecords(content)
      .filter(
        (name) => content.records[name]?.match === true && !uses.some(({ target }) => target.record === name),
      )
      .map((record): MappingDoubt => ({ rule: 'nothing_read', record })),
  ]
}

function wholeOf(record: string, field: string): Target {
  return { record, field, entry: null, part: null, piece: null }
}

function doubtsOfColumn(
  content: MappingContent,
  survey: ColumnSurvey,
  uses: readonly ColumnUse[],
  isIgnored: boolean,
): readonly MappingDoubt[] {
  const { column } = survey
  if (uses.length === 0) return isIgnored ? [] : [{ rule: 'undecided', column }]
  const waiting = waitingTexts(content, survey).length
  const isEitherWay = uses.some(({ target }) => readsBothWays(ruleAt(content, target)))
  return [
    ...(uses.length > 1
      ? [{ rule: 'twice' as const, column, targets: uses.map(({ target }) => target) }]
      : []),
    ...(waiting > 0 ? [{ rule: 'waiting' as const, column, count: waiting }] : []),
    ...(isEitherWay ? [{ rule: 'day_or_month' as const, column }] : []),
  ]
}

function readsBothWays(rule: Rule | null): boolean {
  const dates = Array.isArray(rule?.dates) ? rule.dates : []
  return dates.includes('DD/MM/YYYY') && dates.includes('MM/DD/YYYY')
}

/** Pieces whose mates no column gives: a month without a year, a latitude without a longitude. */
function halves(content: MappingContent, uses: readonly ColumnUse[]): readonly MappingDoubt[] {
  const missing = new Map<string, Target>()
  for (const { target } of uses) {
    const rule = ruleAt(content, target)
    const piece = pieceNamed(target.piece)
    if (!rule || !piece) continue
    for (const name of missingPieces(rule, piece.form))
      missing.set(JSON.stringify({ ...target, piece: name }), { ...target, piece: name })
  }
  return [...missing.values()].map((target) => ({ rule: 'half', target }))
}

function missingPieces(rule: Rule, form: string): readonly string[] {
  if (form === 'beside') {
    const isStated = ['latitude', 'longitude', 'easting'].some((name) => columnOfPiece(rule, name) !== null)
    return isStated || wholeColumns(rule).length > 0 ? [] : ['latitude', 'longitude']
  }
  const needed = pieces.filter((piece) => piece.form === form && piece.isNeeded).map(({ name }) => name)
  // A grid is told by its code, which the mapping may name, or by a column with the zone.
  const withZone = form === 'grid' && rule.crs === undefined ? [...needed, 'zone'] : needed
  return [
    ...withZone.filter((name) => columnOfPiece(rule, name) === null),
    ...(columnOfPiece(rule, 'day') !== null && columnOfPiece(rule, 'month') === null ? ['month'] : []),
  ]
}

function joined(content: MappingContent, uses: readonly ColumnUse[]): readonly MappingDoubt[] {
  return uses.flatMap(({ column, target }): readonly MappingDoubt[] => {
    const columns = target.piece === null ? wholeColumns(ruleAt(content, target) ?? {}) : []
    const isText = fieldOfTarget(content, target)?.value.type === 'text'
    return isText && columns.length > 1 && columns[0] === column ? [{ rule: 'joined', target, columns }] : []
  })
}
