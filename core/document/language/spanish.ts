/** Numbers in Spanish text. Point and comma both group three digits: half of the world that writes it does either. */
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

const { digits, parseDigits } = digitMarks({ groups: ' .,', decimals: ',.' })

const read = wordTable({
  add: {
    0: 'cero',
    1: 'uno una un',
    2: 'dos',
    3: 'tres',
    4: 'cuatro',
    5: 'cinco',
    6: 'seis',
    7: 'siete',
    8: 'ocho',
    9: 'nueve',
    10: 'diez',
    11: 'once',
    12: 'doce',
    13: 'trece',
    14: 'catorce',
    15: 'quince',
    16: 'dieciséis dieciseis',
    17: 'diecisiete',
    18: 'dieciocho',
    19: 'diecinueve',
    20: 'veinte',
    21: 'veintiuno veintiuna veintiún veintiun',
    22: 'veintidós veintidos',
    23: 'veintitrés veintitres',
    24: 'veinticuatro',
    25: 'veinticinco',
    26: 'veintiséis veintiseis',
    27: 'veintisiete',
    28: 'veintiocho',
    29: 'veintinueve',
    30: 'treinta',
    40: 'cuarenta',
    50: 'cincuenta',
    60: 'sesenta',
    70: 'setenta',
    80: 'ochenta',
    90: 'noventa',
    100: 'cien ciento',
    200: 'doscientos doscientas',
    300: 'trescientos trescientas',
    400: 'cuatrocientos cuatrocientas',
    500: 'quinientos quinientas',
    600: 'seiscientos seiscientas',
    700: 'setecientos setecientas',
    800: 'ochocientos ochocientas',
    900: 'novecientos novecientas',
  },
  times: { 10: 'decena decenas', 12: 'docena docenas', 100: 'centenar centenares centena centenas' },
  scale: {
    1e3: 'mil millar millares',
    1e6: 'millón millones',
    1e9: 'millardo millardos',
    1e12: 'billón billones',
  },
})

// "un centenar de": about a hundred.
const round = /^(?:una?) (?:decena|centenar|centena|millar)$/

function extend(group: number, value: number, joined: boolean): number | null {
  const last = group % 100
  if (joined) return last >= 30 && last % 10 === 0 && value < 10 && value > 0 ? group + value : null
  return (last === 0 || value >= 100) && fitsInto(group, value) ? group + value : null
}

const words: NumberWords = {
  parseDigits,
  read,
  extend,
  joiners: new Set(['y']),
  openers: new Set(),
  isOrdinal: (word) => /(?:ésim|esim)[oa]s?$/.test(word),
  articles: new Set(['un', 'una', 'uno']),
  beforeOne: new Set(['menos', 'solo', 'sólo', 'exactamente']),
  vague: {
    decenas: 10,
    docenas: 12,
    cientos: 100,
    centenares: 100,
    centenas: 100,
    miles: 1e3,
    millares: 1e3,
    millones: 1e6,
  },
  of: new Set(['de']),
  several: new Set(['varios', 'varias', 'algunos', 'algunas', 'unos', 'unas']),
  half: new Set(['medio']),
  multiples: {},
  fractions: { tercio: 3, tercios: 3, cuarto: 4, cuartos: 4, quinto: 5, quintos: 5, décimo: 10, décimos: 10 },
  shares: { mitad: 50 },
  special: (tokens, first) => aboutLot(read, tokens, first, round),
}

const month =
  '(?:enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|setiembre|octubre|noviembre|diciembre)'

