/** Which encoding the attributes of a shapefile are in: by the .cpg, by the language byte of the .dbf. */
import type { Encoding } from '../table/encodings.js'

/** What a name or number of a code page stands for; null where it is one that is not read. */
const pages: Readonly<Record<string, Encoding>> = {
  'utf-8': 'utf-8',
  utf8: 'utf-8',
  '65001': 'utf-8',
  '1250': 'windows-1250',
  '1251': 'windows-1251',
  '1252': 'windows-1252',
  '1254': 'windows-1254',
  '1256': 'windows-1256',
  // The Latin alphabets of ISO are parts of these, for all that is text.
  'iso-8859-1': 'windows-1252',
  '88591': 'windows-1252',
  'iso-8859-9': 'windows-1254',
  '88599': 'windows-1254',
}

/** The encoding that the text of a .cpg names, such as `UTF-8`, `1251`, `ANSI 1250` or `ISO-8859-1`. */
export function encodingOfPage(text: string): Encoding | null {
  const name = text
    .trim()
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .replace(/^(?:ansi |windows-|cp|iso8859|iso )/, '')
  return (
    pages[name] ??
    pages[
      text
        .trim()
        .toLowerCase()
        .replace(/^iso\s*8859-?/, 'iso-8859-')
    ] ??
    null
  )
}

const languages: Readonly<Record<number, Encoding>> = {
  3: 'windows-1252',
  88: 'windows-1252',
  89: 'windows-1252',
  200: 'windows-1250',
  201: 'windows-1251',
  202: 'windows-1254',
  204: 'windows-1250',
}

/** The encoding of a language byte. 0 and 87 ("whatever Windows used") tell nothing, nor do those of DOS. */
export function encodingOfLanguage(language: number): Encoding | null {
  return languages[language] ?? null
}
