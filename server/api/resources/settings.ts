/** /api/programme/settings: the settings under the names that `truebearing programme set FILE` reads, changed one by one. */
import { z } from 'zod'
import { parseQuery } from '../../../core/figure/parse.js'
import { Problem } from '../../../core/problem.js'
import { setSettings } from '../../../store/programme-changes.js'
import { settingsFile, settingsInForce } from '../../../store/settings.js'
import { plainText } from '../forms.js'
import type { Route } from '../route.js'
import { route } from '../route.js'

/** Mail is set on the machine itself, beside the password of its server, which no page sees. */
const shownSettings = settingsFile.omit({ mail: true }).extend({ method: z.string().nullable().optional() })

/** What is taken from a page: bounded, and what would only be found out when it is used is refused at once. */
const takenSettings = shownSettings.extend({
  name: plainText(200).optional(),
  contact: z.string().trim().max(500).optional(),
  people: z.int().min(1).max(10_000).optional(),
  country_box: settingsFile.shape.country_box.refine(
    (box) => box === null || box === undefined || box[1] < box[3],
    'has its south beyond its north',
  ),
  publish_small: settingsFile.shape.publish_small.refine(
    (decisions = []) => decisions.length <= 200 && decisions.every(({ query }) => isQuery(query)),
    'has more than 200 decisions, or one whose query cannot be read',
  ),
  method: z.string().max(200_000).nullable().optional(),
})

function isQuery(text: string): boolean {
  try {
    parseQuery(text)
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

export const settingsRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/programme/settings',
    access: 'read_register',
    summary:
      'Every setting of the programme but how mail is sent, with its default where it was never set; null: none, or no limit. method is METHOD.md.',
    answer: z.object({ settings: shownSettings.required() }),
    run: async ({ reading: { session, entry }, programme }) => {
      const { mail: _, ...settings } = await settingsInForce(session, programme, entry)
      return { settings }
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/programme/settings',
    access: 'administer',
    onlyInPerson: true,
    summary:
      'Changes the settings in set; each is an entry of the log, of which entry is the last. was says what was seen in force: where something else is by now, nothing is changed. The former value is set again to undo it.',
    body: z.strictObject({ set: takenSettings, was: shownSettings.default({}) }),
    answer: z.object({ changed: z.array(z.string()), entry: z.int().nullable() }),
    run: ({ programme, body }) => setSettings(programme, body),
  }),
]
