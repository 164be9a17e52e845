/** The languages in which pages speak, the register's and published ones. */
import { primaryLanguage } from '../document/language-tag.js'

/** The languages of the pages, BCP 47: none is added for one side without the other's. */
export const pageLanguages = ['en', 'fr', 'es', 'ar', 'ru', 'zh', 'az', 'hy'] as const

export type PageLanguage = (typeof pageLanguages)[number]

/** Each by its own name, for whoever looks for theirs among the others. */
export const languageNames: Readonly<Record<PageLanguage, string>> = {
  en: 'English',
  fr: 'français',
  es: 'español',
  ar: 'العربية',
  ru: 'русский',
  zh: '中文',
  az: 'azərbaycanca',
  hy: 'հայերեն',
}

/** The name of the language of a tag (`fr-CH`), or the tag where it is none of these. */
export function nameOfLanguage(tag: string): string {
  const language = pageLanguages.find((each) => each === primaryLanguage(tag))
  return language ? languageNames[language] : tag
}
