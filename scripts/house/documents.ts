/** Documents name only what is there, and show only commands that run. */
import { posix } from 'node:path'
import type { Complaint, Rule, Tree } from './tree.js'
import { complaintOf, filesMatching } from './tree.js'

const documents = /^((README|ARCHITECTURE|CONTRIBUTING|SECURITY|CHANGELOG)\.md|docs\/.*\.md)$/
const rooms =
  /^\.?(core|store|intake|publish|server|cli|web|test|scripts|examples|bench|docs|bin|\.ci|field|forms|messages)\//
const allowedPrograms = ['npm', 'npx', 'node', 'git', 'cd', 'cp', 'export']
/** Options of npx itself that may stand before the command's name. */
const commandNamed = /\btruebearing\s+((?:--(?:data|programme)\s+\S+\s+|--json\s+)*)([a-z]+)\b/g

interface Line {
  readonly text: string
  readonly number: number
  /** The language of the fenced block that the line stands in, or null outside. */
  readonly fence: string | null
}

function linesOf(text: string): readonly Line[] {
  let fence: string | null = null
  return text.split('\n').map((line, index) => {
    const mark = /^\s*(?:```|~~~)\s*(\S*)/.exec(line)
    const here = fence
    if (mark) fence = fence === null ? (mark[1] ?? '') : null
    return { text: mark ? '' : line, number: index + 1, fence: here }
  })
}

/** Paths in code spans that start with a room of the repository, and targets of relative links. */
function pathsIn(document: string, line: Line): readonly string[] {
  if (line.fence !== null) return []
  const spans = [...line.text.matchAll(/`([^`\s]+)`/g)]
    .map((found) => (found[1] ?? '').replace(/[,;:]$/, ''))
    .filter((span) => rooms.test(span) && !/[<>{}$()…]/.test(span))
  const links = [...line.text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map((found) => found[1] ?? '')
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => posix.normalize(posix.join(posix.dirname(document), target)))
  return [...spans, ...links]
}

function isThere(tree: Tree, path: string): boolean {
  if (tree.has(path)) return true
  const start = path.includes('*') ? path.slice(0, path.indexOf('*')) : `${path.replace(/\/$/, '')}/`
  return [...tree.keys()].some((known) => known.startsWith(start))
}

export const pathsExist: Rule = (tree) => {
  const complaint = complaintOf('path-exists')
  return filesMatching(tree, documents).flatMap(([document, text]) =>
    linesOf(text).flatMap((line) =>
      pathsIn(document, line)
        .filter((path) => !isThere(tree, path))
        .map((path) => complaint(document, line.number, `names ${path}, which is not there`)),
    ),
  )
}

/** The commands that cli/ has: each file that makes one says `name: 'word'`. */
function commandsOf(tree: Tree): ReadonlySet<string> {
  const named = filesMatching(tree, /^cli\/.*\.ts$/).flatMap(([, text]) =>
    [...text.matchAll(/\bname: '([a-z]+)'/g)].map((found) => found[1] ?? ''),
  )
  return new Set([...named, 'help'])
}

export const commandsExist: Rule = (tree) => {
  const complaint = complaintOf('command-exists')
  const commands = commandsOf(tree)
  return filesMatching(tree, /^(README|CONTRIBUTING)\.md$|^examples\/.*README\.md$/).flatMap(
    ([document, text]) =>
      linesOf(text).flatMap((line) => {
        const code = line.fence === null ? (line.text.match(/`[^`]+`/g) ?? []).join(' ') : line.text
        return [...code.matchAll(commandNamed)]
          .map((found) => found[2] ?? '')
          .filter((command) => !commands.has(command))
          .map((command) => complaint(document, line.number, `there is no command ${command} in cli/`))
      }),
  )
}

export const programsAllowed: Rule = (tree) => {
  const complaint = complaintOf('program-allowed')
  return filesMatching(tree, /^(README|CONTRIBUTING)\.md$|^examples\/.*README\.md$/).flatMap(
    ([document, text]) =>
      linesOf(text).flatMap((line): readonly Complaint[] => {
        if (line.fence === null || !/^(sh|bash|shell|console)$/.test(line.fence)) return []
        const words = line.text
          .replace(/^\s*\$\s+/, '')
          .trim()
          .split(/\s+/)
        const program = words.find((word) => !/^[A-Z_]+=/.test(word)) ?? ''
        if (program === '' || program.startsWith('#') || allowedPrograms.includes(program)) return []
        return [complaint(document, line.number, `${program} is not among ${allowedPrograms.join(', ')}`)]
      }),
  )
}
