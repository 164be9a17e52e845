/** Answers of the pages of signing: HTML for people, RFC 9457 for programs; a refusal is written in the language of the text. */
import { Problem } from '../../core/problem.js'
import type { Message, SigningWords } from '../../core/signature/signing-words/signing-words.js'
import { signingWordsFor } from '../../core/signature/signing-words/signing-words.js'
import { settingsNow } from '../../store/settings.js'
import { languageAsked } from '../messages.js'
import type { Call, Serving } from '../serving.js'
import { messagePage } from './pages.js'

/** A page. */
export function pageAnswer(page: string, status = 200): Response {
  return new Response(page, { status, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}

const pagesOf: Readonly<Record<string, (words: SigningWords) => Message>> = {
  'too-many-requests': (words) => words.tooMany,
  'not-open-for-signing': (words) => words.cannotBeSigned,
  'mail-off': (words) => words.cannotBeSigned,
  'link-over': (words) => words.linkOver,
  'form-not-taken': (words) => words.notTaken,
}

/** Runs the work; where it is refused and a person asked, the refusal is a page. Others are written by the wrapper. */
export async function answering(
  call: Call,
  { register: { programme } }: Serving,
  work: () => Promise<Response>,
): Promise<Response> {
  try {
    return await work()
  } catch (error) {
    const isPage = call.req.header('Accept')?.includes('text/html') === true
    const page = error instanceof Problem && isPage ? pagesOf[error.code] : undefined
    if (!(error instanceof Problem) || !page) throw error
    const { contact } = await settingsNow(programme)
    const language = languageAsked(call.req.query('language'), call.req.header('Accept-Language'))
    const values = Object.fromEntries(
      Object.entries(error.details).map(([name, value]) => [name, String(value)]),
    )
    const answer = pageAnswer(
      messagePage(language, page(signingWordsFor(language).words), { contact, values }),
      error.httpStatus,
    )
    const minutes = Number(error.details.minutes)
    if (error.httpStatus === 429) answer.headers.set('Retry-After', String(minutes * 60))
    return answer
  }
}
