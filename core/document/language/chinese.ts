/** Numbers in Chinese text, simplified or traditional. No blanks stand between words, so words are looked for by list. */
import type { NumberLanguage, PastWords } from '../number-language.js'
import type { StatedUnit } from '../stated.js'
import { chineseNumeral, numeralSigns } from './chinese-words.js'
import { digitMarks } from './digit-marks.js'
import { partWords } from './part-words.js'
import { commonMasks, hedgesAfter, hedgesBefore, percentAfter, yearPatterns } from './patterns.js'

const { digits, parseDigits } = digitMarks({ groups: ',，', decimals: '.．点' })

const simplified: Readonly<Record<string, string>> = Object.fromEntries(
  [
    ...'萬万億亿兩两餘余馀余幾几數数約约過过於于達达間间從从將将個个後后來来貳贰參叁陸陆傷伤軍军婦妇兒儿進进點点',
  ]
    .join('')
    .match(/../gu)
    ?.map((pair) => [...pair]) ?? [],
)

const parts = partWords({
  killed: '死亡 遇难 丧生 死者 炸死 身亡 遇害',
  injured: '受伤 伤者 炸伤 致残 负伤',
  civilian: '平民',
  military: '军人 士兵 安全部队 战斗人员',
  male: '男性',
  female: '女性',
  men: '男子 男人',
  women: '妇女 女子 女人',
  children: '儿童 未成年人',
  boys: '男孩 男童',
  girls: '女孩 女童',
  adults: '成年人 成人',
  total: '人 伤亡 受害者',
  inAll: /^[^。；：\d]{0,15}(?:总共|共计|合计)/u,
  inAllBefore: /(?:总共|共计|合计|共)有?\s*$/u,
  ofThose: /^\s*(?:其中|这些人中|他们中)/u,
  ofWhom: /^\s*(?:[，,：:（(]|[–—-])?\s*(?:其中|$)/u,
})

const listed = [
  ...parts.total,
  ...parts.dimensions.flatMap(({ parts: lists }) => Object.values(lists).flat()),
  '成千上万',
  '成百上千',
  '一半',
  '半数',
  '分之',
].sort((one, other) => other.length - one.length)

const nearNumber = (text: string) => new RegExp(`(?:${text})(?:了|有|为|达)?\\s*$`, 'u')
const afterNumber = (text: string) => new RegExp(`^\\s*[\\p{L}]{0,2}?(?:${text})`, 'u')
const n = `(?:\\d{1,2}|${numeralSigns}{1,3})`

const units: readonly (readonly [string, StatedUnit])[] = [
  ['个?小时', 'hour'],
  ['天|日', 'day'],
  ['周|个?星期', 'week'],
  ['个月', 'month'],
  ['年', 'year'],
]
const past: readonly PastWords[] = units.flatMap(([noun, unit]) => [
  {
    before: /(?:在|于)?(?:过去|最近|近|此前|前|以往)的?\s*$/u,
    after: new RegExp(`^\\s*(?:${noun})(?:以?来|间|里|中|内)?`, 'u'),
    unit,
  },
  { before: /$/u, after: new RegExp(`^\\s*(?:${noun})以?来`, 'u'), unit },
])

/** Chinese. */
export const chinese: NumberLanguage = {
  language: 'zh',
  name: 'Chinese',
  digits,
  word: new RegExp(`${listed.join('|')}|${numeralSigns}+|\\p{L}`, 'u'),
  fold: (letter) => simplified[letter] ?? letter,
  numeralAt: (tokens, first) => chineseNumeral(tokens, first, parseDigits),
  masks: [
    ...commonMasks,
    new RegExp(
      `(?:\\d{4}|[〇零一二三四五六七八九]{4})\\s*年(?:\\s*${n}\\s*月)?(?:\\s*${n}\\s*[日号])?`,
      'gu',
    ),
    new RegExp(`${n}\\s*月(?:\\s*${n}\\s*(?:[日号])?)?(?:\\s*(?:至|到|[–—~-])\\s*${n}\\s*[日号])?`, 'gu'),
    new RegExp(`(?<!过去|最近|近|连续|前|\\d)${n}\\s*[日号](?!来|内|间)`, 'gu'),
    /(?:星期|礼拜|周)[一二三四五六日]/gu,
    new RegExp(`${n}\\s*[点时](?:\\s*${n}\\s*分)?(?!间|候)`, 'gu'),
    new RegExp(`${n}\\s*世纪|(?:\\d{2}|${numeralSigns}{1,2})\\s*年代`, 'gu'),
    new RegExp(
      `第\\s*(?:\\d+|${numeralSigns}+)(?:\\s*[、和至到–-]\\s*(?:第\\s*)?(?:\\d+|${numeralSigns}+)(?=[条页章节号款项]))*`,
      'gu',
    ),
    /(?:页|条款|决议|编号|图|表|号码|№|附件|版本)\s*\d+/gu,
    new RegExp(
      `(?<!${numeralSigns}|\\d)(?:一些|一直|一起|一样|一般|一定|一旦|一切|一方|一致|统一|唯一|(?<!分)之一|同一|某一|每一|这一|那一|另一|任一|万一|十分(?!之)|百姓|千瓦|百货|三角|四周|四处|四川|五金|八方|万分|千方百计)(?!${numeralSigns})`,
      'gu',
    ),
  ],
  years: yearPatterns({ join: '和|与|至|到|、|以及', tail: '\\s*年' }),
  hedgesBefore: hedgesBefore(
    [
      ['just-over', '略(?:多于|超过|高于)|稍(?:多于|超过)|刚(?:超过|过)'],
      ['nearly', '略(?:少于|低于|不足)|稍少于|将近|接近|几近|差不多|几乎|(?<![最附])近'],
      ['at-least', '至少|最少|不少于|不低于|不下于|起码'],
      ['at-most', '至多|最多|不超过|不多于|不高于|多达|高达'],
      ['more-than', '超过|多于|逾|高于|超出|大于|突破'],
      ['less-than', '不到|少于|不足|低于|未满|不满|小于'],
      ['about', '大约|约|大概|估计|左右'],
      ['exact', '正好|恰好|整整|刚好'],
    ],
    nearNumber,
  ),
  hedgesAfter: hedgesAfter(
    [
      ['at-least', '(?:或|及|和)?(?:以上|更多)'],
      ['at-most', '(?:或|及)?(?:以下|以内|之内|更少)'],
      ['more-than', '有余'],
      ['about', '左右|上下'],
    ],
    afterNumber,
  ),
  betweenBefore: /介于\s*$/u,
  betweenAfter: /^\s*\p{L}{0,3}?之间/u,
  betweenJoin: /^\s*(?:和|与|至|到|[–—~～-])\s*$/u,
  rangeJoin: /^\s*(?:[–—~～-]|至|到)\s*$/u,
  changeBefore: /从\s*$/u,
  percentAfter: percentAfter('个?百分点'),
  past,
  parts,
}
