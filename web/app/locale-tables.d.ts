/** Made as the pages are bundled (scripts/locale-tables.mjs). */
declare module 'virtual:locale-tables' {
  import type { LocaleTable } from '../../core/words/locale-table.js'

  export const tables: Readonly<Partial<Record<string, LocaleTable>>>
}
