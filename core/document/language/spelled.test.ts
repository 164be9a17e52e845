/** Every number written out by a speller of its own reads back to itself, in each language. */
import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { numberLanguage, numberLanguages } from '../number-language.js'
import { readNumbers } from '../read-numbers.js'

type Spell = (number: number) => string

function scaled(number: number, scale: number): readonly [number, number] {
  return [Math.floor(number / scale), number % scale]
}

function words(...parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(' ')
}

/** Millions, thousands and what is left, each written by `below` and named by `name`. */
function inScales(below: Spell, name: (count: number, scale: 1e3 | 1e6, words: string) => string): Spell {
  return (number) => {
    if (number === 0) return below(0)
    const [millions, rest] = scaled(number, 1e6)
    const [thousands, ones] = scaled(rest, 1e3)
    return words(
      millions === 0 ? '' : name(millions, 1e6, below(millions)),
      thousands === 0 ? '' : name(thousands, 1e3, below(thousands)),
      ones === 0 ? '' : below(ones),
    )
  }
}

const en1 =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  )
const en10 = '- - twenty thirty forty fifty sixty seventy eighty ninety'.split(' ')
const english = inScales(
  (number) => {
    const [hundreds, rest] = scaled(number, 100)
    const [tens, ones] = scaled(rest, 10)
    const small = rest < 20 ? en1[rest]! : ones === 0 ? en10[tens]! : `${en10[tens]}-${en1[ones]}`
    if (hundreds === 0) return small
    return rest === 0 ? `${en1[hundreds]} hundred` : `${en1[hundreds]} hundred and ${small}`
  },
  (_, scale, text) => `${text} ${scale === 1e3 ? 'thousand' : 'million'}`,
)

const fr1 =
  'zéro un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize dix-sept dix-huit dix-neuf'.split(
    ' ',
  )
const fr10 = '- - vingt trente quarante cinquante soixante'.split(' ')
function frenchBelow100(number: number, belgian: boolean): string {
  if (number < 20) return fr1[number]!
  const [tens, ones] = scaled(number, 10)
  if (belgian && tens >= 7 && tens !== 8) {
    const ten = tens === 7 ? 'septante' : 'nonante'
    return ones === 0 ? ten : ones === 1 ? `${ten} et un` : `${ten}-${fr1[ones]}`
  }
  if (tens === 8 && ones === 0) return 'quatre-vingts'
  if (tens >= 8) return `quatre-vingt-${fr1[number - 80]}`
  if (tens === 7) return ones === 1 ? 'soixante et onze' : `soixante-${fr1[number - 60]}`
  return ones === 0 ? fr10[tens]! : ones === 1 ? `${fr10[tens]} et un` : `${fr10[tens]}-${fr1[ones]}`
}
const french = (belgian: boolean) =>
  inScales(
    (number) => {
      const [hundreds, rest] = scaled(number, 100)
      const head =
        hundreds === 0 ? '' : hundreds === 1 ? 'cent' : `${fr1[hundreds]} cent${rest === 0 ? 's' : ''}`
      return hundreds > 0 && rest === 0 ? head : words(head, frenchBelow100(rest, belgian))
    },
    (count, scale, text) =>
      scale === 1e3
        ? count === 1
          ? 'mille'
          : `${text.replace(/cents$/, 'cent')} mille`
        : `${text} million${count > 1 ? 's' : ''}`,
  )

const es1 =
  'cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciséis diecisiete dieciocho diecinueve veinte veintiuno veintidós veintitrés veinticuatro veinticinco veintiséis veintisiete veintiocho veintinueve'.split(
    ' ',
  )
const es10 = '- - - treinta cuarenta cincuenta sesenta setenta ochenta noventa'.split(' ')
const es100 =
  '- ciento doscientos trescientas cuatrocientos quinientas seiscientos setecientas ochocientos novecientas'.split(
    ' ',
  )
const spanish = inScales(
  (number) => {
    const [hundreds, rest] = scaled(number, 100)
    const [tens, ones] = scaled(rest, 10)
    const small = rest < 30 ? es1[rest]! : ones === 0 ? es10[tens]! : `${es10[tens]} y ${es1[ones]}`
    if (number === 100) return 'cien'
    return hundreds === 0 ? small : words(es100[hundreds]!, rest === 0 ? '' : small)
  },
  (count, scale, text) => {
    const short = text.replace(/veintiuno$/, 'veintiún').replace(/uno$/, 'un')
    if (scale === 1e3) return count === 1 ? 'mil' : `${short} mil`
    return count === 1 ? 'un millón' : `${short} millones`
  },
)

