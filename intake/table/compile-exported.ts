/** A field as an export wrote it, to a function over the cells of a row. */
import { readGeometryText } from '../../core/geo/geometry.js'
import { geometryText } from '../../core/geo/geometry-text.js'
import type { Field } from '../../core/record/definition.js'
import { readCells } from '../../core/record/exported/cells.js'
import { restoreFormula } from '../../core/record/read/neutralise-formula.js'
import type { Reading } from '../../core/record/read/reading.js'
import type { CompiledRule, RuleContext } from './compile-rule.js'
import type { ExportedRule } from './mapping.js'

/** Compiles the rule; a text that was parted over several columns is put together again. */
export function compileExported(rule: ExportedRule, field: Field, context: RuleContext): CompiledRule {
  const parts = rule.exported.map((names) => [names].flat().map(context.indexOf))
  const columns = rule.exported.flat()
  const restored = context.neutralised ? restoreFormula : (text: string) => text
  const drawn = drawnReader(rule, field, context)
  return {
    columns: [...columns, ...Object.values(rule.drawn ?? {})],
    read: (cells) => {
      const texts = parts.map((indexes) => restored(indexes.map((index) => cells[index] ?? '').join('')))
      const reading = texts[0] === '' ? drawn(cells, texts) : readCells(field, texts)
      if ('value' in reading) return { value: reading.value, doubts: [] }
      return { value: null, doubts: [{ column: columns.join(', '), doubt: reading.doubt }] }
    },
  }
}

/** Reads a field whose first column is empty: a shape that stands in the file as its geometry alone. */
function drawnReader(
  { drawn }: ExportedRule,
  field: Field,
  { indexOf }: RuleContext,
): (cells: readonly string[], texts: readonly string[]) => Reading {
  if (!drawn) return (_, texts) => readCells(field, texts)
  const [geometryAt, fieldAt] = [indexOf(drawn.geometry), indexOf(drawn.field)]
  return (cells, texts) => {
    const geometry = cells[geometryAt] ?? ''
    if (geometry === '' || cells[fieldAt] !== field.name) return readCells(field, texts)
    const read = readGeometryText(geometry)
    return 'doubt' in read ? read : readCells(field, [geometryText(read.geometry), ...texts.slice(1)])
  }
}
