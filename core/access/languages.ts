/** The languages of the pages, BCP 47: none is added for one side without the other's. */
export const pageLanguages = ['en', 'fr', 'es', 'ar', 'ru', 'zh', 'az', 'hy'] as const

export type PageLanguage = (typeof pageLanguages)[number]
