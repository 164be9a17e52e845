/** Numbers in English text: digits, hedges, dates that are no numbers, and the words by which parts are known. */
import type { NumberLanguage } from '../number-language.js'
import { englishMarks, englishWords } from './english-words.js'
import { numeralAt } from './number-words.js'
import { partWords } from './part-words.js'
import {
  commonMasks,
  hedgesAfter,
  hedgesBefore,
  pastWords,
  percentAfter,
  references,
  yearPatterns,
} from './patterns.js'

const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)'
const day = '(?:[0-2]?\\d|3[01])(?:st|nd|rd|th)?(?!\\d)'

const masks: readonly RegExp[] = [
  ...commonMasks,
  new RegExp(`\\b${day}(?:\\s*(?:[–-]|and|to)\\s*${day})*\\s+(?:of\\s+)?${month}(?:,?\\s+\\d{4}\\b)?`, 'gu'),
  new RegExp(`\\b${month}\\s+${day}(?:\\s*[–-]\\s*${day})?(?:,?\\s+\\d{4}\\b)?`, 'gu'),
  new RegExp(`\\b${month},?\\s+\\d{4}\\b`, 'gu'),
  /\b\d+(?:,\d{3})*(?:st|nd|rd|th)\b/giu,
  /\b[12]\d{2}0s\b|['’]\d0s\b/gu,
  references(
    'articles?|arts?\\.|protocol|resolutions?|pages?|pp?\\.|chapters?|sections?|paragraphs?|paras?\\.?|annex|appendix|table|figure|fig\\.|nos?\\.|version|volume|vol\\.|question|step|rule|clause|part|entry',
    'and|or',
  ),
]

const years = yearPatterns({
  lead: '(?:in|since|until|till|during|before|after|throughout|years?|early|late|mid|spring|summer|autumn|winter|of|from|by|between|through|circa|dated|for|to)(?:\\s+the\\s+years?)?',
  join: 'and|or|to',
  counted:
    '(?:people|persons|casualties|victims|mines|items|men|women|children|civilians|soldiers|accidents|explosions|incidents|hectares|square|families|households)\\b',
})

const parts = partWords({
  killed: 'killed dead deaths died fatalities fatally',
  injured: 'injured wounded hurt maimed injuries',
  civilian: 'civilian civilians',
  military: 'military soldiers servicemen combatants security troops',
  male: 'male males',
  female: 'female females',
  men: 'men man',
  women: 'women woman',
  children: 'children child minors',
  boys: 'boys boy',
  girls: 'girls girl',
  adults: 'adults adult',
  total: 'people persons casualties victims individuals',
  inAll: /^[^.;:\d]{0,30}\b(?:in all|in total|altogether|overall)\b/iu,
  ofThose: /^\s*(?:of|among) (?:those|these|them|whom)\b/iu,
  ofWhom: /^\s*(?:,|:|\(|[–—-])?\s*(?:of whom\b|of them\b|of which\b|of these\b|of those\b|$)/iu,
})

/** English. */
export const english: NumberLanguage = {
  language: 'en',
  name: 'English',
  digits: englishMarks.digits,
  word: /\p{L}[\p{L}\p{M}]*(?:['’]\p{L}+)*/u,
  numeralAt: (tokens, first) => numeralAt(englishWords, tokens, first),
  masks,
  years,
  hedgesBefore: hedgesBefore([
    ['just-over', '(?:just|slightly|a little) (?:over|above|more than)'],
    ['nearly', '(?:just|slightly|a little) (?:under|below|less than|fewer than)|nearly|almost|close to'],
    ['at-least', '(?:no|not) (?:fewer|less) than'],
    ['at-most', '(?:no|not) more than'],
    ['at-least', 'at least|a minimum of|upwards of|from at least'],
    ['at-most', 'up to|at most|a maximum of|as many as'],
    ['more-than', '(?:well )?(?:more than|over|above)|in excess of|exceeding|greater than'],
    ['less-than', '(?:well )?(?:fewer than|less than|under|below)'],
    [
      'about',
      'about|some|around|approximately|roughly|circa|an estimated|estimated|in the (?:region|order) of|(?:approx|ca|c)\\.',
    ],
    ['exact', 'exactly|precisely'],
  ]),
  hedgesAfter: hedgesAfter([
    ['at-least', '(?:or|and) (?:more|over|above)'],
    ['at-most', 'or (?:fewer|less|under|below)'],
    ['about', 'or so'],
  ]),
  betweenBefore: /\bbetween\s+$/iu,
  betweenAfter: null,
  betweenJoin: /^\s+and\s+$/iu,
  rangeJoin: /^(?:\s*[–—-]\s*|\s+to\s+)$/iu,
  changeBefore: /\bfrom\s+$/iu,
  percentAfter: percentAfter('per ?cent|percentage points?'),
  past: pastWords(
    [
      {
        before:
          '(?:(?:over|in|during|within|for|throughout)\\s+)?(?:the\\s+)?(?:past|last|previous|preceding)',
      },
    ],
    { hour: 'hours?', day: 'days?', week: 'weeks?', month: 'months?', year: 'years?' },
  ),
  parts,
}
