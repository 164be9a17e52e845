/** The comparison of a document with the earlier ones of its series: read from what was kept of them, counted anew. */
import type { MovedNumber, MovedRecord, SeriesReason } from '../core/disclosure/series-changes.js'
import { itemiseSeries } from '../core/disclosure/series-changes.js'
import type { CheckedDocument } from '../core/document/check.js'
import type { EarlierPublication, NumberPair } from '../core/document/compare-series.js'
import { compareSeries, numberPairs } from '../core/document/compare-series.js'
import type { FiguresFile } from '../core/document/figures-file.js'
import { readFiguresFile } from '../core/document/figures-file.js'
import { question } from '../core/document/series.js'
import type { SeriesChange, SeriesFile } from '../core/document/series-file.js'
import { readSeriesFile, seriesName } from '../core/document/series-file.js'
import { definitionOf } from '../core/figure/catalogue.js'
import { parseQuery } from '../core/figure/parse.js'
import type { CountQuery } from '../core/figure/query.js'
import { countIn } from '../core/figure/query.js'
import { figuresName } from '../core/verify/figures.js'
import type { Session } from '../store/engine/engine.js'
import { keptText } from '../store/kept-text.js'
import { openedFiles } from '../store/opened-files.js'
import type { Programme } from '../store/programme.js'
import { publishedDocuments } from '../store/publications.js'
import { reasonsOf } from '../store/revisions.js'
import { recordsOf } from './records.js'

interface Asked {
  readonly checked: CheckedDocument
  readonly figures: FiguresFile
  /** Publications of before this entry are earlier ones. */
  readonly entry: number
  readonly k: number
}

/** series.json of a document; null where it names no series. */
export async function seriesOf(programme: Programme, asked: Asked): Promise<SeriesFile | null> {
  const { series } = asked.checked.document.frontMatter
  if (series === undefined) return null
  return programme.engine.transaction(async (session) => {
    const earlier = await earlierOf(session, programme, series, asked.entry)
    const pairs = numberPairs(asked.checked, earlier)
    const changes = await changesOf(session, programme, { ...asked, pairs })
    return compareSeries(asked.checked, asked.figures, earlier, (pair) => {
      const found = changes.get(pair.now.link + pair.now.query)
      return found ?? { told: pair.was.value === pair.now.value ? 'same' : 'not-itemised', items: [] }
    })
  })
}

/** Every publication of a series in an entry before one, oldest first, as its own files say. */
async function earlierOf(
  session: Session,
  programme: Programme,
  series: string,
  entry: number,
): Promise<readonly EarlierPublication[]> {
  const found: EarlierPublication[] = []
  for (const { index, files } of await publishedDocuments(session, programme.programmeId)) {
    const hashes = new Map(files)
    const hash = hashes.get(seriesName)
    const figuresSha256 = hashes.get(figuresName)
    if (index + 1 >= entry || hash === undefined || figuresSha256 === undefined) continue
    const file = readSeriesFile(await keptText(session, programme.programmeId, hash))
    const figures = readFiguresFile(await keptText(session, programme.programmeId, figuresSha256))
    if (!file.value || !figures.value)
      throw new Error(
        `what entry ${index + 1} published is kept and cannot be read: ${file.reason ?? figures.reason}`,
      )
    if (file.value.series === series)
      found.push({ entry: index + 1, figures: figures.value, figuresSha256, series: file.value })
  }
  return found
}

/** What moved of each number that counts records; by link and query. */
async function changesOf(
  session: Session,
  programme: Programme,
  { pairs, entry, k }: Asked & { readonly pairs: readonly NumberPair[] },
): Promise<ReadonlyMap<string, SeriesChange>> {
  const opened = await openedFiles(session, programme.programmeId, entry - 1)
  const found: { readonly pair: NumberPair; readonly moved: MovedNumber | null }[] = []
  for (const pair of pairs.filter(isCount)) {
    const was = countOf(pair.was.query)
    // Another document told of the same number in between: two accounts of one change could be subtracted.
    const isBetween = opened.some(
      ({ breakdown, entry: at }) =>
        at > pair.earlier.entry && breakdown.base.asOf !== was.asOf && isWithin(breakdown.base, pair),
    )
    found.push({ pair, moved: isBetween ? null : await movedOf(session, programme, pair) })
  }
  const known = found.flatMap(({ pair, moved }) => (moved ? [{ pair, moved }] : []))
  const items = itemiseSeries(
    known.map(({ moved }) => moved),
    k,
  )
  const told = new Map(known.map(({ pair }, at) => [pair, items[at] ?? null]))
  return new Map(
    found.map(({ pair }) => [pair.now.link + pair.now.query, changeOf(pair, told.get(pair) ?? null)]),
  )
}

function changeOf(
  { was, now }: NumberPair,
  items: readonly SeriesChange['items'][number][] | null,
): SeriesChange {
  const isSame = was.value === now.value
  if (items === null || items.length === 0) return { told: isSame ? 'same' : 'waits', items: [] }
  return { told: 'itemised', items: [...items] }
}

function isCount({ was, now }: NumberPair): boolean {
  return [was, now].every(({ query, unit, value }) => {
    if (query === null || unit !== 'count' || value === null) return false
    const parsed = parseQuery(query)
    return parsed.type === 'count' && definitionOf(parsed).measure.type === 'records'
  })
}

function isWithin(base: CountQuery, { now }: NumberPair): boolean {
  const { figure, version } = countOf(now.query)
  return base.figure === figure && base.version === version
}

async function movedOf(
  session: Session,
  programme: Programme,
  { was, now }: NumberPair,
): Promise<MovedNumber | null> {
  const [before, after] = [countOf(was.query), countOf(now.query)]
  const counted = (query: CountQuery) => idsOf(session, programme, query)
  const idsBefore = await counted(before)
  const idsNow = await counted(after)
  const sameQuestion = question(was.query ?? '') === question(now.query ?? '')
  // The question of then, asked now: what it tells otherwise moved with the register, the rest with the question.
  const again = sameQuestion ? idsNow : await counted({ ...before, asOf: after.asOf })
  const erased = (was.value ?? 0) - idsBefore.size
  if (erased < 0) return null
  const since = before.asOf ?? 0
  const added = [...idsNow].filter((id) => !idsBefore.has(id))
  const removed = [...idsBefore].filter((id) => !idsNow.has(id))
  const reasons = await reasonsOf(session, programme.programmeId, {
    added: added.filter((id) => again.has(id)),
    removed: removed.filter((id) => !again.has(id)),
    since,
  })
  const moved = (ids: readonly string[], what: MovedRecord['what']): readonly MovedRecord[] =>
    ids.map((recordId) => ({ recordId, what, reason: reasons.get(recordId) ?? 'asked otherwise' }))
  const gone = Array.from({ length: erased }, (_, at): MovedRecord => {
    const reason: SeriesReason = 'erased since'
    return { recordId: `erased ${at}`, what: 'removed', reason }
  })
  return {
    figure: `${after.figure}@${after.version}`,
    moved: [...moved(added, 'added'), ...moved(removed, 'removed'), ...gone],
    stayed: [...idsNow].filter((id) => idsBefore.has(id)).length,
  }
}

async function idsOf(session: Session, programme: Programme, base: CountQuery): Promise<ReadonlySet<string>> {
  const breakdown = {
    path: seriesName,
    definition: definitionOf(base),
    base: { ...base, by: [] },
    columns: [],
    stated: [],
  }
  return new Set((await recordsOf(session, programme, breakdown)).map(({ recordId }) => recordId))
}

function countOf(query: string | null): CountQuery {
  return countIn(parseQuery(query ?? ''))
}