const parts = partWords({
  killed: 'muert* fallecid* murieron murió asesinad*',
  injured: 'herid* lesionad* mutilad*',
  civilian: 'civil civiles',
  military: 'militar militares soldado soldados combatiente* uniformados tropas',
  male: 'masculino masculinos varones varón',
  female: 'femenino femeninos',
  men: 'hombre hombres',
  women: 'mujer mujeres',
  children: 'niños niñez menor menores',
  boys: 'niño muchachos',
  girls: 'niña niñas muchachas',
  adults: 'adulto adultos adultas',
  total: 'persona personas víctima víctimas individuos',
  inAll: /^[^.;:\d]{0,30}(?:en total|en conjunto)(?!\p{L})/iu,
  ofThose: /^\s*(?:de|entre) (?:ell[oa]s|est[oa]s|es[oa]s|l[oa]s cuales)(?!\p{L})/iu,
  ofWhom: /^\s*(?:,|:|\(|[–—-])?\s*(?:de (?:ell[oa]s|est[oa]s|l[oa]s cuales|los que)(?!\p{L})|$)/iu,
})

/** Spanish. */
export const spanish: NumberLanguage = {
  language: 'es',
  name: 'Spanish',
  digits,
  word: spacedWord,
  numeralAt: (tokens, first) => numeralAt(words, tokens, first),
  masks: [
    ...commonMasks,
    /(?<!\p{L})más\s+de\s+una\s+vez(?!\p{L})/giu,
    new RegExp(
      `(?<!\\d)\\d{1,2}(?:[.]?[ºo])?(?:\\s*(?:[–-]|y|al)\\s*\\d{1,2})*\\s+de\\s+${month}(?!\\p{L})(?:\\s+(?:de|del)(?:\\s+año)?\\s+\\d{4}(?!\\d))?`,
      'giu',
    ),
    new RegExp(`(?<!\\p{L})${month}\\s+(?:(?:de|del)\\s+)?\\d{4}(?!\\d)`, 'giu'),
    /(?<!\d)\d+\.?[ºª°](?!\p{L})/giu,
    /(?<!\d)\d+(?:er|ero|era|do|da|to|ta|mo|ma|vo|va)s?(?!\p{L})/giu,
    /(?<!\p{L})por\s?ciento(?!\p{L})/giu,
    /(?<!\p{L})años\s+\d{2}(?!\d)(?!\s*%)/giu,
    references(
      'artículos?|art\\.|protocolo|resoluci(?:ón|ones)|páginas?|págs?\\.|pp?\\.|capítulos?|secci(?:ón|ones)|párrafos?|anexos?|cuadro|tabla|figura|fig\\.|n[°º]|núm\\.|números?|versión|volumen|vol\\.|pregunta|paso|regla|cláusula|parte|punto',
      'y|o|a',
    ),
  ],
  years: yearPatterns({
    lead: '(?:en|desde|hasta|antes de|después de|durante|años?|fines de|finales de|principios de|mediados de|(?<!(?:más|menos|cerca|alrededor|encima|debajo|orden|mínimo|máximo) )de|del|entre|a|y|verano de|invierno de)(?:\\s+(?:el\\s+)?año)?',
    join: 'y|o|a|al|hasta',
    counted:
      '(?:personas?|víctimas?|minas?|artefactos?|hombres?|mujeres?|niñ[oa]s?|civiles|militares|soldados?|accidentes?|explosiones|incidentes?|hectáreas?|familias?|hogares|herid[oa]s?|muert[oa]s?)(?!\\p{L})',
  }),
  hedgesBefore: hedgesBefore([
    ['just-over', '(?:un poco|poco|apenas|ligeramente) más de(?:\\s+la)?'],
    [
      'nearly',
      '(?:un poco|poco|apenas|ligeramente) menos de(?:\\s+la)?|casi(?:\\s+la)?|cerca de(?:\\s+la)?|prácticamente',
    ],
    ['at-least', 'no menos de|al menos(?:\\s+la)?|por lo menos|como mínimo|un mínimo de|cuando menos'],
    ['at-most', 'no más de|como máximo|a lo sumo|un máximo de|hasta(?:\\s+la)?'],
    ['more-than', '(?:mucho )?más de(?:\\s+la)?|más que|por encima de|superior(?:es)? a|en exceso de'],
    ['less-than', '(?:mucho )?menos de(?:\\s+la)?|por debajo de|inferior(?:es)? a'],
    [
      'about',
      'unos|unas|alrededor de|aproximadamente|cosa de|en torno a|del orden de|una estimación de|se estima(?:n)? en|aprox\\.',
    ],
    ['exact', 'exactamente|precisamente'],
  ]),
  hedgesAfter: hedgesAfter([
    ['at-least', '(?:o|y) más|como mínimo|por lo menos|al menos'],
    ['at-most', 'o menos|como máximo|a lo sumo'],
    ['about', 'aproximadamente|más o menos'],
  ]),
  betweenBefore: /(?<!\p{L})entre\s+$/iu,
  betweenAfter: null,
  betweenJoin: /^\s+y\s+$/iu,
  rangeJoin: /^(?:\s*[–—-]\s*|\s+a\s+)$/iu,
  changeBefore: /(?<!\p{L})de\s+$/iu,
  percentAfter: percentAfter('por ?ciento|puntos? porcentuales?'),
  past: pastWords(
    [
      {
        before:
          '(?:(?:durante|en|desde|por|a lo largo de|dentro de)\\s+)*(?:los|las)\\s+(?:últimos|últimas|pasados|pasadas|anteriores)',
      },
      {
        before: '(?:(?:durante|en|desde|por|a lo largo de|dentro de)\\s+)*(?:los|las)',
        middle: 'últimos|últimas',
      },
      {
        before: '(?:(?:durante|en|desde|por|a lo largo de|dentro de)\\s+)*(?:los|las)',
        end: 'pasados|pasadas|anteriores|precedentes',
      },
    ],
    { hour: 'horas?', day: 'días?', week: 'semanas?', month: 'mes(?:es)?', year: 'años?' },
  ),
  parts,
}
