/** Numbers in English text: digits, hedges, dates that are no numbers, and the words by which parts are known. */
import { englishNumeral } from './english-words.js'
import type { NumberLanguage, PartWords } from './number-language.js'

const month =
  '(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\\b\\.?)'
const day = '(?:[0-2]?\\d|3[01])(?:st|nd|rd|th)?(?!\\d)'
const year = '(?<![\\d.,])(?:1[89]|20|21)\\d\\d(?![\\d%]|[.,]\\d)'
const counted =
  '(?!\\s+(?:people|persons|casualties|victims|mines|items|men|women|children|civilians|soldiers|accidents|explosions|incidents|hectares|square|families|households)\\b)'

function parseDigits(text: string): { readonly value: number; readonly decimals: number } {
  const plain = text.replace(/[,\u00a0\u202f\u2009]/g, '')
  // Four hundred digits are no infinity: they are listed, and equal nothing that was counted.
  return { value: Math.min(Number(plain), Number.MAX_VALUE), decimals: plain.split('.')[1]?.length ?? 0 }
}

const masks: readonly RegExp[] = [
  new RegExp(`\\b${day}(?:\\s*(?:[–-]|and|to)\\s*${day})*\\s+(?:of\\s+)?${month}(?:,?\\s+\\d{4}\\b)?`, 'gu'),
  new RegExp(`\\b${month}\\s+${day}(?:\\s*[–-]\\s*${day})?(?:,?\\s+\\d{4}\\b)?`, 'gu'),
  new RegExp(`\\b${month},?\\s+\\d{4}\\b`, 'gu'),
  /\b\d{4}-\d{2}(?:-\d{2}(?:T\d{2}:\d{2}\S*)?)?\b/gu,
  /\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b/gu,
  /\b\d{1,2}:\d{2}(?::\d{2})?\b/gu,
  /\b\d+(?:,\d{3})*(?:st|nd|rd|th)\b/giu,
  /\b[12]\d{2}0s\b|['’]\d0s\b/gu,
  /\b\d+(?:\.\d+){2,}\b/gu,
  /\bhttps?:\/\/\S+|\bwww\.\S+|[^\s@]{1,64}@[^\s@]{1,255}/giu,
  /\{#[\w-]+\}/gu,
  // Types and codes: PMN-2, TM57.
  /(?<![\p{L}\d])\p{L}[\p{L}\d]*[-‐‑]?\d[\p{L}\d]*(?:[-‐‑][\p{L}\d]+)*/gu,
  // What a number names, it does not count: Article 7, page 12.
  /\b(?:articles?|arts?\.|protocol|resolutions?|pages?|pp?\.|chapters?|sections?|paragraphs?|paras?\.?|annex|appendix|table|figure|fig\.|nos?\.|version|volume|vol\.|question|step|rule|clause|part|entry)\s+\d+(?:\(\w+\)|\.\d+)*(?:(?:,|\s+and|\s+or|\s*[–-])\s*\d+(?!,?\d))*/giu,
]

const years: readonly RegExp[] = [
  new RegExp(
    `\\b(?:in|since|until|till|during|before|after|throughout|years?|early|late|mid|spring|summer|autumn|winter|of|from|by|between|through|circa|dated|for|to)\\s+(?:the\\s+years?\\s+)?${year}(?:\\s*(?:,\\s*and|,|and|or|to|[–-])\\s*${year})*${counted}`,
    'giu',
  ),
  new RegExp(`\\(${year}(?:\\s*[–-]\\s*${year})?\\)`, 'gu'),
  new RegExp(`${year}\\s*[–-]\\s*${year}`, 'gu'),
]

const parts: PartWords = {
  dimensions: [
    {
      name: 'outcome',
      parts: {
        killed: ['killed', 'dead', 'deaths', 'died', 'fatalities', 'fatally'],
        injured: ['injured', 'wounded', 'hurt', 'maimed', 'injuries'],
      },
      whole: [['killed', 'injured']],
    },
    {
      name: 'status',
      parts: {
        civilian: ['civilian', 'civilians'],
        military: ['military', 'soldiers', 'servicemen', 'combatants', 'security', 'troops'],
      },
      whole: [['civilian', 'military']],
    },
    {
      name: 'sex',
      parts: { male: ['male', 'males'], female: ['female', 'females'] },
      whole: [['male', 'female']],
    },
    {
      name: 'age and sex',
      parts: {
        men: ['men', 'man'],
        women: ['women', 'woman'],
        children: ['children', 'child', 'minors'],
        boys: ['boys', 'boy'],
        girls: ['girls', 'girl'],
        adults: ['adults', 'adult'],
      },
      whole: [
        ['adults', 'children'],
        ['men', 'women', 'children'],
        ['men', 'women', 'boys', 'girls'],
      ],
    },
  ],
  total: ['people', 'persons', 'casualties', 'victims', 'individuals'],
  inAll: /^[^.;:\d]{0,30}\b(?:in all|in total|altogether|overall)\b/iu,
  ofThose: /^\s*(?:of|among) (?:those|these|them|whom)\b/iu,
  ofWhom: /^\s*(?:,|:|\(|[–—-])?\s*(?:of whom\b|of them\b|of which\b|of these\b|of those\b|$)/iu,
}

/** English. */
export const english: NumberLanguage = {
  language: 'en',
  digits: /\d{1,3}(?:[,\u00a0\u202f\u2009]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?/gu,
  parseDigits,
  numeralAt: (tokens, first) => englishNumeral(tokens, first, parseDigits),
  masks,
  years,
  hedgesBefore: [
    [/\b(?:just|slightly|a little) (?:over|above|more than)\s+$/iu, 'just-over'],
    [/\b(?:just|slightly|a little) (?:under|below|less than|fewer than)\s+$/iu, 'nearly'],
    [/\b(?:nearly|almost|close to)\s+$/iu, 'nearly'],
    [/\b(?:no|not) (?:fewer|less) than\s+$/iu, 'at-least'],
    [/\b(?:no|not) more than\s+$/iu, 'at-most'],
    [/\b(?:at least|a minimum of|upwards of|from at least)\s+$|[≥]\s*$/iu, 'at-least'],
    [/\b(?:up to|at most|a maximum of|as many as)\s+$|[≤]\s*$/iu, 'at-most'],
    [
      /\b(?:(?:well )?(?:more than|over|above)|in excess of|exceeding|greater than)\s+$|[>]\s*$/iu,
      'more-than',
    ],
    [/\b(?:(?:well )?(?:fewer than|less than|under|below))\s+$|[<]\s*$/iu, 'less-than'],
    [
      /\b(?:about|some|around|approximately|roughly|circa|an estimated|estimated|in the (?:region|order) of)\s+$|\b(?:approx|ca|c)\.\s*$|[~≈]\s*$/iu,
      'about',
    ],
    [/\b(?:exactly|precisely)\s+$/iu, 'exact'],
  ],
  hedgesAfter: [
    [/^(?:\+|\s+(?:or|and) (?:more|over|above)\b)/iu, 'at-least'],
    [/^\s+or (?:fewer|less|under|below)\b/iu, 'at-most'],
    [/^\s+or so\b/iu, 'about'],
  ],
  betweenBefore: /\bbetween\s+$/iu,
  betweenJoin: /^\s+and\s+$/iu,
  rangeJoin: /^(?:\s*[–—-]\s*|\s+to\s+)$/iu,
  changeBefore: /\bfrom\s+$/iu,
  percentAfter: /^\s*(?:%|per ?cent\b|percentage points?\b)/iu,
  pastBefore:
    /(?:\b(?:over|in|during|within|for|throughout)\s+)?(?:\bthe\s+)?\b(?:past|last|previous|preceding)\s+$/iu,
  timeAfter: [
    [/^[\s-]+hours?\b/iu, 'hour'],
    [/^[\s-]+days?\b/iu, 'day'],
    [/^[\s-]+weeks?\b/iu, 'week'],
    [/^[\s-]+months?\b/iu, 'month'],
    [/^[\s-]+years?\b/iu, 'year'],
  ],
  parts,
}
