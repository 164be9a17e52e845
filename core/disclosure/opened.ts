/** What was opened of a register: which rows files were ever published, and how finely. Kept in the log. Pure. */
import type { Breakdown } from '../document/breakdowns.js'
import { definitionOf } from '../figure/catalogue.js'
import { dimensionNamed } from '../figure/dimensions.js'
import { parseQuery } from '../figure/parse.js'
import { printQuery } from '../figure/print.js'
import { countIn } from '../figure/query.js'
import type { Value } from '../record/definition.js'
import type { Level } from './small-rows.js'
import { levels } from './small-rows.js'

/** A rows file as it was published. The records in it are counted again from the register, as of its base's entry. */
export interface OpenedFile {
  readonly breakdown: Breakdown
  readonly level: Level
}

/**
 * The value of `opened` in a `document-published` entry: for each file its path, its query with "as of n", how finely
 * it is published, and of each column the name, whether the figure is broken down by it, and the codes that were asked.
 */
export function openedValue(files: readonly OpenedFile[]): Value {
  return files.map(({ breakdown: { path, base, columns }, level }) => [
    path,
    printQuery(base),
    level,
    columns.map(({ dimension, isBy, asked }) => [dimension.name, isBy, [...asked]]),
  ])
}

/** Reads `opened` back. Throws a bug for what no version of this program wrote. */
export function readOpened(value: Value): readonly OpenedFile[] {
  if (value === null) return []
  return listOf(value).map((file) => {
    const [path = null, query = null, written = null, columns = null] = listOf(file)
    const base = countIn(parseQuery(textOf(query)))
    const definition = definitionOf(base)
    const level = levels.find((known) => known === written)
    if (!level) throw new Error(`rows published ${JSON.stringify(written)}`)
    const read = listOf(columns).map((column) => {
      const [name = null, isBy = null, asked = null] = listOf(column)
      return {
        dimension: dimensionNamed(definition, textOf(name)),
        isBy: isBy === true,
        asked: listOf(asked).map(textOf),
      }
    })
    return { level, breakdown: { path: textOf(path), definition, base, columns: read, stated: [] } }
  })
}

function listOf(value: Value): readonly Value[] {
  if (!Array.isArray(value)) throw new Error(`no list: ${JSON.stringify(value)}`)
  return value
}

function textOf(value: Value): string {
  if (typeof value !== 'string') throw new Error(`no text: ${JSON.stringify(value)}`)
  return value
}
