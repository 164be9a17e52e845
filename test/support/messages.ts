/** Messages of pages, read as ICU MessageFormat. */
import { IntlMessageFormat } from 'intl-messageformat'

/** Letters that stand in every sentence of a language that is not written in Latin. */
export const letters: Readonly<Record<string, RegExp>> = {
  ar: /\p{Script=Arabic}{3}/u,
  ru: /\p{Script=Cyrillic}{3}/u,
  zh: /\p{Script=Han}{2}/u,
  hy: /\p{Script=Armenian}{3}/u,
}

/** The names of what is filled in, whatever the language says around them. */
export function argumentsOf(text: string, language: string): readonly string[] {
  const format = new IntlMessageFormat(text, language, undefined, { ignoreTag: true })
  const names = new Set<string>()
  const look = (value: unknown): void => {
    if (Array.isArray(value)) for (const each of value) look(each)
    else if (typeof value === 'object' && value !== null) {
      const {
        type,
        value: name,
        options,
      } = value as { type?: number; value?: unknown; options?: Record<string, { value: unknown }> }
      // 0 is plain text and 7 the number sign of a plural (icu-messageformat-parser).
      if (type !== undefined && type !== 0 && type !== 7 && typeof name === 'string') names.add(name)
      for (const option of Object.values(options ?? {})) look(option.value)
    }
  }
  look(format.getAst())
  return [...names].sort()
}
