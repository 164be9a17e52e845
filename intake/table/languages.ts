/** Letters by which an encoding is recognised: each alphabet outside ASCII, with the encoding its files come in. */
import type { SingleByteEncoding } from './encodings.js'

/** An alphabet. `letters` are those outside ASCII; `common` the ones that nearly every text in it holds. */
export interface Alphabet {
  readonly language: string
  readonly encoding: SingleByteEncoding
  readonly script: 'latin' | 'cyrillic' | 'arabic'
  readonly letters: string
  readonly common: string
}

const russian = 'абвгдежзийклмнопрстуфхцчшщъыьэюя'
const arabic = 'ءآأؤإئابةتثجحخدذرزسشصضطظعغفقكلمنهوىي'

function latin(language: string, encoding: SingleByteEncoding, letters: string, common = letters): Alphabet {
  return { language, encoding, script: 'latin', letters: letters + letters.toUpperCase(), common }
}

/** Alphabets, the likelier first where two explain the bytes equally well. */
export const alphabets: readonly Alphabet[] = [
  latin('Spanish', 'windows-1252', 'áéíóúüñ'),
  latin('Portuguese', 'windows-1252', 'áâãàçéêíóôõúü', 'áãçéõ'),
  latin('French', 'windows-1252', 'àâæçéèêëîïôœùûüÿ', 'éèàçê'),
  latin('German', 'windows-1252', 'äöüß'),
  latin('a Scandinavian language', 'windows-1252', 'åäöæøé', 'åäöæø'),
  latin('Italian', 'windows-1252', 'àèéìíòóùú', 'àèìòù'),
  latin('Bosnian, Croatian or Slovene', 'windows-1250', 'čćđšž'),
  latin('Polish', 'windows-1250', 'ąćęłńóśźż'),
  latin('Czech or Slovak', 'windows-1250', 'áäčďéěíĺľňóôřŕšťúůýž', 'áčéěířšýž'),
  latin('Hungarian', 'windows-1250', 'áéíóöőúüű', 'áéöő'),
  latin('Romanian', 'windows-1250', 'ăâîşţ'),
  { ...latin('Turkish', 'windows-1254', 'çğışöüâî', 'ığşü'), letters: 'çğışöüâîÇĞİŞÖÜÂÎ' },
  {
    language: 'Russian or Ukrainian',
    encoding: 'windows-1251',
    script: 'cyrillic',
    letters: `${russian}${russian.toUpperCase()}ёЁіІїЇєЄґҐўЎ`,
    common: 'оеаинтсрвл',
  },
  {
    language: 'Serbian or Macedonian',
    encoding: 'windows-1251',
    script: 'cyrillic',
    letters: 'абвгдежзиклмнопрстуфхцчшђјљњћџѓќѕАБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЂЈЉЊЋЏЃЌЅ',
    common: 'аоиенрстј',
  },
  {
    language: 'Arabic',
    encoding: 'windows-1256',
    script: 'arabic',
    letters: arabic,
    common: 'اليمونرتبه',
  },
  {
    language: 'Persian, Dari or Urdu',
    encoding: 'windows-1256',
    script: 'arabic',
    letters: `${arabic}پچژگکھہےں`,
    common: 'اليمونرتبه',
  },
]
