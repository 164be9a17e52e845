/** Words that stand nowhere, and words that stand in no sentence a reader could take for a promise. */
import { sourceOf } from './source.js'
import type { Complaint, Rule } from './tree.js'
import { complaintOf, filesMatching, isHouse, isTest } from './tree.js'

interface Forbidden {
  readonly pattern: RegExp
  readonly why: string
}

const everywhere: readonly Forbidden[] = [
  { pattern: /\b(TODO|FIXME|XXX)\b/, why: 'write it, or write an issue' },
  { pattern: /\bcoming soon\b/i, why: 'say what is there' },
  {
    pattern: /\b(terror\w*|liberat(ed|ion|ors?)|occup(ied|iers?)|aggressors?|separatists?)\b/i,
    why: 'a word of one side',
  },
  { pattern: /(?<![\w.:/-])\/(work|home|root|Users)\/\w|\b[A-Z]:\\Users\b/, why: 'a path of one machine' },
  {
    pattern: /\b(registry\.\w|npmjs\.(org|com)|verdaccio|artifactory|nexus\.\w)/i,
    why: 'a registry host; npm knows its own',
  },
]

/**
 * The word is never said of ground. What may stay: compounds of the trade of programming, and pages that say that the
 * word is not used.
 */
const allowedCompounds =
  /\b(thread|type|crash|fail|memory|url|filename|csp|xss)-safe\b|\bsafe integers?\b|\bis(Safe)?Integer\b|\bSafeInteger\b/gi
const safe = /\bsafe(r|st|ly|ty)?\b/i
const verdict = /\b(verified|authentic(ated)?|certified|tamper-proof|guaranteed)\b/i
const denied = /\b(never|not|no|nor|nothing|without)\b/i

function complaintsIn(
  path: string,
  text: string,
  firstLine: number,
  forbidden: readonly Forbidden[],
  rule: string,
) {
  const complaint = complaintOf(rule)
  return text.split('\n').flatMap((line, index) =>
    forbidden.flatMap(({ pattern, why }): readonly Complaint[] => {
      const found = pattern.exec(line)
      return found ? [complaint(path, firstLine + index, `"${found[0]}": ${why}`)] : []
    }),
  )
}

export const wordsNowhere: Rule = (tree) =>
  [...tree].flatMap(([path, text]) => {
    if (isHouse(path) || /^(package-lock\.json|LICENSE|examples\/mappings\/)/.test(path)) return []
    return complaintsIn(path, text, 1, everywhere, 'words-nowhere')
  })

/** A string that a person may read: several words, not a header word list and not SQL. */
function isProse(text: string): boolean {
  return text.trim().split(/\s+/).length >= 3
}

function promises(path: string, text: string, line: number): readonly Complaint[] {
  const complaint = complaintOf('no-promise')
  const kept = text.replace(allowedCompounds, '')
  const isSafe = safe.exec(kept)
  if (isSafe && !denied.test(kept))
    return [complaint(path, line, `"${isSafe[0]}": say what is recorded and what is not`)]
  const judged = verdict.exec(kept)
  if (judged && !denied.test(kept)) return [complaint(path, line, `"${judged[0]}": unchanged is not true`)]
  return []
}

export const noPromises: Rule = (tree) => {
  const sources = filesMatching(tree, /^(core|store|intake|publish|server|cli|web)\/.*\.ts$/)
  const strings = sources.flatMap(([path, text]) =>
    isTest(path)
      ? []
      : sourceOf(path, text)
          .literals.filter((literal) => isProse(literal.text))
          .flatMap((literal) => promises(path, literal.text, literal.line)),
  )
  const documents = filesMatching(tree, /\.md$/).flatMap(([path, text]) =>
    paragraphs(text).flatMap(({ text: paragraph, line }) => promises(path, paragraph, line)),
  )
  return [...strings, ...documents]
}

/** Sentences of a document that was wrapped by hand, so that a denial on the next line counts. */
function paragraphs(text: string): readonly { readonly text: string; readonly line: number }[] {
  const found: { text: string; line: number }[] = []
  let line = 1
  for (const block of text.split(/\n{2,}/)) {
    for (const sentence of block.split(/(?<=[.:!?])\s+/)) found.push({ text: sentence, line })
    line += block.split('\n').length + 1
  }
  return found
}
