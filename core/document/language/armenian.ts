/** Numbers in Eastern Armenian text. */
import type { NumberLanguage } from '../number-language.js'
import { armenianMarks, armenianWords } from './armenian-words.js'
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
  '(?:հունվար|փետրվար|մարտ|ապրիլ|մայիս|հունիս|հուլիս|օգոստոս|սեպտեմբեր|հոկտեմբեր|նոյեմբեր|դեկտեմբեր)(?:ին|ի|ից|ը|ն|ում)?'
const and = '(?:և|եւ)'
// The ending of what is compared stands on the number or on a noun after it: 287-ից ավելի, 287 մարդուց ավելի.
const from = `(?:[-֊–]?ից|\\s+${letter}+(?:ից|ուց))?,?\\s+`
const yearWord = 'թթ?(?!\\p{L})\\.?|թվական\\p{L}*|տարեթիվ\\p{L}*'
const afterCase = (text: string) => new RegExp(`^(?:${text})${wordEnd}`, 'iu')

const parts = partWords({
  killed: 'զոհված* զոհվեց զոհվել* մահացած* մահացել* սպանված* սպանվել*',
  injured: 'վիրավոր* տուժած* խեղված*',
  civilian: 'քաղաքացիական* խաղաղ',
  military: 'զինվոր* զինծառայող* ռազմական*',
  male: 'արական',
  female: 'իգական',
  men: 'տղամարդ*',
  women: 'կին կանայք կանանց կնոջ',
  children: 'երեխա* երեխան* անչափահաս*',
  boys: 'տղա տղաներ',
  girls: 'աղջիկ*',
  adults: 'չափահաս* մեծահասակ*',
  total: 'մարդ* անձ* զոհեր',
  inAll: /^[^.;:\d]{0,30}(?:ընդհանուր առմամբ|ընդամենը|միասին)(?!\p{L})/iu,
  inAllBefore: /(?:ընդամենը|ընդհանուր առմամբ)[^\p{L}\d]*$/iu,
  ofThose: /^\s*(?:նրանցից|դրանցից|այդ թվում)(?!\p{L})/iu,
  ofWhom: /^\s*(?:,|:|\(|[–—-])?\s*(?:որոնցից(?!\p{L})|նրանցից(?!\p{L})|այդ թվում(?!\p{L})|$)/iu,
})

/** Eastern Armenian. */
export const armenian: NumberLanguage = {
  language: 'hy',
  name: 'Armenian',
  digits: armenianMarks.digits,
  word: spacedWord,
  numeralAt: (tokens, first) => numeralAt(armenianWords, tokens, first),
  masks: [
    ...commonMasks,
    // Both.
    /(?<!\p{L})երկուս(?:ն|ին|ից|ի)\s+էլ(?!\p{L})/giu,
    new RegExp(
      `(?<!\\d)\\d{4}\\s*(?:${yearWord})\\s*${month}\\s+\\d{1,2}(?:[-֊](?:ին|ից|ի|ը|ն))?${wordEnd}`,
      'giu',
    ),
    new RegExp(`(?<!\\p{L})${month}\\s+\\d{1,2}[-֊](?:ին|ից|ի|ը|ն)${wordEnd}`, 'giu'),
    new RegExp(
      `(?<!\\d)\\d{1,2}(?:\\s*[–-]\\s*\\d{1,2})?\\s+${month}${wordEnd}(?:\\s+\\d{4}(?!\\d))?`,
      'giu',
    ),
    new RegExp(`(?<!\\p{L})${month}\\s+\\d{4}(?!\\d)`, 'giu'),
    /(?<!\d)\d+[-֊–]?(?:րդ|երորդ)\p{L}*/giu,
    /(?<!\d)1[-֊]ին(?!\p{L})/giu,
    /(?<!\d)\d{2,4}[-֊–]?ական(?:ներ\p{L}*)?/giu,
    references(
      'հոդված\\p{L}*|հոդ\\.|արձանագրություն|բանաձև\\p{L}*|էջ\\p{L}*|գլուխ|գլուխներ|բաժին|բաժիններ|կետ\\p{L}*|պարբերություն|հավելված|աղյուսակ|նկար|№|N|համար|տարբերակ|հատոր|հարց|քայլ|կանոն|մաս',
      and,
    ),
  ],
  years: yearPatterns({
    join: and,
    tail: `(?:\\s*(?:${yearWord})|[-֊–](?:ին|ից ի վեր|ից մինչև)${wordEnd})`,
  }),
  hedgesBefore: hedgesBefore([
    ['just-over', '(?:մի փոքր|քիչ|փոքր-ինչ) ավելի,? քան'],
    ['nearly', '(?:մի փոքր|քիչ|փոքր-ինչ) (?:պակաս|քիչ),? քան|գրեթե|համարյա|շատ մոտ'],
    ['at-least', 'ոչ (?:պակաս|քիչ|պակաս քան|քիչ քան),?(?: քան)?|առնվազն|նվազագույնը|ամենաքիչը|գոնե'],
    ['at-most', 'ոչ ավելի,?(?: քան)?|առավելագույնը|ամենաշատը|մինչև|մինչեւ'],
    ['more-than', 'ավելի,? քան|ավելի շատ,? քան|գերազանցում է'],
    ['less-than', '(?:ավելի )?(?:քիչ|պակաս),? քան'],
    ['about', 'մոտ|մոտավորապես|շուրջ|մոտ մի|մոտավոր|կարգի'],
    ['exact', 'ճիշտ|ուղիղ'],
  ]),
  hedgesAfter: hedgesAfter(
    [
      ['just-over', `${from}(?:մի փոքր|քիչ|փոքր-ինչ) ավելի`],
      ['nearly', `${from}(?:մի փոքր|քիչ|փոքր-ինչ) (?:պակաս|քիչ)`],
      ['at-least', `${from}ոչ (?:պակաս|քիչ)|(?:\\s+\\p{L}+)?\\s+(?:կամ|${and}) ավելի`],
      ['at-most', `${from}ոչ ավելի|(?:\\s+\\p{L}+)?\\s+կամ (?:պակաս|քիչ)`],
      ['more-than', `${from}ավել(?:ի|ին|ը)?`],
      ['less-than', `${from}(?:պակաս|քիչ)`],
      ['about', `\\s+(?:մոտավորապես)`],
    ],
    afterCase,
  ),
  betweenBefore: /(?!)/u,
  betweenAfter: /^(?:[-֊]?ի)?(?:\s+\p{L}+)?\s+միջ(?:և|եւ)/iu,
  betweenJoin: /^(?:[-֊]?ի)?\s+(?:և|եւ)\s+$/iu,
  rangeJoin: /^(?:\s*[–—-]\s*|[-֊]?ից\s+(?:մինչև\s+)?|\s+մինչև\s+)$/iu,
  changeBefore: null,
  percentAfter: percentAfter('տոկոս\\p{L}*'),
  past: pastWords([{ before: '(?:վերջին|անցած|նախորդ)' }], {
    hour: 'ժամ\\p{L}*',
    day: 'օր\\p{L}*',
    week: 'շաբաթ\\p{L}*',
    month: 'ամիս\\p{L}*|ամս\\p{L}*',
    year: 'տար\\p{L}*',
  }),
  parts,
}
