/** The sentences of an assessment on the pages: each is filled in by what the assessment gives. */
import { deepEqual, doesNotMatch } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { IntlMessageFormat } from 'intl-messageformat'
import { pageLanguages } from '../core/access/languages.js'
import { type CauseReason, causeSentence } from '../core/assess/cause-words.js'
import { repository } from './reading-files.js'

type Of<Because extends CauseReason['because']> = Extract<CauseReason, { because: Because }>
const support = { support: 3, groups: 7, supportAsRecorded: 1, chanceMost: 2 }
const samples: { readonly [Because in CauseReason['because']]: Omit<Of<Because>, 'because'> } = {
  'no-find-near': {},
  'no-common-shift': support,
  'common-shift': { ...support, metres: 130.4, bearingDegrees: 87.6, datum: null },
  'items-not-placed': { searches: 4, short: 2, items: 21 },
  'items-not-counted': { searches: 4, uncounted: 3 },
  'items-accounted-for': { searches: 1 },
  'terrain-not-described': { records: 5 },
  'terrain-described': { records: 11, described: 4, washing: 2 },
  'nothing-to-compare': {},
  sheet: { scale: '1:50 000', side: 'south', support: 3, records: 7, metres: 147 },
  'no-sheet': { support: 1, records: 6 },
  'no-difference': {},
}
const digits = (text: string) => (text.replaceAll(/1:\d+ 000/g, '').match(/\d+/g) ?? []).map(Number).sort()

test('each of the 12 reasons of a cause tells the same numbers in 8 languages as its English sentence', () => {
  for (const language of pageLanguages) {
    const messages = JSON.parse(readFileSync(join(repository, 'messages', `${language}.json`), 'utf8'))
    for (const [because, sample] of Object.entries(samples)) {
      const { metres = 0, bearingDegrees = 0, ...counts } = sample as Record<string, number>
      const text: string = messages[`assess.because.${because.replaceAll('-', '_')}`]
      const format = new IntlMessageFormat(text, `${language}-u-nu-latn`, undefined, { ignoreTag: true })
      const said = format.format({
        ...counts,
        distance: String(Math.round(metres)),
        bearing: String(Math.round(bearingDegrees)),
      })
      const english = causeSentence({ because, ...sample } as CauseReason)
      deepEqual(digits(String(said)), digits(english), `${language} ${because}: ${said}`)
    }
  }
})

test('no English message of the assessment has a verdict or a promise', () => {
  const english = JSON.parse(readFileSync(join(repository, 'messages', 'en.json'), 'utf8')) as object
  for (const [key, text] of Object.entries(english))
    if (key.startsWith('assess.'))
      doesNotMatch(text, /\b(safe|true|verified|proved|certified|liar|fault|blame|honest)\b/i, key)
})
