/** Small files, short front pages. */
import type { Rule } from './tree.js'
import { complaintOf, filesMatching } from './tree.js'

const warnLines = 300
const failLines = 500
const mostWords: Readonly<Record<string, number>> = { 'README.md': 700, 'ARCHITECTURE.md': 1500 }

export const fileLength: Rule = (tree) =>
  filesMatching(tree, /\.(ts|js|mjs)$/).flatMap(([path, text]) => {
    const lines = text.split('\n').length - 1
    if (lines <= warnLines) return []
    const complaint = complaintOf('file-length', lines > failLines ? 'fail' : 'warn')
    return [complaint(path, 0, `${lines} lines; split it by noun (at most ${warnLines})`)]
  })

/** Words as a reader counts them: what is set between spaces and holds a letter or digit. */
export function countWords(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}

export const documentLength: Rule = (tree) =>
  Object.entries(mostWords).flatMap(([path, most]) => {
    const complaint = complaintOf('document-length')
    const text = tree.get(path)
    if (text === undefined) return [complaint(path, 0, 'is not there')]
    const words = countWords(text)
    return words > most ? [complaint(path, 0, `${words} words, at most ${most}`)] : []
  })

export const noFocusedTests: Rule = (tree) =>
  filesMatching(tree, /\.test\.ts$/).flatMap(([path, text]) => {
    const line = text.split('\n').findIndex((row) => /^\s*(test|it|describe)\.only\(/.test(row))
    return line === -1 ? [] : [complaintOf('focused-test')(path, line + 1, 'only one test would run')]
  })
