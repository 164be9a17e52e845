/**
 * The words under which a text is found, and those that somebody looks for. A word is found by its beginning, whatever its
 * case, accents and points, in any script.
 *
 * Folded with the compatibility decomposition (Unicode Standard Annex 15, NFKD), without the marks of Latin, Greek, Cyrillic,
 * Hebrew and Arabic, and with the letters that are written in several ways (UTS 39 knows more; these are those of names).
 */

/** What is kept of a word: as much as tells one from another. */
const mostLetters = 32
/** A script that writes no spaces has a word begin at each of its letters; as long as its names are. */
const mostUnspaced = 8

const plain = /^[\0-\x7f]*$/
const marks = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0640\p{Cf}]/gu
const ofSeveralForms = /[ßæœøđðłþħıς\u0649\u06cc\u06a9\u0629\u06c1\u0671]|[^\0-\x7f\P{Nd}]/gu
const forms: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ',
  '\u0649': '\u064a',
  '\u06cc': '\u064a',
  '\u06a9': '\u0643',
  '\u0629': '\u0647',
  '\u06c1': '\u0647',
  '\u0671': '\u0627',
}

/** A text without case, accents and other ways to write the same letter or digit; what is no letter becomes a hyphen. */
export function foldText(text: string): string {
  if (plain.test(text)) return text.toLowerCase().replace(/[^a-z0-9\s]+/g, '-')
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(marks, '')
    .replace(ofSeveralForms, (letter) => forms[letter] ?? digitOf(letter))
    .replace(/[^\p{L}\p{N}\p{M}\s]+/gu, '-')
}

/** The digit 0 to 9 that a decimal digit of any script is: Unicode keeps the ten of a script side by side, zero first. */
export function digitOf(letter: string): string {
  const point = letter.codePointAt(0) ?? 0
  let zero = point
  while (point - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero -= 1
  return String(point - zero)
}

type Sort = 'letter' | 'digit' | 'unspaced' | 'between'

const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u

function sortOf(letter: string): Sort {
  if (letter === '-') return 'between'
  if (letter >= '0' && letter <= '9') return 'digit'
  return letter > '\u0e00' && unspaced.test(letter) ? 'unspaced' : 'letter'
}

/** The words of a folded text, as they stand between spaces. */
function tokensOf(folded: string): readonly string[] {
  return folded.split(/\s+/).flatMap((token) => {
    const bare = token.replace(/^-|-$/g, '')
    return bare === '' ? [] : [bare]
  })
}

/** What somebody looks for: each must be found. None where the text has no letter and no digit. */
export function wantedWords(text: string): readonly string[] {
  return [...new Set(tokensOf(foldText(text)).map((token) => wordFrom(Array.from(token), 0)))]
}

/**
 * The words under which a text is found, each once: `V-0012` under itself, `0012` and `12`; a text without spaces from each
 * of its letters on; an Arabic word without its article too.
 */
export function wordsOf(text: string): readonly string[] {
  const words = new Set<string>()
  for (const token of tokensOf(foldText(text))) {
    const letters = Array.from(token)
    for (const start of beginnings(letters)) words.add(wordFrom(letters, start))
    const article = /^(?:[وبكف]?ال|لل)(?=\p{L}{2})/u.exec(token)?.[0].length ?? 0
    if (article > 0) words.add(wordFrom(letters, article))
  }
  return [...words]
}

function beginnings(letters: readonly string[]): readonly number[] {
  const found: number[] = []
  let before: Sort = 'between'
  // Of a number that begins with zeros also what comes after them.
  let isZeros = false
  for (const [at, letter] of letters.entries()) {
    const sort = sortOf(letter)
    const opensNumber = sort === 'digit' && before !== 'digit'
    const opensWord = sort === 'letter' && (before === 'between' || before === 'unspaced')
    if (sort === 'unspaced' || opensNumber || opensWord || (sort === 'digit' && isZeros && letter !== '0'))
      found.push(at)
    isZeros = sort === 'digit' && letter === '0' && (opensNumber || isZeros)
    before = sort
  }
  return found
}

function wordFrom(letters: readonly string[], start: number): string {
  const most = sortOf(letters[start] ?? '') === 'unspaced' ? mostUnspaced : mostLetters
  return letters.slice(start, start + most).join('')
}
