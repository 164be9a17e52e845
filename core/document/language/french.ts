/** Numbers in French text, with the septante and nonante of Belgium and Switzerland. */
import type { NumberLanguage } from '../number-language.js'
import { digitMarks } from './digit-marks.js'
import { fitsInto } from './number-sum.js'
import type { NumberWords } from './number-words.js'
import { aboutLot, numeralAt } from './number-words.js'
import { partWords } from './part-words.js'
import {
  commonMasks,
  hedgesAfter,
  hedgesBefore,
  pastWords,
  percentAfter,
  references,
  spacedWord,
  yearPatterns,
} from './patterns.js'
import { wordTable } from './word-table.js'

const { digits, parseDigits } = digitMarks({ groups: ' .', decimals: ',.' })

const read = wordTable({
  add: {
    0: 'zéro',
    1: 'un une',
    2: 'deux',
    3: 'trois',
    4: 'quatre',
    5: 'cinq',
    6: 'six',
    7: 'sept',
    8: 'huit',
    9: 'neuf',
    10: 'dix',
    11: 'onze',
    12: 'douze',
    13: 'treize',
    14: 'quatorze',
    15: 'quinze',
    16: 'seize',
    20: 'vingt vingts',
    30: 'trente',
    40: 'quarante',
    50: 'cinquante',
    60: 'soixante',
    70: 'septante',
    80: 'huitante octante',
    90: 'nonante',
  },
  times: {
    10: 'dizaine dizaines',
    12: 'douzaine douzaines',
    15: 'quinzaine',
    20: 'vingtaine',
    30: 'trentaine',
    40: 'quarantaine',
    50: 'cinquantaine',
    60: 'soixantaine',
    100: 'cent cents centaine centaines',
  },
  scale: {
    1e3: 'mille mil millier milliers',
    1e6: 'million millions',
    1e9: 'milliard milliards',
  },
})
// "une vingtaine de": about twenty.
const round = /^une? (?:\p{L}+(?<!douz)aine|millier)$/u

function extend(group: number, value: number, joined: boolean): number | null {
  const last = group % 100
  const lastTens = last % 10 === 0 ? last : 0
  if (joined) {
    const one = value === 1 && lastTens >= 20
    return one || (value === 11 && last === 60) ? group + value : null
  }
  if (value === 20 && last === 4) return group - 4 + 80
  // Soixante-dix, quatre-vingt-treize, dix-sept.
  if ((last === 60 || last === 80) && value >= 10 && value < 20) return group + value
  if ((last === 70 || last === 90 || last === 10) && value >= 7 && value < 10) return group + value
  return fitsInto(group, value) ? group + value : null
}

const words: NumberWords = {
  parseDigits,
  read,
  extend,
  joiners: new Set(['et']),
  openers: new Set(),
  isOrdinal: (word) => /ièmes?$/.test(word),
  articles: new Set(['un', 'une']),
  beforeOne: new Set(['moins', 'seul', 'seule', 'qu', 'exactement']),
  vague: { dizaines: 10, douzaines: 12, centaines: 100, milliers: 1e3, millions: 1e6 },
  of: new Set(['de', 'd']),
  several: new Set(['plusieurs', 'quelques']),
  half: new Set(['demi', 'demie']),
  multiples: {},
  fractions: { tiers: 3, quart: 4, quarts: 4, cinquième: 5, cinquièmes: 5, dixième: 10, dixièmes: 10 },
  shares: { moitié: 50 },
  special: (tokens, first) => aboutLot(read, tokens, first, round),
}

const month =
  '(?:janvier|février|mars|avril|mai|juin|juillet|août|aout|septembre|octobre|novembre|décembre|janv\\.|févr\\.|juil\\.|sept\\.|oct\\.|nov\\.|déc\\.)'

