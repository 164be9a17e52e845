/** A place in a list of tokens that remembers what could have stood there, so that an error can say it. */
import { queryNotUnderstood } from './problems.js'
import type { Token } from './tokens.js'
import { tokensOf } from './tokens.js'

/** Reads tokens one by one; every alternative tried at a token is named when none of them fits. */
export class Cursor {
  private readonly tokens: readonly Token[]
  private index = 0
  private tried: string[] = []

  constructor(readonly query: string) {
    this.tokens = tokensOf(query)
  }

  get current(): Token {
    return this.at(0)
  }

  /** The token `ahead` of the current one; past the end it is the end. */
  at(ahead: number): Token {
    const token = this.tokens[Math.min(this.index + ahead, this.tokens.length - 1)]
    if (!token) throw new Error('a list of tokens without an end')
    return token
  }

  /** Goes on if the keyword or sign stands here. */
  accept(text: string): boolean {
    const { kind } = this.current
    if ((kind === 'word' || kind === 'sign') && this.current.text === text) {
      this.advance()
      return true
    }
    this.tried.push(text)
    return false
  }

  /** Goes on over a keyword or sign that must stand here. */
  expect(text: string): void {
    if (!this.accept(text)) this.fail()
  }

  /** Takes a word that `fits`; `expected` says what could stand here, and is asked only where nothing does. */
  word(expected: readonly string[] | (() => readonly string[]), fits: (text: string) => boolean): string {
    const { kind, text } = this.current
    if (kind !== 'word' || !fits(text)) this.fail(typeof expected === 'function' ? expected() : expected)
    this.advance()
    return text
  }

  /** Takes a name in quotation marks, or gives null. */
  name(): string | null {
    const { kind, text } = this.current
    if (kind !== 'name') return null
    this.advance()
    return text
  }

  end(): void {
    if (this.current.kind !== 'end') this.fail(['the end'])
  }

  /** Ends with the problem that names the column and what could stand there. */
  fail(expected: readonly string[] = [], at: Token = this.current): never {
    const { kind, text, column } = at
    const found = kind === 'name' ? `"${text}"` : text
    const alternatives = at === this.current ? [...expected, ...this.tried] : expected
    throw queryNotUnderstood({ query: this.query, column, found, expected: [...new Set(alternatives)] })
  }

  private advance(): void {
    this.index += 1
    this.tried = []
  }
}
