/** series.json of a bundle: its numbers beside those of the earlier documents of its series. */
import { z } from 'zod'
import { seriesReasons } from '../disclosure/series-changes.js'
import type { Read } from './figures-file.js'
import { readJson, stableJson } from './figures-file.js'

export const seriesName = 'series.json'

const count = z.int().min(0)
const hash = z.string().regex(/^[0-9a-f]{64}$/, 'is no hash in hex')
const idText = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, 'is no id')

const number = z.strictObject({
  /** `#recent?outcome=killed`, `claim:survey-2039`. */
  link: z.string(),
  unit: z.enum(['count', 'percent', 'hour', 'day', 'week', 'month', 'year']),
  /** Canonical, with "as of n"; null for a claim. */
  query: z.string().nullable(),
  /** As written, each wording once. */
  texts: z.array(z.string()).min(1),
  /** What was counted; where nothing was, what is stated. */
  value: z.number().nullable(),
})

const change = z.strictObject({
  /** `waits`: a reason has fewer than k records, and none is told; `not-itemised`: no count of records. */
  told: z.enum(['same', 'itemised', 'waits', 'not-itemised']),
  items: z.array(
    z.strictObject({
      what: z.enum(['added', 'removed']),
      reason: z.enum(seriesReasons),
      count: z.int().min(1),
    }),
  ),
})

const definition = z.strictObject({ name: z.string(), title: z.string(), text: z.string() })

const compared = z.strictObject({
  now: number,
  /** Oldest first; `at` counts the earlier documents from 0. `change` is as that document told it. */
  before: z.array(z.strictObject({ at: count, number, change: change.nullable() })),
  /** Since the last of `before`; null where there is none. */
  change: change.nullable(),
  differs: z.array(z.enum(['definition', 'period', 'place', 'conditions', 'base', 'as-of'])),
  /** Both texts where they differ. */
  definition: z.strictObject({ was: definition, now: definition }).nullable(),
})

const earlier = z.strictObject({
  document: idText,
  /** The number of its document-published entry. */
  entry: z.int().min(1),
  title: z.record(z.string(), z.string()),
  date: z.string(),
  asOf: count,
  figuresSha256: hash,
})

const shape = z.strictObject({
  truebearing: z.literal(1),
  series: idText,
  document: idText,
  title: z.record(z.string(), z.string()),
  date: z.string(),
  asOf: count,
  /** Every earlier publication of the series under the key of this log, oldest first. */
  earlier: z.array(earlier),
  numbers: z.array(compared),
  /** Numbers of the last earlier document that this one does not state. */
  gone: z.array(number),
  unbound: count,
})

/** What series.json says. */
export type SeriesFile = z.infer<typeof shape>
export type SeriesNumber = z.infer<typeof number>
export type ComparedNumber = z.infer<typeof compared>
export type SeriesChange = z.infer<typeof change>
export type EarlierDocument = z.infer<typeof earlier>

/** Reads series.json; its bytes must be those that `stableJson` writes. Never throws. */
export function readSeriesFile(text: string): Read<SeriesFile> {
  const read = readJson(text, shape)
  if (read.value && stableJson(read.value) !== text)
    return { reason: 'it is not written in its one stable form' }
  return read
}
