/** What a query asks of a land account: one layer, some classes, some lines, and how they are broken down. */
import type { Line } from '../land/lines.js'
import { lines } from '../land/lines.js'
import type { Layer } from '../land/records.js'
import { landClasses } from '../land/records.js'
import { codesUnder } from '../record/codes.js'
import { accountNotSo } from './problems.js'
import type { Condition, CountQuery, Query } from './query.js'

export interface AccountAsked {
  readonly layer: Layer
  /** Whether ground of a class is asked for. */
  readonly isAsked: (hazardClass: string) => boolean
  /** The lines asked for; null: all, with the closing as the total. */
  readonly lines: readonly Line[] | null
  /** `line` where the query breaks nothing down. */
  readonly by: readonly ('line' | 'class')[]
}

/** Throws `account-not-so` for a share, a rate, both layers or none, and a breakdown by layer. */
export function accountAsked(query: Query): AccountAsked {
  if (query.type !== 'count') throw accountNotSo({ what: query.type })
  const { where } = query
  const onLine = where.filter(({ dimension }) => dimension === 'line')
  const chosen = lines.filter((line) => onLine.every((condition) => holds(condition, [line])))
  return {
    layer: layerAsked(where),
    isAsked: (hazardClass) =>
      where.every((condition) => condition.dimension !== 'class' || holds(condition, [hazardClass])),
    lines: onLine.length === 0 ? null : chosen,
    by: breakdownOf(query),
  }
}

function layerAsked(where: readonly Condition[]): Layer {
  const asked = where.filter(({ dimension }) => dimension === 'layer')
  if (asked.length === 0) return 'depth'
  const left = (['surface', 'depth'] as const).filter((layer) =>
    asked.every((condition) => holds(condition, [layer])),
  )
  const [layer] = left
  if (layer === undefined || left.length > 1) throw accountNotSo({ what: 'layers' })
  return layer
}

function breakdownOf({ by }: CountQuery): readonly ('line' | 'class')[] {
  const known = by.filter((name): name is 'line' | 'class' => name === 'line' || name === 'class')
  if (known.length < by.length) throw accountNotSo({ what: 'by_layer' })
  return known.length > 0 ? known : ['line']
}

function holds({ operator, codes }: Condition, values: readonly string[]): boolean {
  const meant = codes.flatMap((code) => [code, ...codesUnder(landClasses, code)])
  const isAmong = values.some((value) => meant.includes(value))
  return operator === '!=' ? !isAmong : isAmong
}
