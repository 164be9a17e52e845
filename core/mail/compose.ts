/** The two messages of signing by e-mail, as plain text in the language of the document. Nothing in them is tracked. */
import type { MailWords } from '../signature/signing-words/signing-words.js'
import { fill, signingWordsFor } from '../signature/signing-words/signing-words.js'

/** `confirm`: the link by which one signs; `counted`: that one did, and the link by which one withdraws. */
export type MailPurpose = 'confirm' | 'counted'

/**
 * What a message is about. Nothing that was typed into the form is among it: whoever fills in the address of somebody else
 * must not be able to write to them through us.
 */
export interface MailSubject {
  readonly purpose: MailPurpose
  readonly language: string
  readonly title: string
  /** null where the document names none. */
  readonly publisher: string | null
  /** Whom to ask; empty where nobody is named. */
  readonly contact: string
  readonly link: string
  /** When the link ends, as it is written; it stands in the message that asks to confirm. */
  readonly until: string
}

/** A message as it is handed to the mail server. */
export interface ComposedMail {
  readonly language: string
  readonly subject: string
  readonly text: string
}

/** Writes a message. Pure. */
export function composeMail(about: MailSubject): ComposedMail {
  const { language, words } = signingWordsFor(about.language)
  const mail: MailWords = about.purpose === 'confirm' ? words.confirmMail : words.countedMail
  const title = oneLine(about.title)
  const values = { title, link: about.link, until: about.until }
  const paragraphs = [
    ...mail.text.map((paragraph) => fill(paragraph, values)),
    ...(about.publisher === null ? [] : [fill(words.from, { publisher: oneLine(about.publisher) })]),
    ...(about.contact === '' ? [] : [fill(words.askWhom, { contact: oneLine(about.contact) })]),
  ]
  return { language, subject: fill(mail.subject, { title }), text: `${paragraphs.join('\n\n')}\n` }
}

/** A text that begins no line of its own: no line end and no other sign that is not seen. */
function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ').trim()
}
