/** Forms that several routes share. */
import { z } from 'zod'
import { pageLanguages } from '../../core/access/languages.js'
import { roles } from '../../core/access/roles.js'

/** An account as core/access/account.ts has it. */
export const accountForm = z.object({
  accountId: z.uuid(),
  name: z.string(),
  shownName: z.string(),
  roles: z.array(z.enum(roles)),
  placeIds: z.array(z.uuid()).nullable(),
  organisationId: z.uuid().nullable(),
  language: z.enum(pageLanguages),
})

/** A file or form that came in, as store/import/list-imports.ts has it. */
export const importForm = z.object({
  id: z.int(),
  fileName: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
  receivedAt: z.string().nullable(),
  kinds: z.array(z.string()),
  source: z.uuid().nullable(),
  state: z.enum(['open', 'complete', 'undone']),
  receivedBy: z.string(),
  receivedByName: z.string().nullable(),
  taken: z.int(),
  rows: z.record(z.string(), z.int()),
  findings: z.record(z.string(), z.int()),
})

/** A text of at least one letter, without blanks around it; PostgreSQL has no text with U+0000, so nothing holds it. */
export function plainText(most: number) {
  return z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^[^\0]*$/)
}

/** A parameter from 0 on, in digits: an empty one is no 0, which would be read as the beginning of the log. */
export const fromZero = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number)

/** A parameter from 1 on, in digits: a number in hexadecimal or with an exponent is none that anybody typed on purpose. */
export const fromOne = z
  .string()
  .regex(/^[1-9]\d{0,14}$/)
  .transform(Number)

/** How many a page holds: 1 to 200, in digits. */
export const pageSize = z
  .string()
  .regex(/^(?:[1-9]\d?|1\d\d|200)$/)
  .transform(Number)
  .default(50)

/** Why somebody does what the log keeps. */
export const reasonText = plainText(1000)

/** A password as it is typed; longer than any that is taken is not even looked at. */
export const passwordText = z.string().max(512)

/** The secret of a link. */
export const secretText = z.string().max(200)

/** What somebody is called on the pages: no control characters, and none that turns the direction of what follows. */
export const shownNameText = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\u202a-\u202e\u2066-\u2069]*$/u, 'has characters that are not shown')
