/** What a page says of a problem: in words of its own where the sentence of the service is for whoever sits at a terminal. */
import { label, t } from './language.svelte.js'

/** A problem as an answer of the service tells it. */
export interface ToldProblem {
  readonly code: string
  /** In English, for a terminal. */
  readonly message: string
  readonly details: Readonly<Record<string, unknown>>
}

/** The sentence, and the language in which it stands where that is not the language of the page. */
export function troubleWords({ code, message, details }: ToldProblem): {
  readonly sentence: string
  readonly language: 'en' | undefined
} {
  const key = `trouble.code.${code}`
  if (label(key, '') === '') return { sentence: message, language: 'en' }
  return { sentence: t(key, valuesOf(details)), language: undefined }
}

/** What a message is filled in with: a list as its members, `none` for nothing and for a list of nothing. */
function valuesOf(details: ToldProblem['details']): Readonly<Record<string, string | number>> {
  return Object.fromEntries(Object.entries(details).map(([name, value]) => [name, shown(value)]))
}

function shown(value: unknown): string | number {
  const text = Array.isArray(value) ? value.join(', ') : value
  return typeof text === 'number' ? text : String(text ?? '') || 'none'
}
