/** messages/names/<language>.json: names and sentences in every language in which a document can be printed. */
import arabic from '../../messages/names/ar.json' with { type: 'json' }
import azerbaijani from '../../messages/names/az.json' with { type: 'json' }
import english from '../../messages/names/en.json' with { type: 'json' }
import spanish from '../../messages/names/es.json' with { type: 'json' }
import french from '../../messages/names/fr.json' with { type: 'json' }
import armenian from '../../messages/names/hy.json' with { type: 'json' }
import russian from '../../messages/names/ru.json' with { type: 'json' }
import chinese from '../../messages/names/zh.json' with { type: 'json' }

/** The texts of one language by key, in ICU MessageFormat. */
export type Messages = Readonly<Record<string, string>>

/** By primary language tag. */
export const messages: Readonly<Record<string, Messages>> = {
  en: english,
  fr: french,
  es: spanish,
  ar: arabic,
  ru: russian,
  zh: chinese,
  az: azerbaijani,
  hy: armenian,
}