const parts = partWords({
  killed: 'tué* mort morts morte mortes décédé* décès',
  injured: 'blessé* mutilé*',
  civilian: 'civil civils civile civiles',
  military: 'militaire militaires soldat soldats combattant* troupes',
  male: 'masculin masculins',
  female: 'féminin féminins',
  men: 'homme hommes',
  women: 'femme femmes',
  children: 'enfant enfants mineur*',
  boys: 'garçon garçons',
  girls: 'fille filles fillette*',
  adults: 'adulte adultes',
  total: 'personne personnes victime victimes gens individus',
  inAll: /^[^.;:\d]{0,30}(?:au total|en tout)(?!\p{L})/iu,
  ofThose: /^\s*(?:parmi (?:ces|elles|eux|celles|ceux)|sur ce total)(?!\p{L})/iu,
  ofWhom: /^\s*(?:,|:|\(|[–—-])?\s*(?:dont(?!\p{L})|parmi (?:lesquel|elles|eux)|$)/iu,
})

/** French. */
export const french: NumberLanguage = {
  language: 'fr',
  name: 'French',
  digits,
  word: spacedWord,
  numeralAt: (tokens, first) => numeralAt(words, tokens, first),
  masks: [
    ...commonMasks,
    /(?<!\p{L})plus\s+d['’]une\s+fois(?!\p{L})/giu,
    new RegExp(
      `(?<!\\d)\\d{1,2}(?:er)?(?:\\s*(?:[–-]|et|au)\\s*\\d{1,2})*\\s+${month}(?!\\p{L})(?:\\s+\\d{4}(?!\\d))?`,
      'giu',
    ),
    new RegExp(`(?<!\\p{L})(?:premier\\s+)?${month}\\s+\\d{4}(?!\\d)`, 'giu'),
    /(?<!\d)\d+(?:er|ère|re|ème|ième|e|nde?)s?(?!\p{L})/giu,
    /(?<!\p{L})pour\s?cent(?!\p{L})/giu,
    /(?<!\p{L})années\s+\d{2,4}/giu,
    /(?<!\d)\d{1,2}\s?h(?:\s?\d{2})?(?![\p{L}\d])/giu,
    references(
      'articles?|art\\.|protocole|résolutions?|pages?|pp?\\.|chapitres?|sections?|paragraphes?|par\\.|annexes?|tableau|figure|fig\\.|n[°º]s?|nos|numéros?|version|volume|vol\\.|question|étape|règle|clause|partie|point',
      'et|ou|à',
    ),
  ],
  years: yearPatterns({
    lead: "(?:en|depuis|avant|après|dès|fin|début|courant|années?|an|été|hiver|printemps|automne|et|ou|(?<!(?:plus|moins|près|autour|delà|dessus|dessous|ordre|minimum|maximum) )de|entre|(?<!jusqu['’])à|jusqu['’]en|d['’]ici(?: à)?)(?:\\s+l['’]an(?:née)?)?",
    join: 'et|ou|à',
    counted:
      '(?:personnes?|victimes?|mines?|engins?|hommes?|femmes?|enfants?|civils?|militaires?|soldats?|accidents?|explosions?|incidents?|hectares?|familles?|foyers?|blessés?|morts?|tués?)(?!\\p{L})',
  }),
  hedgesBefore: hedgesBefore(
    [
      ['just-over', "(?:un peu|à peine|légèrement) plus (?:de|d['’])(?:\\s*la)?"],
      ['nearly', "(?:un peu|à peine|légèrement) moins (?:de|d['’])(?:\\s*la)?"],
      ['nearly', "presque|près (?:de|d['’])|quasiment(?:\\s+la)?|près de la|presque la"],
      ['at-least', "(?:pas|ne|rien) moins (?:de|d['’]|que)|au moins(?:\\s+la)?|au minimum|un minimum de"],
      ['at-most', "pas plus (?:de|d['’])|au plus|au maximum|un maximum de|tout au plus"],
      ['at-most', "jusqu['’]à"],
      ['more-than', "(?:bien )?plus (?:de(?:\\s+la)?|d['’]|que)|au-delà de|au-dessus de|dépassant"],
      ['less-than', "(?:bien )?moins (?:de(?:\\s+la)?|d['’]|que)|au-dessous de|en dessous de"],
      [
        'about',
        "environ(?:\\s+la)?|quelque|à peu près|approximativement|autour (?:de|d['’])|aux alentours de|de l['’]ordre de|une estimation de|env\\.",
      ],
      ['exact', 'exactement|précisément'],
    ],
    (text) => new RegExp(`(?<!\\p{L})(?:${text})(?:\\s+|(?<=[.'’]))$`, 'iu'),
  ),
  hedgesAfter: hedgesAfter([
    ['at-least', '(?:ou|et) (?:plus|davantage)|au moins|au minimum'],
    ['at-most', 'ou moins|au plus|au maximum|tout au plus'],
    ['about', 'environ|à peu près'],
  ]),
  betweenBefore: /(?<!\p{L})entre\s+$/iu,
  betweenAfter: null,
  betweenJoin: /^\s+et\s+$/iu,
  rangeJoin: /^(?:\s*[–—-]\s*|\s+à\s+)$/iu,
  changeBefore: /(?<!\p{L})de\s+$/iu,
  percentAfter: percentAfter('pour ?cent|p\\. ?cent|points? de pourcentage'),
  past: pastWords(
    [
      {
        before: '(?:(?:au cours|lors|pendant|durant|dans|depuis|ces|sur|en)\\s+)*(?:des|les|ces|de ces|de)',
        middle: 'dernier|derniers|dernière|dernières|passées|passés',
      },
      {
        before: '(?:(?:au cours|lors|pendant|durant|dans|depuis|sur)\\s+)*(?:des|les|ces|de ces)',
        end: 'écoulés|écoulées|passés|passées|précédents|précédentes',
      },
    ],
    { hour: 'heures?', day: 'jours?', week: 'semaines?', month: 'mois', year: 'ans|années|année|an' },
  ),
  parts,
}
