/** Numbers in Arabic text, in Arabic-Indic or other digits. Patterns are written with folded letters; see `fold`. */
import type { NumberLanguage, PastWords } from '../number-language.js'
import type { StatedUnit } from '../stated.js'
import { arabicMarks, arabicWords } from './arabic-words.js'
import { numeralAt } from './number-words.js'
import { partWords } from './part-words.js'
import {
  commonMasks,
  hedgesAfter,
  hedgesBefore,
  percentAfter,
  references,
  wordEnd,
  yearPatterns,
} from './patterns.js'

/** One form for the letters that writers use for each other; vowel signs and stretching go. */
function fold(cluster: string): string {
  const [base = ''] = cluster
  if (base === 'ـ') return ''
  return /[أإآٱ]/.test(base) ? 'ا' : base === 'ى' ? 'ي' : base === 'ة' ? 'ه' : base
}

const month =
  '(?:كانون الثاني|كانون الاول|تشرين الاول|تشرين الثاني|شباط|اذار|نيسان|ايار|حزيران|تموز|اب|ايلول|يناير|فبراير|مارس|ابريل|مايو|يونيو|يونيه|يوليو|يوليه|اغسطس|سبتمبر|اكتوبر|نوفمبر|ديسمبر|جانفي|فيفري|افريل|ماي|جوان|جويليه|اوت)'
const months = `${month}(?:\\s*[/(]\\s*${month}\\)?)?`
const prefixed = (text: string) => new RegExp(`(?<!\\p{L})[وفبل]{0,2}(?:${text})\\s+(?:ال)?$`, 'iu')

const numberStart =
  '(?:[بل]?(?:ال)?(?:اثن|ثلاث|اربع|خمس|ست|سبع|ثمان|تسع|عشر|احد|واحد|مئ|مائ|ميه|الف|الاف|مليون|ملايين|مليار|صفر|نصف|ثلث|ربع|بضع|عده))'

const forms: readonly (readonly [string, string, StatedUnit])[] = [
  ['(?:ال)?ساعات', 'ساعه', 'hour'],
  ['(?:ال)?ايام', 'يوما?', 'day'],
  ['(?:ال)?اسابيع', 'اسبوعا?', 'week'],
  ['(?:ال)?(?:اشهر|شهور)', 'شهرا?', 'month'],
  ['(?:ال)?(?:سنوات|سنين|اعوام)', 'عاما?|سنه', 'year'],
]
const past: readonly PastWords[] = forms.flatMap(([noun, singular, unit]) => {
  const adjective = '(?:ال)?(?:ماضيه|اخيره|منصرمه|سابقه|فائته)'
  const lead = '(?:(?:خلال|في|علي مدي|طوال|منذ|في غضون)\\s+)?'
  return [
    {
      before: new RegExp(`(?<!\\p{L})${lead}${noun}\\s+(?:ال)?$`, 'iu'),
      after: new RegExp(`^\\s+${adjective}${wordEnd}`, 'iu'),
      unit,
    },
    {
      before: new RegExp(`(?<!\\p{L})${lead}(?:ال)?$`, 'iu'),
      after: new RegExp(
        `^\\s+(?:${noun}|${singular})\\s+(?:${adjective}|(?:ال)?(?:ماضي|اخير|منصرم|سابق))${wordEnd}`,
        'iu',
      ),
      unit,
    },
  ]
})

