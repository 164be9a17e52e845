/** Numbers in Azerbaijani text (Latin letters). Number words and nouns carry endings: mindən, 287-yə, nəfərdən. */
import type { NumberLanguage } from '../number-language.js'
import { azerbaijaniMarks, azerbaijaniWords } from './azerbaijani-words.js'
import { numeralAt } from './number-words.js'
import { partWords } from './part-words.js'
import {
  commonMasks,
  hedgesAfter,
  hedgesBefore,
  letter,
  pastWords,
  percentAfter,
  references,
  spacedWord,
  wordEnd,
  yearPatterns,
} from './patterns.js'

const month =
  '(?:yanvar|fevral|mart|aprel|may|iyun|iyul|avqust|sentyabr|oktyabr|noyabr|dekabr)(?:[ıiuü]n|da|də|dan|dən|a|ə)?'
const ordinal = '(?:[ıiuü]?nc[ıiuü]|c[ıiuü])\\p{L}*'
// The case of what is compared may stand on the number or on a noun after it: 287-dən çox, 287 nəfərdən çox.
const from = `(?:[-–’']?\\s?(?:d[əa]n|t[əa]n)|\\s+${letter}+d[əa]n)?\\s+`
const to = `(?:[-–’']?\\s?(?:n?y?[əa]|d[əa]k)|\\s+${letter}+[əa])?\\s*`
const afterCase = (text: string) => new RegExp(`^(?:${text})${wordEnd}`, 'iu')

const parts = partWords({
  killed: 'həlak ölən* öldürül* ölüb ölmüş* vəfat',
  injured: 'yaralan* yaralı* xəsarət',
  civilian: 'mülki*',
  military: 'hərbçi* hərbi* əsgər*',
  male: 'kişi cinsli',
  female: 'qadın cinsli',
  men: 'kişi kişilər kişidir',
  women: 'qadın qadınlar qadındır',
  children: 'uşaq* azyaşlı*',
  boys: 'oğlan*',
  girls: 'qız*',
  adults: 'yetkin* böyük*',
  total: 'nəfər* insan* adam* şəxs* qurban*',
  inAll: /^[^.;:\d]{0,30}(?:cəmi|ümumilikdə|bütövlükdə)(?!\p{L})/iu,
  inAllBefore: /(?:cəmi|ümumilikdə|bütövlükdə)[^\p{L}\d]*$/iu,
  ofThose: /^\s*(?:onlardan|bunlardan|onların|bunların)(?!\p{L})/iu,
  ofWhom: /^\s*(?:,|:|\(|[–—-])?\s*(?:onlardan(?!\p{L})|onların(?!\p{L})|$)/iu,
})

/** Azerbaijani. */
export const azerbaijani: NumberLanguage = {
  language: 'az',
  name: 'Azerbaijani',
  digits: azerbaijaniMarks.digits,
  word: spacedWord,
  fold: (sign) => (sign === 'İ' || sign === 'i̇' ? 'i' : sign === 'I' ? 'ı' : sign),
  numeralAt: (tokens, first) => numeralAt(azerbaijaniWords, tokens, first),
  masks: [
    ...commonMasks,
    // Both.
    /(?<!\p{L})hər\s+iki(?!\p{L})/giu,
    new RegExp(
      `(?<!\\d)\\d{1,2}(?:\\s*[–-]\\s*\\d{1,2})?\\s+${month}(?!\\p{L})(?:\\s+\\d{4}(?!\\d))?`,
      'giu',
    ),
    new RegExp(
      `(?<!\\p{L})${month}\\s+\\d{1,2}(?:-?(?:n?d[əa]n?|[ıiuü]|n?[ıiuü]n|[əa]|y[əa]))?(?![\\p{L}\\d ]*\\d)(?!\\s+\\p{L})`,
      'giu',
    ),
    new RegExp(`(?<!\\p{L})${month}\\s+\\d{1,2}-?(?:n?d[əa]n?|n?[ıiuü]n|[əay]+)(?!\\p{L})`, 'giu'),
    new RegExp(`(?<!\\p{L})${month}\\s+\\d{4}(?!\\d)`, 'giu'),
    new RegExp(`(?<!\\d)\\d+[-‐‑–]?${ordinal}`, 'giu'),
    references(
      'maddə|protokol|qətnamə|səhifə|səh\\.|fəsil|bölmə|bənd|əlavə|cədvəl|şəkil|№|nömrə|versiya|cild|sual|addım|qayda|hissə',
      'və|ya',
    ),
  ],
  years: yearPatterns({
    join: 'və|ilə',
    tail: `(?:[-‐‑–]?${ordinal})?\\s*il(?:l[əa]r\\p{L}*|d[əa]n?|in|[əi]|d[əi]r)?${wordEnd}`,
  }),
  hedgesBefore: hedgesBefore([
    ['at-least', 'ən azı|azı|ən azından|minimum'],
    ['at-most', 'ən çoxu|maksimum|ən çox'],
    ['nearly', 'az qala|demək olar ki'],
    ['about', 'təxminən|təqribən|haradasa|texminən'],
    ['exact', 'düz|dəqiq'],
  ]),
  hedgesAfter: hedgesAfter(
    [
      ['just-over', `${from}(?:bir qədər|bir az|azca) (?:çox|artıq)`],
      ['nearly', `${from}(?:bir qədər|bir az|azca) az`],
      [
        'at-least',
        `${from}az olmayaraq|${from}az olmayan|(?:\\s+\\p{L}+)?\\s+(?:və|və ya|ya da) (?:daha )?(?:çox|artıq)`,
      ],
      [
        'at-most',
        `${from}(?:çox|artıq) olmayaraq|${from}çox olmayan|${to}qədər|${to}d[əa]k|(?:\\s+\\p{L}+)?\\s+(?:və ya|ya da) (?:daha )?az`,
      ],
      ['more-than', `${from}(?:çoxu?|artı[qğ]ı?|yuxarı)`],
      ['less-than', `${from}(?:azı?|aşağı)`],
      ['nearly', `${to}yaxın`],
    ],
    afterCase,
  ),
  betweenBefore: /(?!)/u,
  betweenAfter: /^(?:\s+\p{L}+)?\s+aras[ıi]\p{L}*|^[-–]?(?:y?[əa]\s+(?:qədər|kimi)|d[əa]k)(?!\p{L})/iu,
  betweenJoin: /^(?:\s+(?:ilə|və)\s+|\s*[–—-]\s*|[-–]?d[əa]n\s+)$/iu,
  rangeJoin: /^\s*[–—-]\s*$/iu,
  changeBefore: null,
  percentAfter: percentAfter('faiz\\p{L}*'),
  past: pastWords([{ before: '(?:son|keçən|ötən|keçmiş)' }], {
    hour: 'saat\\p{L}*',
    day: 'gün\\p{L}*',
    week: 'həftə\\p{L}*',
    month: 'ay(?:d[əa]n?|ın|lıq\\p{L}*|lar\\p{L}*|)',
    year: 'il(?:d[əa]n?|in|l[əi]k\\p{L}*|l[əa]r\\p{L}*|)',
  }),
  parts,
}
