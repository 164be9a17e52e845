/** Puts the numbers of a run between two marks of docs/performance.md; the words around them are written by hand. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { Line } from './report.js'
import { markdownTable } from './report.js'

/** What one run found, and where. */
export interface RunReport {
  readonly lines: readonly Line[]
  readonly before: string
  readonly after: string
  readonly commit: string
}

const start = '<!-- numbers: written by npm run bench -- --write -->'
const end = '<!-- end of numbers -->'

/** Replaces the numbers in the document. */
export function writeDocument(path: string, { lines, before, after, commit }: RunReport): void {
  const text = readFileSync(path, 'utf8')
  const [head, rest] = text.split(start)
  const tail = rest?.split(end)[1]
  if (head === undefined || tail === undefined) throw new Error(`${path} has not the two marks`)
  const day = new Date().toISOString().slice(0, 10)
  const words = [
    `${day}, ${before} when it began, ${after.slice(after.lastIndexOf('load'))} when it ended.`,
    commit === '' ? '' : `Commit ${commit}.`,
  ]
  const numbers = `${words.join('\n').trim()}\n\n${markdownTable(lines)}`
  writeFileSync(path, `${head}${start}\n\n${numbers}\n\n${end}${tail}`)
}