const ru1 =
  'ноль один два три четыре пять шесть семь восемь девять десять одиннадцать двенадцать тринадцать четырнадцать пятнадцать шестнадцать семнадцать восемнадцать девятнадцать'.split(
    ' ',
  )
const ru10 = '- - двадцать тридцать сорок пятьдесят шестьдесят семьдесят восемьдесят девяносто'.split(' ')
const ru100 = '- сто двести триста четыреста пятьсот шестьсот семьсот восемьсот девятьсот'.split(' ')
/** The same in the genitive, as after "более". */
const ru1Of =
  'ноля одного двух трёх четырёх пяти шести семи восьми девяти десяти одиннадцати двенадцати тринадцати четырнадцати пятнадцати шестнадцати семнадцати восемнадцати девятнадцати'.split(
    ' ',
  )
const ru10Of = '- - двадцати тридцати сорока пятидесяти шестидесяти семидесяти восьмидесяти девяноста'.split(
  ' ',
)
const ru100Of = '- ста двухсот трёхсот четырёхсот пятисот шестисот семисот восьмисот девятисот'.split(' ')
function russian(ones: readonly string[], tens: readonly string[], hundreds: readonly string[]): Spell {
  return inScales(
    (number) => {
      const [hundred, rest] = scaled(number, 100)
      const [ten, one] = scaled(rest, 10)
      const small = rest < 20 ? ones[rest]! : words(tens[ten]!, one === 0 ? '' : ones[one]!)
      return hundred === 0 ? small : words(hundreds[hundred]!, rest === 0 ? '' : small)
    },
    (count, scale, text) => {
      const one = count % 10 === 1 && count % 100 !== 11
      const few = count % 10 > 1 && count % 10 < 5 && Math.floor((count % 100) / 10) !== 1
      if (scale === 1e6) return `${text} миллион${one ? '' : few ? 'а' : 'ов'}`
      return `${text.replace(/один$/, 'одна').replace(/два$/, 'две')} тысяч${one ? 'а' : few ? 'и' : ''}`
    },
  )
}

const ar1 = 'صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة عشرة'.split(' ')
const arFeminine = '- إحدى اثنتا ثلاث أربع خمس ست سبع ثماني تسع عشر'.split(' ')
const ar10 = '- - عشرون ثلاثون أربعون خمسون ستون سبعون ثمانون تسعون'.split(' ')
const ar100 = '- مئة مئتان ثلاثمئة أربعمائة خمسمئة ستمائة سبعمئة ثمانمئة تسعمئة'.split(' ')
function arabicBelow1000(number: number, feminine: boolean): string {
  const [hundreds, rest] = scaled(number, 100)
  const [tens, ones] = scaled(rest, 10)
  const parts = [
    hundreds === 0 ? '' : ar100[hundreds]!,
    rest <= 10
      ? number > 0 && rest === 0
        ? ''
        : feminine && rest > 2
          ? arFeminine[rest]!
          : ar1[rest]!
      : rest === 11
        ? feminine
          ? 'إحدى عشرة'
          : 'أحد عشر'
        : rest === 12
          ? feminine
            ? 'اثنتي عشرة'
            : 'اثنا عشر'
          : rest < 20
            ? feminine
              ? `${arFeminine[ones]} عشرة`
              : `${ar1[ones]} عشر`
            : words(
                ones === 0 ? '' : `${feminine && ones > 2 ? arFeminine[ones] : ar1[ones]} و${ar10[tens]}`,
              ) || ar10[tens]!,
  ]
  return parts.filter((part) => part !== '').join(' و')
}
const arabic =
  (feminine: boolean): Spell =>
  (number) => {
    const [millions, rest] = scaled(number, 1e6)
    const [thousands, ones] = scaled(rest, 1e3)
    const counted = (count: number, one: string, two: string, few: string, many: string) =>
      count === 0
        ? ''
        : count === 1
          ? one
          : count === 2
            ? two
            : `${arabicBelow1000(count, false)} ${count % 100 >= 3 && count % 100 <= 10 ? few : count % 100 > 10 ? many : one}`
    const all = [
      counted(millions, 'مليون', 'مليونان', 'ملايين', 'مليونًا'),
      counted(thousands, 'ألف', 'ألفان', 'آلاف', 'ألفًا'),
      ones === 0 && number > 0 ? '' : arabicBelow1000(ones, feminine),
    ]
    return all.filter((part) => part !== '').join(' و')
  }

