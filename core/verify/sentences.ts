/** What the check says of files, each sentence once: whoever says one takes it from here, and a page tells it in its language. */
import { fill } from '../document/words/page-words.js'

export const fileSentences = {
  missing: 'the file is missing',
  missing_listed: 'the file is missing; {name} lists it in line {line}',
  missing_sealed: 'the file is missing; entry {entry} of the log seals it',
  changed_listed: 'the file is not the one that {name} lists',
  changed_sealed: 'the file is not the one that entry {entry} of the log seals',
  changed_signed: 'the file is not the one that {name} signs',
  not_listed: 'the file is not listed in {name}',
  not_sealed: 'the log does not seal this file',
  not_read: 'the file cannot be read',
  not_utf8: 'the file is not UTF-8',
  no_text: 'there is no text in this language',
  no_series: 'no series gives this page',
  not_asked: 'the text does not ask for this file',
  more: 'there are more problems',
  odd_name: 'this name cannot stand in a bundle; the file was not read',
  other_key: 'this bundle carries the key {key}, not the key you gave',
  other_signature: 'it carries a signature by another key',
  other_page: 'the page is not the one that the text and its figures give',
  other_figures: 'it is not what the text and its figures give',
  other_number: 'the number {text} is {verdict} ({counted}); published is {was}: {published}',
  other_uncounted: 'the number {text} is {verdict}; published is {was}: {published}',
  new_number: 'the number {text} is {verdict} ({counted}); published is nothing',
  new_uncounted: 'the number {text} is {verdict}; published is nothing',
  other_sum: 'the sum {sum} is not the one that was published',
  figure_missing: 'the text rests on a figure that is missing: {query}',
  unseen: 'nobody outside has seen this log',
  unknown_lines: 'the checkpoint carries lines by {names}, whose keys were not given; they were not checked',
  printed: '{files}: sealed as it is; whether it says what the text says was not compared',
  said_differs: 'document.md, line {line}: {text} differs, and the page says so.',
  said_not_as_worded: 'document.md, line {line}: {text} is not as worded, and the page says so.',
  said_sum: 'document.md, line {line}: {sum}, and the page says so.',
} as const

export type FileSentence = keyof typeof fileSentences

/** A sentence with its gaps filled. A gap without a value is a bug. */
export function sayOfFile(
  name: FileSentence,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return fill(fileSentences[name], values)
}
