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
