/** The fonts of printed documents: Noto under the OFL 1.1, from packages, so that the same letters stand everywhere. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { primaryLanguage } from '../../core/document/language-tag.js'

const require = createRequire(import.meta.url)

const always = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  '@expo-google-fonts/noto-sans/400Regular_Italic/NotoSans_400Regular_Italic.ttf',
  // Naskh, since readers take whole words out of it; of Noto Sans Arabic, which sets dots apart, they take single letters.
  '@embedpdf/fonts-arabic/fonts/NotoNaskhArabic-Regular.ttf',
  '@embedpdf/fonts-arabic/fonts/NotoNaskhArabic-Bold.ttf',
  '@expo-google-fonts/noto-sans-armenian/400Regular/NotoSansArmenian_400Regular.ttf',
  '@expo-google-fonts/noto-sans-armenian/700Bold/NotoSansArmenian_700Bold.ttf',
  '@expo-google-fonts/noto-sans-math/400Regular/NotoSansMath_400Regular.ttf',
]
// Eight megabytes each: read where Chinese is printed.
const chinese = [
  '@embedpdf/fonts-sc/fonts/NotoSansHans-Regular.otf',
  '@embedpdf/fonts-sc/fonts/NotoSansHans-Bold.otf',
]

/** Whether a text needs the Chinese fonts. */
export function needsChinese(text: string): boolean {
  return /\p{Script=Han}/u.test(text)
}

/** The bytes of the fonts. */
export function fontBytes(withChinese: boolean): readonly Buffer[] {
  return [...always, ...(withChinese ? chinese : [])].map((path) => readFileSync(fontPath(path)))
}

/** A package need not export its files; where it lies is told by what it exports. */
function fontPath(path: string): string {
  const [scope = '', name = '', ...rest] = path.split('/')
  const entry = require.resolve(`${scope}/${name}`)
  const inside = join(scope, name)
  return join(entry.slice(0, entry.lastIndexOf(inside) + inside.length), ...rest)
}

/**
 * The families to be tried, in order. The script of the language comes first, so that its signs of punctuation are
 * drawn in one style.
 */
export function families(language: string, withChinese: boolean): readonly string[] {
  const hans = withChinese ? ['Noto Sans S Chinese'] : []
  const rest = ['Noto Sans', 'Noto Naskh Arabic', 'Noto Sans Armenian', ...hans, 'Noto Sans Math']
  const first = { ar: 'Noto Naskh Arabic', hy: 'Noto Sans Armenian', zh: hans[0] }[primaryLanguage(language)]
  return first === undefined ? rest : [first, ...rest.filter((family) => family !== first)]
}
