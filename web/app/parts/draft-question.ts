/** Which of the rows that wait somebody goes through: what their list is asked stands in the address of each of its rows. */
import { withQuery } from '../api.js'
import { partsOf } from '../list-question.js'

/** By state, by the import in which they came, and after which row the page of the list begins. */
const names = ['state', 'import', 'after'] as const
export type DraftQuestion = Readonly<Partial<Record<(typeof names)[number], string | null>>>

/** What an address asks of the list. */
export function draftQuestion(address: URLSearchParams): DraftQuestion {
  return partsOf(address, names)
}

/** The list, led to by what was decided last. */
export function listAddress(question: DraftQuestion, decided: string | null = null): string {
  return withQuery('/review', { ...question, decided })
}

/** A row of the list, led to by what was decided last. */
export function rowAddress(id: string, question: DraftQuestion, decided: string | null = null): string {
  return withQuery(`/review/${id}`, { ...question, decided })
}
