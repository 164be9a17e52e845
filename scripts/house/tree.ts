/** The files of a checkout as the house rules see them, and what a rule says about one. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** `fail` ends the check with 1; `warn` is printed. */
export interface Complaint {
  readonly rule: string
  readonly severity: 'fail' | 'warn'
  readonly path: string
  /** From 1; 0 where the whole file is meant. */
  readonly line: number
  readonly what: string
}

/** Text by path, with forward slashes, from the root of the checkout. Files that are no text have the text ''. */
export type Tree = ReadonlyMap<string, string>

/** A house rule: the whole tree in, complaints out. Pure, so that tests can hand it small bad trees. */
export type Rule = (tree: Tree) => readonly Complaint[]

const leftOut = new Set(['.git', '.dev', 'node_modules', 'dist', 'truebearing-data', 'truebearing-example'])
const textEnding = /\.(ts|mjs|js|json|md|csv|yml|yaml|txt|svg|css|html)$|^[^.]+$|^\.(npmrc|gitignore)$/

/** Every file of the checkout that is not made by a tool. */
export function readTree(root: string): Tree {
  const tree = new Map<string, string>()
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (leftOut.has(entry.name)) continue
      if (entry.isDirectory()) walk(path)
      else tree.set(path, textEnding.test(entry.name) ? readFileSync(join(root, path), 'utf8') : '')
    }
  }
  walk('')
  return tree
}

/** The files whose path matches, as pairs of path and text. */
export function filesMatching(tree: Tree, pattern: RegExp): readonly (readonly [string, string])[] {
  return [...tree].filter(([path]) => pattern.test(path))
}

/** A test, or what tests are made of. */
export function isTest(path: string): boolean {
  return path.startsWith('test/') || path.endsWith('.test.ts')
}

/** The house rules and their tests hold the very words they forbid. */
export function isHouse(path: string): boolean {
  return path.startsWith('scripts/house') || path === 'test/house.test.ts'
}

/** Makes the constructor of one rule's complaints. */
export function complaintOf(rule: string, severity: Complaint['severity'] = 'fail') {
  return (path: string, line: number, what: string): Complaint => ({ rule, severity, path, line, what })
}
