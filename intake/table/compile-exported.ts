/** A field as an export wrote it, to a function over the cells of a row. */
import type { Field } from '../../core/record/definition.js'
import { readCells } from '../../core/record/exported/cells.js'
import { restoreFormula } from '../../core/record/read/neutralise-formula.js'
import type { CompiledRule, RuleContext } from './compile-rule.js'
import type { ExportedRule } from './mapping.js'

/** Compiles the rule; a text that was parted over several columns is put together again. */
export function compileExported(rule: ExportedRule, field: Field, context: RuleContext): CompiledRule {
  const parts = rule.exported.map((names) => [names].flat().map(context.indexOf))
  const columns = rule.exported.flat()
  const restored = context.neutralised ? restoreFormula : (text: string) => text
  return {
    columns,
    read: (cells) => {
      const texts = parts.map((indexes) => restored(indexes.map((index) => cells[index] ?? '').join('')))
      const reading = readCells(field, texts)
      if ('value' in reading) return { value: reading.value, doubts: [] }
      return { value: null, doubts: [{ column: columns.join(', '), doubt: reading.doubt }] }
    },
  }
}
