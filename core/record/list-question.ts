/** What can be asked of a list of records, by the names that stand in an address: one list for the service and its pages. */

/** What narrows a list, whichever state its records are in: what a saved file is narrowed by as well. */
export const narrowing = [
  'q',
  'filter',
  'place',
  'refers',
  'entry',
  'map',
  'from',
  'to',
  'figure',
  'number',
  'part',
] as const

/** The whole question, whichever page of the list is shown. */
export const question = [...narrowing, 'state', 'sort'] as const

/** The name of a part of the question. */
export type QuestionPart = (typeof question)[number]
