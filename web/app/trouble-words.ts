/** What a page says of a problem in its language: read when the first is shown. */
import type { PageLanguage } from '../../core/access/languages.js'
import { definitions } from '../../core/figure/catalogue.js'
import { kinds } from '../../core/record/kinds.js'
import { problemSentence, type Saying, type ToldProblem } from '../../core/words/problem-sentence.js'
import { fill, label, type Messages } from './language.svelte.js'
import { fieldWord, figureWord, kindWord } from './words.js'

const files = import.meta.glob<{ default: Messages }>('../../messages/troubles/*.json')

/** Sentences by code; in English of those problems alone whose own sentence is for whoever sits at a terminal. */
export async function troubleMessages(language: PageLanguage): Promise<Messages> {
  const load = files[`../../messages/troubles/${language}.json`]
  return load ? (await load()).default : {}
}

/** The sentence, and the language in which it stands where that is not the language of the page. */
export function troubleWords(
  problem: ToldProblem,
  messages: Messages,
  language: PageLanguage,
): { readonly sentence: string; readonly language: 'en' | undefined } {
  const sentence = problemSentence(problem, { messages, fill: filled, word })
  if (sentence !== null) return { sentence, language: undefined }
  return { sentence: problem.message, language: language === 'en' ? undefined : 'en' }
}

/** Codes of problems are none of the keys of other messages. */
const filled: Saying['fill'] = (key, text, values) => fill(`trouble ${key}`, text, values)

/** Details that are words of the register, of which pages have names. */
const word: Saying['word'] = (detail, text, { kind }) => {
  if (detail === 'state' || detail === 'roles') return label(`${detail.replace(/s$/, '')}.${text}`, text)
  const found = kinds.find((each) => text === (detail === 'kinds' ? each.table : each.kind))
  if (detail === 'kind' || detail === 'kinds') return found ? kindWord(found.kind) : text
  if (detail === 'field' && typeof kind === 'string') return fieldWord(kind, text, text)
  const definition = definitions.find(({ title }) => title === text)
  return detail === 'title' && definition ? figureWord(definition) : text
}
