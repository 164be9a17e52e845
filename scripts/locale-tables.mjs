/** The tables of languages that some browsers do not know, made from the Intl of this Node as the pages are bundled. */
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './checkout.mjs'

// What was built a moment ago (scripts/build.mjs): no script of the checkout can read TypeScript.
const { localeTable, sparseLanguages } = await import(
  pathToFileURL(join(root, 'dist', 'core', 'words', 'locale-table.js')).href
)

const name = 'virtual:locale-tables'

/** Gives the pages `tables`, by language. */
export const localeTables = {
  name: 'locale-tables',
  resolveId: (id) => (id === name ? `\0${name}` : null),
  load(id) {
    if (id !== `\0${name}`) return null
    // A Node without its languages would make tables of English without a word.
    const missing = sparseLanguages.filter((each) => Intl.NumberFormat.supportedLocalesOf(each).length === 0)
    if (missing.length > 0)
      throw new Error(`this Node does not know ${missing.join(', ')}: build with its full ICU`)
    const tables = Object.fromEntries(sparseLanguages.map((each) => [each, localeTable(each)]))
    return `export const tables = ${JSON.stringify(tables)}`
  },
}
