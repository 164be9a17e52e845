/** Figures over the register as it is: counted for staff, or as publication would show them. */
import { z } from 'zod'
import { printCsv } from '../../../core/document/csv.js'
import { definitionOf } from '../../../core/figure/catalogue.js'
import { definitionName } from '../../../core/figure/definition.js'
import { parseQuery } from '../../../core/figure/parse.js'
import { countIn } from '../../../core/figure/query.js'
import type { FigureResult } from '../../../core/figure/result.js'
import type { View } from '../../../store/answer-query.js'
import { answerParsed } from '../../../store/answer-query.js'
import { needAccount, type Route, route } from '../route.js'

const asked = z.strictObject({
  query: z.string().min(1).max(4000),
  /** `outside`: small numbers are withheld, as they would be in a publication. */
  view: z.enum(['inside', 'outside']).default('inside'),
  format: z.enum(['json', 'csv']).default('json'),
})

export const figureRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/figures',
    access: 'count',
    summary:
      'Counts a query (docs/figures.md): the number with its parts, unknowns and notes, and what was counted. Small numbers are withheld with view=outside, and always from who is limited to some places.',
    query: asked,
    run: async ({ reading, programme, account, query }) => {
      const parsed = parseQuery(query.query)
      // Whoever is limited to some places reads of the others what anybody would.
      const view = needAccount(account).placeIds === null ? query.view : 'outside'
      const result = await answerParsed(reading.session, programme, parsed, { view })
      if (query.format === 'csv') return csvAnswer(result)
      const definition = definitionOf(countIn(parsed))
      const { title, text, unit } = definition
      const named = { name: definitionName(definition), title, text, unit }
      return {
        figure: result,
        definition: named,
        records: recordsBehind(view, result.asOf === reading.entry),
      }
    },
  }),
]

/** Whether the numbers lead to lists of their records, which are as they are now. */
function recordsBehind(view: View, isNow: boolean): 'listed' | 'of_an_earlier_entry' | 'not_from_outside' {
  if (view === 'outside') return 'not_from_outside'
  return isNow ? 'listed' : 'of_an_earlier_entry'
}

function csvAnswer(result: FigureResult): Response {
  return new Response(figureCsv(result), {
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Disposition': `attachment; filename="figure-${result.id.slice(0, 12)}.csv"`,
    },
  })
}

/** One line a part, then the total and the numbers beside it; withheld numbers say so. */
function figureCsv(result: FigureResult): string {
  const dimensions = [...new Set(result.parts.flatMap(({ key }) => Object.keys(key)))]
  const shown = (value: number | null) => (value === null ? 'withheld' : String(value))
  const blank = dimensions.map(() => '')
  const lines = [
    [...dimensions, 'what', result.unit],
    ...result.parts
      .filter(({ key }) => Object.keys(key).length > 0)
      .map(({ key, value }) => [...dimensions.map((name) => key[name] ?? ''), 'part', shown(value)]),
    [...blank, 'total', shown(result.total)],
    [...blank, 'may fall in the period', shown(result.mayFall)],
    [...blank, 'unknown', shown(result.unknown)],
    [...blank, 'confirmed', shown(result.confirmed)],
    [...blank, 'submitted, not yet reviewed', shown(result.notReviewed)],
    [...blank, result.query, ''],
  ]
  return printCsv(lines)
}
