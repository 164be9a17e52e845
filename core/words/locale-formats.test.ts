import { equal, ok, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { isKnownToIntl, localeFormats } from './locale-formats.js'
import { dateForms, localeTable, shownUnits, sparseLanguages } from './locale-table.js'

/** The Intl of Node, which knows these languages, is what every table is held against. */
for (const language of sparseLanguages) {
  const table = localeTable(language)
  const formats = localeFormats(language, table)

  test(`${language}: whole and broken numbers, hundredths and lengths are written as Intl writes them`, () => {
    const values = [
      0, 0.5, 1, 5, 999, 1000, 1234, 9881, 9999.9996, 12345, 123456.789, 1234567.891, -1, -9881, -12345.6,
    ]
    const options: readonly Intl.NumberFormatOptions[] = [
      {},
      { style: 'percent' },
      { maximumFractionDigits: 0 },
      ...shownUnits.map((unit) => ({ style: 'unit', unit, maximumFractionDigits: 1 }) as const),
    ]
    for (const each of options)
      for (const value of values)
        equal(formats.number(each).format(value), new Intl.NumberFormat(language, each).format(value))
  })

  test(`${language}: every day of a year, and hours in 4 time zones, are written as Intl writes them`, () => {
    const hours = Array.from({ length: 366 }, (_, day) =>
      Date.UTC(2028, 0, 1 + day, (day * 7) % 24, day % 60),
    )
    for (const form of ['day', 'moment'] as const)
      for (const timeZone of ['UTC', 'Asia/Kathmandu', 'America/St_Johns', 'Pacific/Kiritimati']) {
        const own = formats.date(form, timeZone)
        const known = new Intl.DateTimeFormat(language, { ...dateForms[form], timeZone })
        for (const time of hours) equal(own.format(time), known.format(time))
      }
  })

  test(`${language}: plurals fall into the categories of Intl`, () => {
    const known = new Intl.PluralRules(language)
    for (const value of [...Array(5000).keys()].flatMap((whole) => [whole, whole + 0.5, -whole]))
      equal(formats.plural().select(value), known.select(value), String(value))
  })

  test(`${language}: the table is left where Intl knows the language, and taken where it does not`, () => {
    ok(isKnownToIntl(table))
    ok(!isKnownToIntl({ ...table, months: ['Jan'] }))
    ok(!isKnownToIntl({ ...table, decimal: '٫' }))
    ok(!isKnownToIntl({ ...table, language: 'qqq' }))
  })
}

test('a language whose plurals need rules is refused, not written wrongly', () => {
  throws(() => localeTable('ru'), /plurals of ru come again/)
  throws(() => localeTable('ar'), /a date in ar has a dayPeriod/)
})
