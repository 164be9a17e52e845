/** From the reports of activities to the land that they release, entry by entry. */
import { activity } from '../record/activity.js'
import { findField, intervalEnd, intervalStart } from '../record/columns.js'
import type { Value } from '../record/definition.js'
import type { StatedRelease } from './control-totals.js'
import type { KnownDate } from './moment.js'
import type { Layer, Release, ReleaseKind } from './records.js'

/** A report of an activity, its lists as they are committed. */
export interface Report {
  readonly recordId: string
  readonly localId: string | null
  readonly reportKind: string
  readonly land: Value
  readonly start: KnownDate
  readonly end: KnownDate
  readonly place: string | null
  readonly task: string | null
}

/** An entry of `land`. */
export interface LandEntry extends StatedRelease {
  readonly localId: string | null
  readonly reportKind: string
  readonly layer: Layer | null
  /** When the entry says, else the end of the activity, else its start. */
  readonly date: KnownDate
  readonly place: string | null
  readonly saysGrowth: boolean
  /** As drawn, GeoJSON; null where the report draws none. */
  readonly geojson: string | null
  /** Tells the entry's shape from all others. */
  readonly shape: string
}

const parts = partNames()

function partNames(): readonly string[] {
  const { value } = findField(activity, 'land')
  if (value.type !== 'list') throw new Error('activity.land is no list')
  return value.parts.map(({ name }) => name)
}

/** The entries that say how their land was released; others release nothing that could be counted. */
export function landEntries(report: Report): readonly LandEntry[] {
  const { recordId, localId, reportKind, task, place } = report
  const entries = Array.isArray(report.land) ? report.land : []
  return entries.flatMap((entry: Value, index): readonly LandEntry[] => {
    const part = (name: string): Value => (Array.isArray(entry) ? (entry[parts.indexOf(name)] ?? null) : null)
    const kind = releaseKind(part('release'))
    if (kind === null) return []
    const drawn = part('shape')
    return [
      {
        recordId,
        localId,
        reportKind,
        task,
        place,
        kind,
        squareMetres: textOf(part('area_square_metres')) ?? textOf(part('computed_area_square_metres')),
        layer: layerOf(part('layer')),
        date: dateOf(part('on'), report),
        saysGrowth: part('boundary_growth') === 'yes',
        geojson: Array.isArray(drawn) ? textOf(drawn[0] ?? null) : null,
        shape: `${recordId}/land/${index}`,
      },
    ]
  })
}

/**
 * Entries that add: of progress reports, of reports that cancel land, and of reports of unknown kind that draw it, since
 * ground that such a report repeats is released once all the same. Completion reports only control.
 */
export function addingEntries(entries: readonly LandEntry[]): readonly LandEntry[] {
  return entries.filter(
    ({ reportKind, kind, geojson }) =>
      reportKind === 'progress' ||
      (reportKind === 'cancellation' && kind === 'cancelled') ||
      (reportKind === 'unknown' && geojson !== null),
  )
}

/** The release of an entry that is drawn. */
export function releaseOf({ recordId, shape, kind, layer, date, place, saysGrowth }: LandEntry): Release {
  return { recordId, shape, kind, layer, date, place, saysGrowth }
}

function dateOf(on: Value, { start, end }: Report): KnownDate {
  const stated: KnownDate = Array.isArray(on)
    ? { from: intervalStart(on[0] ?? null), until: intervalEnd(on[1] ?? null) }
    : { from: null, until: null }
  return [stated, end].find(({ from, until }) => from !== null || until !== null) ?? start
}

function releaseKind(value: Value): ReleaseKind | null {
  return value === 'cancelled' || value === 'reduced' || value === 'cleared' ? value : null
}

function layerOf(value: Value): Layer | null {
  return value === 'surface' || value === 'depth' ? value : null
}

function textOf(value: Value): string | null {
  return typeof value === 'string' ? value : null
}
