/** What the check of a page never runs, left out of its script as it is bundled, so that the page stays light. */
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import typescript from 'typescript'

const records = join(dirname(dirname(fileURLToPath(import.meta.url))), 'core', 'record')
const languages = new Set(['en', 'es', 'fr', 'ru', 'ar'])

/** Links in plain text are not looked for (core/document/markdown.ts), so what would find them stays out. */
const withoutLinkify = {
  name: 'without-linkify',
  resolveId: (id) => (id === 'linkify-it' ? '\0linkify-it' : null),
  load: (id) => (id === '\0linkify-it' ? 'export class LinkifyIt {}' : null),
}

/** Words by which columns of spreadsheets are recognised: a bundle has none. */
const withoutSynonyms = {
  name: 'without-synonyms',
  transform(code, id) {
    if (!id.startsWith(records)) return null
    const source = typescript.createSourceFile(id, code, typescript.ScriptTarget.Latest, true)
    const found = []
    const look = (node) => {
      if (isWordsByLanguage(node)) found.push([node.getStart(), node.getEnd()])
      else typescript.forEachChild(node, look)
    }
    look(source)
    return found.reduceRight((text, [from, to]) => `${text.slice(0, from)}{}${text.slice(to)}`, code)
  },
}

/** `{ en: ['mine'], fr: ['mine'] }`. */
function isWordsByLanguage(node) {
  if (!typescript.isObjectLiteralExpression(node) || node.properties.length === 0) return false
  return node.properties.every(
    (property) =>
      typescript.isPropertyAssignment(property) &&
      languages.has(property.name.getText()) &&
      typescript.isArrayLiteralExpression(property.initializer),
  )
}

/** Schemas are read with, never written as JSON Schema: what each of these files exports throws when it is called. */
const withoutJsonSchema = {
  name: 'without-json-schema',
  transform(code, id) {
    if (!/zod[/\\]v4[/\\]\w+[/\\](?:to-json-schema|from-json-schema|json-schema-\w+)\.js$/.test(id))
      return null
    const names = [...code.matchAll(/^export (?:const|function|class) (\w+)/gm)].map(([, name]) => name)
    const left = names.map((name) => `export const ${name} = () => () => { throw new Error('${name}') }`)
    return `${left.join('\n')}\nexport {}`
  },
}

/** All of them. */
export const lighter = [withoutLinkify, withoutSynonyms, withoutJsonSchema]
