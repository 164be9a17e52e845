/** The text of a document as HTML, each number followed by the sign of its verdict. */
import type { Token } from 'markdown-it'
import type { Html } from './html.js'
import { escapeHtml } from './html.js'
import { imageText, markdownParser, textOf } from './markdown.js'
import type { DocumentNumber } from './parse.js'
import type { CheckedNumber } from './verdict.js'
import { verdictSigns } from './verdict.js'
import type { PageWords } from './words/page-words.js'

/** A sign to be set in a block of text, `content` as whoever draws the tokens wants it. */
export interface Sign {
  readonly at: number
  readonly content: string
}

/** Markdown as HTML without signs: METHOD.md. `shift` makes every heading so many levels smaller. */
export function markdownHtml(text: string, shift: number): Html {
  return drawTokens(text, shift, () => [])
}

/** The body of a document. Numbers link to the notes `#n1`, `#n2` ... below. */
export function documentHtml(
  body: string,
  numbers: readonly DocumentNumber[],
  { checked, words }: { readonly checked: readonly CheckedNumber[]; readonly words: PageWords },
): Html {
  const signs = numbers.map((number, index) => ({
    block: number.block,
    at: number.signAt,
    content: signHtml(index, checked[index], words),
  }))
  return drawTokens(body, 1, signsByBlock(signs))
}

/** The signs of each block in the order of their places. */
export function signsByBlock(
  signs: readonly (Sign & { readonly block: number })[],
): (block: number) => readonly Sign[] {
  return (block) => signs.filter((sign) => sign.block === block).sort((one, other) => one.at - other.at)
}

function signHtml(index: number, checked: CheckedNumber | undefined, words: PageWords): string {
  if (!checked) throw new Error(`no verdict on number ${index + 1}`)
  const verdict = words.verdicts[checked.verdict]
  const label = escapeHtml(`${verdict}, ${index + 1}`)
  // The word joiner keeps the sign on the line of its number.
  return `\u2060<a class="sign" id="t${index + 1}" href="#n${index + 1}" title="${escapeHtml(verdict)}" aria-label="${label}">${verdictSigns[checked.verdict].sign}</a>`
}

function drawTokens(text: string, shift: number, signsIn: (block: number) => readonly Sign[]): Html {
  const parser = markdownParser()
  // Nothing is fetched: a picture is its description and its address.
  parser.renderer.rules.image = (tokens, at) => {
    const token = tokens[at]
    return token ? escapeHtml(`[${imageText(token)}: ${String(token.attrGet('src') ?? '')}]`) : ''
  }
  parser.renderer.rules.sign = (tokens, at) => tokens[at]?.content ?? ''
  const env = {}
  const tokens = signedTokens(parser, text, signsIn, env)
  for (const token of tokens) {
    if (/^heading_/.test(token.type)) token.tag = `h${Math.min(6, Number(token.tag.slice(1)) + shift)}`
  }
  return { html: parser.renderer.render(tokens, parser.options, env) }
}

/** The tokens of a text with a token `sign` at the place of each sign, and without links to figures and marks of asks. */
export function signedTokens(
  parser: ReturnType<typeof markdownParser>,
  text: string,
  signsIn: (block: number) => readonly Sign[],
  env: Record<string, unknown> = {},
): Token[] {
  const tokens = parser.parse(text, env)
  let block = -1
  for (const [index, token] of tokens.entries()) {
    if (token.type !== 'inline' && token.type !== 'fence' && token.type !== 'code_block') continue
    block += 1
    if (token.type === 'inline') {
      const ask = /\{#([\w.-]+)\}\s*$/.exec((token.children ?? []).map(textOf).join(''))?.[1]
      if (ask !== undefined) tokens[index - 1]?.attrSet('id', `ask-${ask}`)
      token.children = withSigns(token.children ?? [], signsIn(block))
    }
  }
  return tokens
}

/** The tokens of a paragraph with signs set after the tags that close at their place, and without links to figures. */
function withSigns(children: readonly Token[], signs: readonly Sign[]): Token[] {
  const drawn: Token[] = []
  const waiting = [...signs]
  let at = 0
  let dropped = false
  const setUpTo = (place: number) => {
    while (waiting[0] && waiting[0].at <= place) drawn.push(signToken(children, waiting.shift()))
  }
  for (const token of children) {
    const text = textOf(token)
    if (token.nesting >= 0) setUpTo(at)
    if (token.type === 'link_open') dropped = !isForeign(token)
    if ((token.type === 'link_open' || token.type === 'link_close') && dropped) {
      if (token.type === 'link_close') dropped = false
      continue
    }
    let from = 0
    while (token.type === 'text' && waiting[0] && waiting[0].at < at + text.length) {
      const cut = waiting[0].at - at
      drawn.push(textToken(token, text.slice(from, cut)))
      from = cut
      setUpTo(at + cut)
    }
    drawn.push(token.type === 'text' ? textToken(token, text.slice(from)) : token)
    at += text.length
  }
  setUpTo(at)
  return drawn
}

/** Only addresses that lead out of the page stay links; opening one is the reader's act. */
function isForeign(token: Token): boolean {
  if (!/^(?:https?|mailto):/i.test(String(token.attrGet('href') ?? ''))) return false
  token.attrSet('rel', 'noreferrer nofollow')
  return true
}

function copyOf(token: Token): Token {
  return Object.assign(Object.create(Object.getPrototypeOf(token)), token)
}

function textToken(token: Token, content: string): Token {
  return Object.assign(copyOf(token), { content: content.replace(/\s*\{#[\w.-]+\}\s*$/, '') })
}

function signToken(children: readonly Token[], sign: Sign | undefined): Token {
  const [first] = children
  if (!first || !sign) throw new Error('a sign without a text')
  return Object.assign(copyOf(first), {
    type: 'sign',
    tag: '',
    attrs: null,
    nesting: 0,
    children: null,
    content: sign.content,
  })
}
