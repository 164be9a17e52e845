/** Cuts the text of a query into words, quoted names and signs, each with the column where it begins. */
import { queryNotUnderstood } from './problems.js'

export interface Token {
  readonly kind: 'word' | 'name' | 'sign' | 'end'
  readonly text: string
  /** In characters from 1. */
  readonly column: number
}

/** A query longer than this is no query; the parser never sees it. */
const longestQuery = 4000

const word = '[^\\s@,=()!"]+'
const pattern = new RegExp(
  `(?<blank>[ \\t\\r\\n]+)|(?<sign>!=|[@,=()])|"(?<name>[^"]*)"|(?<word>${word})`,
  'uy',
)
const wordAlone = new RegExp(`^${word}$`, 'u')

/** Whether a query reads the text as one word. */
export function isWord(text: string): boolean {
  return wordAlone.test(text)
}

/** Every token, the end among them. Control characters and half characters are refused wherever they stand. */
export function tokensOf(query: string): readonly Token[] {
  const fail = (index: number, expected: string) => {
    const column = columnAt(query, index)
    const found = [...query.slice(index, index + 20)][0] ?? ''
    return queryNotUnderstood({ query, column, found: visible(found), expected: [expected] })
  }
  if (query.length > longestQuery) throw fail(longestQuery, 'the end: a query has at most 4000 characters')
  const refused = query.search(/(?![ \t\r\n])\p{Cc}|\p{Cs}/u)
  if (refused >= 0) throw fail(refused, 'a character that can be printed')
  const tokens: Token[] = []
  pattern.lastIndex = 0
  while (pattern.lastIndex < query.length) {
    const index = pattern.lastIndex
    const groups = pattern.exec(query)?.groups
    if (!groups)
      throw fail(index, query[index] === '"' ? 'a name with a quotation mark at its end' : 'a word')
    const column = columnAt(query, index)
    if (groups.sign !== undefined) tokens.push({ kind: 'sign', text: groups.sign, column })
    if (groups.name !== undefined) tokens.push({ kind: 'name', text: nameOf(groups.name, index), column })
    if (groups.word !== undefined) tokens.push({ kind: 'word', text: groups.word, column })
  }
  return [...tokens, { kind: 'end', text: '', column: columnAt(query, query.length) }]

  function nameOf(name: string, index: number): string {
    if (name.trim() === '') throw fail(index, 'a name in quotation marks')
    if (/[\t\r\n]/.test(name)) throw fail(index, 'a name on one line')
    return name
  }
}

function columnAt(query: string, index: number): number {
  return [...query.slice(0, index)].length + 1
}

/** What cannot be printed is named by its number. */
function visible(character: string): string {
  if (!/\p{C}/u.test(character)) return character
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