const zh1 = [...'零一二三四五六七八九']
function chineseBelow10000(number: number, inside: boolean): string {
  let text = ''
  let gap = false
  for (const [unit, sign] of [
    [1000, '千'],
    [100, '百'],
    [10, '十'],
    [1, ''],
  ] as const) {
    const digit = Math.floor(number / unit) % 10
    if (digit === 0) {
      gap = text !== '' || inside
      continue
    }
    const bare = unit === 10 && digit === 1 && text === '' && !inside
    text += `${gap ? '零' : ''}${bare ? '' : zh1[digit]}${sign}`
    gap = false
  }
  return text
}
const chinese: Spell = (number) => {
  if (number === 0) return '零'
  const [yi, rest] = scaled(number, 1e8)
  const [wan, ones] = scaled(rest, 1e4)
  const head = yi === 0 ? '' : `${chineseBelow10000(yi, false)}亿`
  const middle = wan === 0 ? '' : `${chineseBelow10000(wan, head !== '')}万`
  const gap = wan === 0 && head !== '' && ones >= 1000 ? '零' : ''
  return head + middle + gap + (ones === 0 ? '' : chineseBelow10000(ones, head + middle !== ''))
}

const az1 = 'sıfır bir iki üç dörd beş altı yeddi səkkiz doqquz'.split(' ')
const az10 = '- on iyirmi otuz qırx əlli altmış yetmiş səksən doxsan'.split(' ')
const azerbaijani = inScales(
  (number) => {
    const [hundreds, rest] = scaled(number, 100)
    const [tens, ones] = scaled(rest, 10)
    if (number === 0) return az1[0]!
    return words(
      hundreds === 0 ? '' : hundreds === 1 ? 'yüz' : `${az1[hundreds]} yüz`,
      tens === 0 ? '' : az10[tens]!,
      ones === 0 ? '' : az1[ones]!,
    )
  },
  (count, scale, text) => (scale === 1e3 ? (count === 1 ? 'min' : `${text} min`) : `${text} milyon`),
)

const hy1 = 'զրո մեկ երկու երեք չորս հինգ վեց յոթ ութ ինը տասը'.split(' ')
const hy10 = '- տասն քսան երեսուն քառասուն հիսուն վաթսուն յոթանասուն ութսուն իննսուն'.split(' ')
const armenian = inScales(
  (number) => {
    const [hundreds, rest] = scaled(number, 100)
    const [tens, ones] = scaled(rest, 10)
    const small = rest <= 10 ? hy1[rest]! : hy10[tens]! + (ones === 0 ? '' : hy1[ones]!)
    if (hundreds === 0) return small
    return words(hundreds === 1 ? 'հարյուր' : `${hy1[hundreds]} հարյուր`, rest === 0 ? '' : small)
  },
  (count, scale, text) => (scale === 1e3 ? (count === 1 ? 'հազար' : `${text} հազար`) : `${text} միլիոն`),
)

const spellers: readonly (readonly [string, string, Spell])[] = [
  ['en', 'English', english],
  ['fr', 'French', french(false)],
  ['fr', 'French of Belgium', french(true)],
  ['es', 'Spanish', spanish],
  ['ru', 'Russian', russian(ru1, ru10, ru100)],
  ['ru', 'Russian, genitive', russian(ru1Of, ru10Of, ru100Of)],
  ['ar', 'Arabic, masculine', arabic(false)],
  ['ar', 'Arabic, feminine', arabic(true)],
  ['zh', 'Chinese', chinese],
  ['az', 'Azerbaijani', azerbaijani],
  ['hy', 'Armenian', armenian],
]

/** Numbers from a seed, the same each time (Park and Miller 1988). */
function randomNumbers(seed: number, count: number): readonly number[] {
  let state = seed
  return Array.from({ length: count }, () => {
    state = (state * 48271) % 2147483647
    return state % 1_000_000_000
  })
}

const seed = Number(process.env.TRUEBEARING_TEST_SEED ?? (Date.now() % 2147483646) + 1)
console.log(`seed ${seed}; TRUEBEARING_TEST_SEED=${seed} repeats it`)

for (const [tag, name, spell] of spellers) {
  test(`${name}: 0 to 9999 and 2000 numbers up to 999,999,999 in words read back to themselves`, () => {
    const language = numberLanguage(tag)!
    const numbers = [...Array.from({ length: 10_000 }, (_, number) => number), ...randomNumbers(seed, 2000)]
    for (const number of numbers) {
      const text = spell(number)
      const found = readNumbers(language, text, [{ start: 0, end: text.length }])
      equal(found.map(({ stated }) => stated.value).join(' + '), String(number), `${text}, seed ${seed}`)
    }
  })
}

test('all 8 languages have a speller here', () => {
  const spelled = new Set(spellers.map(([tag]) => tag))
  equal(numberLanguages.filter(({ language }) => !spelled.has(language)).length, 0)
  equal(numberLanguages.length, 8)
})
