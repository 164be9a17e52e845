/** The members of a JSON object as text: numbers keep every digit, and a key that stands twice is seen twice. */

/** One member: its key, and its value as it stands there. */
export interface JsonMember {
  readonly key: string
  readonly text: string
}

/** Thrown inside when text is no JSON object; the reader makes a finding of it. `message`: half a sentence. */
export class NotJson extends Error {}

const quote = 0x22
const backslash = 0x5c

/** The members of the object that `text` is. Values are not looked into. Throws `NotJson`. */
export function membersOf(text: string): readonly JsonMember[] {
  let at = skipSpace(text, 0)
  if (text[at] !== '{') throw new NotJson(`it begins with ${startOf(text, at)} instead of {`)
  const members: JsonMember[] = []
  at = skipSpace(text, at + 1)
  if (text[at] === '}') return members
  while (true) {
    const keyEnd = endOfString(text, at)
    const key = stringOf(text.slice(at, keyEnd))
    at = skipSpace(text, keyEnd)
    if (text[at] !== ':') throw new NotJson(`no colon follows the name "${key}"`)
    at = skipSpace(text, at + 1)
    const end = endOfValue(text, at)
    members.push({ key, text: text.slice(at, end) })
    at = skipSpace(text, end)
    if (text[at] === '}') return members
    if (text[at] !== ',') throw new NotJson(`${startOf(text, at)} follows the value of "${key}"`)
    at = skipSpace(text, at + 1)
  }
}

/** The value of a member as a cell: strings as they are, null as '', all else as JSON without white space. */
export function cellOf(text: string): string {
  const first = text.charCodeAt(0)
  if (first === quote) return stringOf(text)
  if (text === 'null') return ''
  return first === 0x7b || first === 0x5b ? compactJson(text) : text
}

/** The text without white space between its parts; strings and digits stay as they are. */
export function compactJson(text: string): string {
  if (!/[ \t\r\n]/.test(text)) return text
  const parts: string[] = []
  let start = 0
  let at = 0
  while (at < text.length) {
    const code = text.charCodeAt(at)
    if (code === quote) {
      at = endOfString(text, at)
      continue
    }
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) {
      at += 1
      continue
    }
    if (at > start) parts.push(text.slice(start, at))
    at = skipSpace(text, at)
    start = at
  }
  parts.push(text.slice(start))
  return parts.join('')
}

/** How deep arrays and objects lie in each other. */
export function depthOf(text: string): number {
  let depth = 0
  let deepest = 0
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfString(text, at) - 1
    else if (code === 0x7b || code === 0x5b) {
      depth += 1
      if (depth > deepest) deepest = depth
    } else if (code === 0x7d || code === 0x5d) depth -= 1
  }
  return deepest
}

function skipSpace(text: string, from: number): number {
  let at = from
  for (; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code !== 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) break
  }
  return at
}

function endOfString(text: string, from: number): number {
  if (text.charCodeAt(from) !== quote)
    throw new NotJson(`${startOf(text, from)} stands where a text in double quotes should begin`)
  for (let at = from + 1; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === backslash) at += 1
    else if (code === quote) return at + 1
  }
  throw new NotJson('a text in double quotes does not end')
}

function endOfValue(text: string, from: number): number {
  const code = text.charCodeAt(from)
  if (code === quote) return endOfString(text, from)
  return code === 0x7b || code === 0x5b ? endOfNested(text, from) : endOfWord(text, from)
}

function endOfNested(text: string, from: number): number {
  let depth = 0
  for (let at = from; at < text.length; at += 1) {
    const code = text.charCodeAt(at)
    if (code === quote) at = endOfString(text, at) - 1
    else if (code === 0x7b || code === 0x5b) depth += 1
    else if (code === 0x7d || code === 0x5d) {
      depth -= 1
      if (depth === 0) return at + 1
    }
  }
  throw new NotJson('a bracket does not close')
}

/** Numbers, true, false, null; and NaN and Infinity, which programs write though JSON has no such words. */
const word = /(?:-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|NaN|nan|-?Infinity)(?![\w.+-])/y

function endOfWord(text: string, from: number): number {
  word.lastIndex = from
  const found = word.exec(text)
  if (!found) throw new NotJson(`${startOf(text, from)} is no value`)
  return from + found[0].length
}

/** The text in the double quotes. A line end or tab that should be escaped is taken as it stands. */
function stringOf(quoted: string): string {
  if (!quoted.includes('\\')) return quoted.slice(1, -1)
  try {
    return JSON.parse(quoted.replace(/\p{Cc}/gu, escapeOf)) as string
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new NotJson(`the text ${quoted.slice(0, 60)} has a backslash that means nothing`)
  }
}

function escapeOf(control: string): string {
  return `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`
}

function startOf(text: string, at: number): string {
  return at >= text.length ? 'nothing' : `"${text.slice(at, at + 12)}"`
}
