/** House rules that neither the compiler nor the linter knows; part of `npm run check`. */
import { fileURLToPath } from 'node:url'
import { complaintsAbout } from './house/rules.js'
import { readTree } from './house/tree.js'

const root = fileURLToPath(new URL('../..', import.meta.url))
const complaints = complaintsAbout(readTree(root))
for (const { rule, severity, path, line, what } of complaints) {
  console.log(`${severity}  ${path}${line > 0 ? `:${line}` : ''}  ${what}  (${rule})`)
}
const failures = complaints.filter(({ severity }) => severity === 'fail').length
console.log(`house: ${failures} to mend, ${complaints.length - failures} to know`)
process.exitCode = failures === 0 ? 0 : 1
