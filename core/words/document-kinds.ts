/** Kinds of document that have a name in each language; a front matter may say others, which are printed as written. */
import type { Code } from '../record/definition.js'
import { code } from '../record/fields.js'

export const documentKinds: readonly Code[] = [
  code('appeal', 'appeal'),
  code('letter', 'letter'),
  code('report', 'report'),
  code('statement', 'statement'),
  code('submission', 'submission'),
  code('petition', 'petition'),
  code('complaint', 'complaint'),
  code('briefing', 'briefing'),
]
