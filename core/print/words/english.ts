/** English. */
import type { OwnPrintWords } from './print-words.js'

export const english: OwnPrintWords = {
  sheet: 'The numbers of this text',
  countedAsOf: 'Register: {register}. Counted as of entry {entry} of its log.',
  asOf: 'as of entry {entry}',
  signs: 'Beside each number stands a sign: {signs}.',
  inText: 'In the text',
  period: 'Period',
  place: 'Place',
  total: 'all',
  fromTo: '{from} to {to}, both days included',
  ratePer: 'per {per} of what claim {claim} states',
  boundariesOf: 'in its boundaries of {day}',
  sources: 'Sources',
  notCovered: 'Who is included, and what is not covered',
  seeMethod: 'See the section on method.',
  boundToNothing: 'Numbers bound to no figure and no statement',
  key: 'Fingerprint of the key of the register (SHA-256)',
  more: 'and {count} more, further below',
  text: 'Text',
  asks: 'What is asked',
  answerBy: '{to}; an answer is asked for by {day}',
  signedBy: 'Signed by {all}; {named} agreed to be named in public.',
  notNamed: 'Counted and not named here: {count}.',
  restInList: 'And {count} more, named in signatories.csv beside this file.',
  numbers: 'Every number of the text',
  line: 'line {line}',
  withheld: 'withheld',
  notShown: 'What is not shown',
  notShownText:
    'This file shows what one register had recorded as of one entry of its log. It does not show that a record is true. It does not show that no other record exists.',
  check: 'How to check',
  checkText:
    'The bundle that this file belongs to holds the text, the figures and sealed rows. On a computer that has Truebearing from elsewhere: truebearing verify FOLDER --key KEY. Compare the fingerprint below with the one in the letter.',
  translation:
    'This is a translation. The text in the language "{language}" is the one whose numbers were checked.',
  lettersMissing:
    'Letters that this file has no shape for: {count}. They stand here as □, and as written in the text beside this file.',
}
