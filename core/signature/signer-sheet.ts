/** The half-page that stays with a signer: who will see it, that it cannot be called back, that help does not depend on it. */
import type { Html } from '../document/html.js'
import { html } from '../document/html.js'
import { primaryLanguage } from '../document/language-tag.js'
import { isolated } from '../print/words/print-words.js'
import type { SignerWords } from './signer-words.js'
import { signerWords } from './signer-words.js'

/** What is signed, and who may be told that somebody withdraws; null where it is not stated. */
export interface SignedSheet {
  /** A language tag; where there are no words in it, those in English. */
  readonly language: string
  readonly title: string
  /** YYYY-MM-DD. */
  readonly date: string
  readonly publisher: string | null
  readonly contact: string | null
}

/** The sheet as texts, for paper of any kind. */
export interface SignerSheet {
  /** The language in which it is. */
  readonly language: string
  readonly rightToLeft: boolean
  readonly heading: string
  readonly paragraphs: readonly string[]
}

const order: readonly (keyof SignerWords)[] = [
  'what',
  'whoKeeps',
  'whoSees',
  'eachAsked',
  'theDead',
  'cannotBeCalledBack',
  'help',
  'withdraw',
  'afterWithdrawing',
]

/** The half-page in the language of what is signed. Pure. */
export function signerSheet(signed: SignedSheet): SignerSheet {
  const tag = primaryLanguage(signed.language)
  const language = Object.hasOwn(signerWords, tag) ? tag : 'en'
  const words = signerWords[language]
  if (!words) throw new Error(`no words in ${language}`)
  const filled: Readonly<Record<string, string>> = {
    title: signed.title,
    day: signed.date,
    publisher: signed.publisher ?? words.thoseWhoAsk,
    contact: signed.contact ?? words.thoseWhoAsk,
  }
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = filled[name]
      return value === undefined ? whole : isolated(text, value)
    })
  return {
    language,
    rightToLeft: language === 'ar',
    heading: words.heading,
    paragraphs: order.map((name) => fill(words[name])),
  }
}

/** The sheet as a page of its own that prints on half a sheet and asks nothing of any server. */
export function signerSheetHtml(sheet: SignerSheet): string {
  const style =
    'body{font:12pt/1.4 "Noto Sans",sans-serif;max-width:42em;margin:1.5em auto;padding:0 1em}p{margin:.5em 0}@media print{body{font-size:9.5pt;margin:0}}'
  const paragraphs: readonly Html[] = sheet.paragraphs.map((text) => html`<p>${text}</p>\n`)
  return html`<!doctype html>
<html lang="${sheet.language}" dir="${sheet.rightToLeft ? 'rtl' : 'ltr'}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${sheet.heading}</title>
<style>${{ html: style }}</style>
</head>
<body>
<h1>${sheet.heading}</h1>
${paragraphs}</body>
</html>
`.html
}
