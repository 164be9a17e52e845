/** A text while it is written: its head as a form and its body as a field, or all of it as a file. */

import { separate } from '../../../core/document/front-matter.js'
import {
  type HeadFields,
  headFields,
  translatorOf,
  withHeadFields,
  withTranslator,
} from '../../../core/document/head-fields.js'
import { Problem } from '../../../core/problem.js'
import { appealHead } from './appeal-text.js'

export class AppealDraft {
  /** With line ends of one unit, as a field holds them. */
  #text = $state.raw('')
  #lineEnd = '\n'
  #isOriginal = true
  #isFile = $state(false)
  #headTrouble = $state.raw<Problem | null>(null)
  #before: HeadFields | null = null
  #translator = $state('')

  /** The head of the text that counts; null of a translation, and while the text is a file. */
  fields = $state<HeadFields | null>(null)

  constructor(readonly documentId: string) {}

  get text(): string {
    return this.#text
  }

  /** The text as it is kept, with the line ends that it came with. */
  get written(): string {
    return this.#text.replaceAll('\n', this.#lineEnd)
  }

  get isFile(): boolean {
    return this.#isFile
  }

  /** Why the head can be shown as a file alone; null where it is read. */
  get headTrouble(): Problem | null {
    return this.#headTrouble
  }

  get translator(): string {
    return this.#translator
  }

  /** Where the field begins in the text. */
  readonly offset = $derived(this.#isFile ? 0 : this.#text.length - separate(this.#text).body.length)

  /** What the field shows. */
  readonly field = $derived(this.#text.slice(this.offset))

  /** The figures that the head names. */
  readonly figures = $derived(appealHead(this.#text).figures)

  isAs(saved: string): boolean {
    return this.#text === lines(saved)
  }

  open(text: string, isOriginal: boolean): void {
    this.#text = lines(text)
    this.#lineEnd = /\r\n/.test(text) && !/[^\r]\n/.test(text) ? '\r\n' : '\n'
    this.#isOriginal = isOriginal
    this.#isFile = false
    this.asForm()
  }

  asFile(): void {
    this.#isFile = true
    this.fields = null
  }

  /** Reads the head into the form; where it cannot be read, the text stays a file. */
  asForm(): void {
    try {
      this.#translator = this.#isOriginal ? '' : translatorOf(this.#text)
      this.#before = this.#isOriginal ? headFields(this.#text, this.documentId) : null
      this.fields = this.#isOriginal ? headFields(this.#text, this.documentId) : null
      this.#headTrouble = null
      this.#isFile = false
    } catch (error) {
      if (!(error instanceof Problem)) throw error
      this.#headTrouble = error
      this.asFile()
    }
  }

  /** Takes what was typed into the field; gives the text before. */
  type(typed: string): string {
    return this.#set(this.#text.slice(0, this.offset) + typed)
  }

  /** Writes what was changed in the form into the head; gives the text before. */
  writeFields(): string {
    const now = $state.snapshot(this.fields) as HeadFields | null
    if (!this.#before || !now) return this.#text
    const before = this.#set(withHeadFields(this.#text, this.#before, now))
    this.#before = now
    return before
  }

  /** Names the translator; gives the text before. */
  translate(translator: string): string {
    this.#translator = translator
    return this.#set(withTranslator(this.#text, translator))
  }

  /** The text with a number bound, whose figure the head may name now. */
  replace(text: string): void {
    this.#set(text)
    if (!this.#isFile) this.asForm()
  }

  #set(text: string): string {
    const before = this.#text
    this.#text = text
    return before
  }
}

function lines(text: string): string {
  return text.replace(/\r\n?/g, '\n')
}