const parts = partWords({
  killed: 'قتيل قتيلا قتلي قتلوا قتل قتلت وفاه وفيات حتفهم توفوا',
  injured: 'جريح جريحا جرحي جرحوا اصيب اصيبوا مصاب مصابا مصابين اصابه اصابات',
  civilian: 'مدني مدنيا مدنيين مدنيون المدنيين',
  military: 'عسكري عسكريا عسكريين عسكريون جندي جنديا جنود',
  male: 'ذكر ذكرا ذكور الذكور',
  female: 'انثي اناث الاناث',
  men: 'رجل رجلا رجال الرجال',
  women: 'امراه نساء النساء',
  children: 'طفل طفلا اطفال الاطفال قاصر',
  boys: 'صبي صبيا صبيان فتيان',
  girls: 'فتاه فتيات بنات',
  adults: 'بالغ بالغا بالغين بالغون',
  total: 'شخص شخصا اشخاص ضحيه ضحايا الضحايا الاشخاص',
  inAll: /^[^.;:\d]{0,30}(?:في المجموع|إجمالا|اجمالا|في المجمل)(?!\p{L})/iu,
  ofThose: /^\s*(?:من بينهم|من هؤلاء|منهم|ومن بينهم|ومن هؤلاء)(?!\p{L})/iu,
  ofWhom: /^\s*(?:,|،|:|\(|[–—-])?\s*(?:من بينهم(?!\p{L})|منهم(?!\p{L})|بينهم(?!\p{L})|$)/iu,
})

/** Arabic. */
export const arabic: NumberLanguage = {
  language: 'ar',
  name: 'Arabic',
  digits: arabicMarks.digits,
  word: new RegExp(`و(?=${numberStart}|\\d)(?!احده?(?!\\p{L}))|\\p{L}[\\p{L}\\p{M}]*`, 'u'),
  fold,
  numeralAt: (tokens, first) => numeralAt(arabicWords, tokens, first),
  masks: [
    ...commonMasks,
    new RegExp(
      `(?<!\\d)\\d{1,2}(?:\\s*(?:[–-]|و|الي)\\s*\\d{1,2})*\\s+(?:من\\s+)?(?:شهر\\s+)?${months}${wordEnd}(?:\\s+(?:من\\s+)?(?:عام\\s+|سنه\\s+)?\\d{4}(?!\\d))?`,
      'giu',
    ),
    new RegExp(`(?<!\\p{L})[وفبل]?${months}\\s+(?:من\\s+)?(?:عام\\s+|سنه\\s+)?\\d{4}(?!\\d)`, 'giu'),
    /(?:في\s+ال|بال)(?:مئه|مائه|ميه)(?!\p{L})/giu,
    references(
      '[وفبل]?(?:ال)?(?:ماده|مادتين|مادتان|مواد|بروتوكول|قرار|صفحه|ص\\.|صفحات|فصل|قسم|فقره|فقرتين|فقرات|مرفق|جدول|شكل|رقم|ارقام|نسخه|مجلد|سؤال|خطوه|قاعده|جزء|بند)',
      'و|الي',
    ),
  ],
  years: yearPatterns({
    lead: '[وفبل]?(?:ال)?(?:عام|عامي|اعوام|سنه|سنتي|سنوات|منذ|صيف|شتاء|ربيع|خريف)',
    join: 'و|الي|حتي',
  }),
  hedgesBefore: hedgesBefore(
    [
      ['just-over', '(?:اكثر|ازيد) (?:قليلا|بقليل) من|(?:يزيد|تزيد) قليلا (?:علي|عن)'],
      ['nearly', '(?:اقل) (?:قليلا|بقليل) من|قرابه|ما يقرب من|يكاد يبلغ|زهاء'],
      ['at-least', '(?:ما )?لا (?:يقل|تقل) عن|ليس اقل من|علي الاقل|كحد ادني|بحد ادني'],
      [
        'at-most',
        '(?:ما )?لا (?:يزيد|تزيد|يتجاوز|تتجاوز) (?:عن|علي)?|ليس اكثر من|حتي|(?:ما )?(?:يصل|تصل) الي',
      ],
      [
        'more-than',
        '(?:اكثر|ازيد) من|(?:ما )?(?:يزيد|تزيد) (?:علي|عن)|(?:ما )?(?:يفوق|يتجاوز|تجاوز|تجاوزت)|فوق',
      ],
      ['less-than', 'اقل من|(?:ما )?(?:يقل|تقل) عن|دون'],
      ['about', 'نحو|حوالي|ما يقارب|تقريبا|ما يناهز|يناهز|في حدود'],
      ['exact', 'بالضبط|تماما'],
    ],
    prefixed,
  ),
  hedgesAfter: hedgesAfter(
    [
      ['at-least', 'علي الاقل|(?:او|ف)\\s?اكثر|كحد ادني'],
      ['at-most', 'علي الاكثر|او اقل|كحد اقصي'],
      ['about', 'تقريبا'],
    ],
    (text) => new RegExp(`^(?:\\s+\\p{L}+)?\\s+(?:${text})${wordEnd}`, 'iu'),
  ),
  betweenBefore: /(?<!\p{L})[وفبل]?(?:ما )?بين\s+$/iu,
  betweenAfter: null,
  betweenJoin: /^\s+و\s*(?:بين\s+)?$/iu,
  rangeJoin: /^(?:\s*[–—-]\s*|\s+الي\s+)$/iu,
  changeBefore: /(?<!\p{L})من\s+$/iu,
  percentAfter: percentAfter('(?:في\\s+ال|بال)(?:مئه|مائه|ميه)|نقط\\p{L}* مئويه'),
  past,
  parts,
}
