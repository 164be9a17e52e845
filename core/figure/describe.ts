/** docs/figures.md, from the definitions: what each figure counts, and the language in which it is asked for. */
import type { Code } from '../record/definition.js'
import type { Definition } from './definition.js'
import { definitionName } from './definition.js'
import type { Dimension } from './dimensions.js'
import { dimensionsOf } from './dimensions.js'
import { nearHazardText } from './near-hazard.js'

/** The Markdown page, ending in a line feed. Pure: the same definitions, the same bytes. */
export function describeFigures(definitions: readonly Definition[]): string {
  return `${[introduction, language, results, ...definitions.map(describeDefinition)].join('\n\n')}\n`
}

const introduction = `# Figures

Written by \`node dist/scripts/write-docs.js\` from the definitions in \`core/figure/\`; change them there.

A figure is a definition, a query and an entry number of the log. The same query at the same entry gives the same answer on every engine, unless entries were lawfully erased since, and then the figure says how many. Published versions of a definition are kept for ever.`

const language = `## The language of queries

\`\`\`
query = id ['@' version] [('from' date) 'to' date | 'to' date | 'in' year] ['at' place] ['where' cond {'and' cond}] ['by' dim {',' dim}] ['as of' n]
      | 'share of' query ',' 'base' ('known' | 'all') | 'rate per' number 'of' claim-id query
cond  = dim ('=' | '!=') code | dim 'in' '(' code {',' code} ')'
date  = YYYY-MM-DD [ 'T' hh:mm zone ]      place = (code | "name") ['@' date]
\`\`\`

- Keywords are lower case and stand in this order. A zone is \`Z\` or an offset such as \`+04:30\`.
- Both ends of a period are inclusive, in the programme's time zone. Without \`from\`: since the first record. Without a period all records count, undated ones too.
- A record is in the period when its whole date interval lies in it. One that only overlaps it, and one without a date, *may fall* in it and is a number of its own.
- A place includes the places recorded in it. Its boundaries are those at the end of the period, unless \`@date\` names another day: where a name or code has belonged to several places, that day says which is meant.
- A filter on a code includes the codes under it. \`unknown\` is a code of every dimension but \`region\`; \`!=\` keeps the unknown.
- \`where place = CODE\` and \`where region = CODE\` include the places recorded in it; \`by place\` and \`by region\` show the code of each place, or its name where it has no code. A place in no recorded region is unknown there.
- ${nearHazardText}
- \`by year\` and \`by month\`: an interval that lies in no one year or month is unknown there.
- \`share of Q\` divides Q by Q without its conditions. \`base known\` leaves those unknown in the dimensions of the conditions out of both numbers. Parts of a share are parts of the whole, so that they add up to it.
- \`rate per N of CLAIM Q\` divides Q by the quantity that a claim states, times N. A claim is named by its own number.
- A link in a document, \`#id?dim=code&dim=code\`, adds conditions to a query of its front matter.

Examples:

\`\`\`
casualties from 2038-02-11 to 2041-03-01 by outcome
casualties in 2031 at EX01 where status != security_forces by sex, age_group
deaths to 2031-12-31T23:59+04:30
accidents at "Example Town"@2031-06-30 by month as of 5120
share of casualties in 2031 where sex in (female, unknown), base known
rate per 100000 of population-2031 casualties in 2031
land-account in 2031 at EX01 where layer = depth by line
\`\`\``

const results = `## What is printed with a number

- **total**, and the **parts** of its breakdown, which add up to it, unknown among them.
- **may fall**: "n, or n to n + may fall".
- **range**: the least and the most where sources disagree on whether, when or where a record counts; each open conflict is taken by itself.
- **unknown**: those of the total that are unknown in a dimension of the breakdown. Of accidents: victims not yet placed in one. Of a land account: of the closing, what was recorded without a date.
- **confirmed**, and **not reviewed**: submitted records that would count.
- **notes**: what is counted apart, what has no place, what was erased since.

Inside the programme nothing is withheld. Outside, a number of people or accidents between 0 and k (5, or what the programme sets, never below 3) is withheld, with as many others as keep it from being found by subtraction; a confidential code (*in italics* below) is shown as the code above it, or as "withheld".`

function describeDefinition(definition: Definition): string {
  const rows = dimensionsOf(definition).map(
    (dimension) => `| \`${dimension.name}\` | ${codesOf(dimension)} |`,
  )
  const small =
    definition.smallNumbers === 'withheld' ? 'Small numbers are withheld.' : 'Small numbers are shown.'
  const counted =
    definition.measure.type === 'account'
      ? 'Measures ground drawn in records of the kinds `hazard` and `activity`: [how](land-release.md).'
      : `Counts records of the kind \`${definition.kind}\`.`
  const outside = definition.wholeCountryOutside
    ? ' Outside the programme it is given for the whole country only.'
    : ''
  return [
    `## ${definitionName(definition)}`,
    `**${definition.title}.** ${definition.text}`,
    `${counted} ${small}${outside}`,
    ['| Dimension | Codes |', '|---|---|', ...rows].join('\n'),
  ].join('\n\n')
}

function codesOf({ type, codes }: Dimension): string {
  switch (type) {
    case 'code':
      return codes.map(codeText).join(', ')
    case 'year':
      return 'YYYY, unknown'
    case 'month':
      return 'YYYY-MM, unknown'
    case 'place':
      return 'the code of a place, unknown'
    case 'region':
      return 'the code of a region'
  }
}

function codeText({ code, under, privacy }: Code): string {
  const within = under && under.length > 0 ? ` (${under.map(codeText).join(', ')})` : ''
  return `${privacy === 'confidential' ? `*${code}*` : code}${within}`
}
