/** What is asked of a list, as it stands in an address; the places that its words name; and where a page begins. */
import { z } from 'zod'
import { countedBehind, numberNames, readFigureNumber } from '../../../core/figure/behind.js'
import { isDay, lastDay } from '../../../core/figure/calendar.js'
import type { Bounds } from '../../../core/figure/period.js'
import { periodBounds } from '../../../core/figure/period.js'
import { figureNotListed, figureOfAnotherKind } from '../../../core/figure/problems.js'
import { countIn } from '../../../core/figure/query.js'
import type { Kind } from '../../../core/record/definition.js'
import { kindNamed } from '../../../core/record/kinds.js'
import type { QuestionPart } from '../../../core/record/list-question.js'
import { nameFieldOf } from '../../../core/record/record-name.js'
import { foldText, wantedWords } from '../../../core/record/searched-words.js'
import { logSize } from '../../../store/append.js'
import type { Session } from '../../../store/engine/engine.js'
import type { RowsBehind } from '../../../store/figure/rows-behind.js'
import { rowsBehind } from '../../../store/figure/rows-behind.js'
import { knownPlaces, placesWithin } from '../../../store/place-list.js'
import type { Programme } from '../../../store/programme.js'
import { settingsAsOf } from '../../../store/settings.js'
import type { Cursor, FieldCondition, ListAsked, Reference } from '../../../store/staff/list-conditions.js'
import type { WantedWord } from '../../../store/staff/list-search.js'
import { problem } from '../../../store/staff/problems.js'
import type { Reading } from '../../register-reading.js'
import { fromOne, pageSize } from '../forms.js'

/** PostgreSQL has no text with U+0000, so nothing holds it. */
export const words = z
  .string()
  .min(1)
  .max(200)
  .regex(/^[^\0]*$/)

const dayText = z.string().refine(isDay, 'is no day YYYY-MM-DD')

/** What can be asked of a list, whichever page of it is shown. */
export const listQuestion = z.strictObject({
  q: words.optional(),
  filter: z.string().min(1).max(2000).optional(),
  state: z.enum(['accepted', 'submitted', 'disputed']).optional(),
  place: z.uuid().optional(),
  refers: z
    .string()
    .regex(/^[a-z][a-z0-9_]{0,60}:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
    .optional(),
  entry: fromOne.optional(),
  map: z.enum(['yes', 'no']).optional(),
  from: dayText.optional(),
  to: dayText.optional(),
  figure: z.string().min(1).max(4000).optional(),
  number: z.enum(numberNames).optional(),
  part: words.max(1000).optional(),
  sort: z.string().min(1).max(100).optional(),
} satisfies Readonly<Record<QuestionPart, z.ZodType>>)

/** The same, and which page of it. */
export const pageQuestion = listQuestion.extend({
  state: listQuestion.shape.state.default('accepted'),
  limit: pageSize,
  count: z.enum(['bounded', 'whole']).default('bounded'),
  cursor: z.string().min(1).max(2000).optional(),
})

/** A question that was read. */
export type Asked = z.output<typeof pageQuestion>

/** Where places are read from; `kept` gives what was read already. */
type PlaceReading = Pick<Reading, 'session' | 'programmeId' | 'kept' | 'entry' | 'settings'>

/** Reads places once in one transaction of its own, where no snapshot is kept. */
export async function readingOnce(session: Session, programme: Programme): Promise<PlaceReading> {
  const made = new Map<string, unknown>()
  const entry = await logSize(session, programme.programmeId)
  return {
    session,
    programmeId: programme.programmeId,
    entry,
    settings: await settingsAsOf(session, programme, entry),
    kept: async <T>(key: string, make: () => Promise<T>) => {
      if (!made.has(key)) made.set(key, await make())
      return made.get(key) as T
    },
  }
}

/** Every place of the register. */
export function allPlaces(reading: PlaceReading) {
  return reading.kept('every place', () => knownPlaces(reading.session, reading.programmeId))
}

/** Places whose name or code holds the words. */
export async function placesNamed(reading: PlaceReading, words: string) {
  // Signs alone are in no name.
  if (wantedWords(words).length === 0) return []
  const wanted = foldText(words).trim()
  const folded = await foldedNames(reading)
  return (await allPlaces(reading)).filter((_, at) => folded[at]?.some((name) => name.includes(wanted)))
}

/** The names and the code of every place as they are searched, in the order of the places. */
function foldedNames(reading: PlaceReading): Promise<readonly (readonly string[])[]> {
  return reading.kept('names of every place, folded', async () =>
    (await allPlaces(reading)).map(({ name, otherNames, code }) =>
      [name, ...otherNames, code ?? ''].map(foldText),
    ),
  )
}

/** Each word of a search, with the places whose name holds it. */
async function wordsAsked(reading: PlaceReading, words: string): Promise<readonly WantedWord[]> {
  const wanted: WantedWord[] = []
  for (const word of wantedWords(words))
    wanted.push({
      word,
      placeIds: (await placesNamed(reading, word)).map(({ recordId }) => recordId),
    })
  return wanted
}

/** What the question asks of the list of a kind. Throws `filter-not-read`, `cursor-not-read`, `period-is-empty`, and the problems of figures. */
export async function listAsked(reading: PlaceReading, kind: Kind, query: Asked): Promise<ListAsked> {
  const sort = query.sort ?? nameFieldOf(kind)?.name ?? 'local_id'
  const descends = sort.startsWith('-')
  const behind = await behindAsked(reading, kind, query)
  return {
    words: query.q === undefined ? null : await wordsAsked(reading, query.q),
    placeIds: query.place === undefined ? null : placesWithin(await allPlaces(reading), [query.place]),
    conditions: query.filter === undefined ? [] : readFilter(query.filter),
    ...(query.refers === undefined ? {} : { refers: readReference(query.refers) }),
    // What is submitted is in no list of accepted records.
    state: behind?.number === 'not_reviewed' ? 'submitted' : query.state,
    behind,
    entry: query.entry ?? null,
    period: periodAsked(query),
    ...(query.map === undefined ? {} : { isOnMap: query.map === 'yes' }),
    sort: { field: descends ? sort.slice(1) : sort, descends },
    limit: query.limit,
    after: query.cursor === undefined ? null : readCursor(query.cursor),
  }
}

/** The records behind a number of a figure, as they are now. */
async function behindAsked(
  { session, programmeId, entry, settings }: PlaceReading,
  { table }: Kind,
  { figure, number, part }: Asked,
): Promise<RowsBehind | null> {
  if (figure === undefined) return null
  const read = readFigureNumber({ figure, number, part })
  const { asOf } = countIn(read.query)
  if (asOf !== null && asOf !== entry) throw figureNotListed({ why: 'as_of' })
  const kinds = kindNamed(countedBehind(read).definition.kind).table
  if (kinds !== table) throw figureOfAnotherKind({ kinds })
  return rowsBehind(session, { programmeId, asOf: entry, timeZone: settings.timeZone }, read)
}

/** An end that is left open goes as far as dates go, as on the page of figures. Days are the same in every zone. */
function periodAsked({ from, to }: Asked): Bounds | null {
  if (from === undefined && to === undefined) return null
  return periodBounds({ type: 'between', from: from ?? null, to: to ?? lastDay }, 'UTC')
}

/** `field:id`, as its form says. */
function readReference(text: string): Reference {
  const [field = '', recordId = ''] = text.split(':')
  return { field, recordId }
}

/** `dim = code and dim in (code, code)`, as in the query of a figure. Throws `filter-not-read`. */
function readFilter(filter: string): readonly FieldCondition[] {
  return filter.split(/\s+and\s+/).map((text) => {
    const found = /^\s*(\w+)\s*(?:(=|!=)\s*([\w.-]+)|in\s*\(([\w.,\s-]+)\))\s*$/.exec(text)
    if (!found?.[1]) throw problem.filterNotRead({ filter })
    const [, field, operator, code, codes] = found
    if (code !== undefined) return { field, operator: operator === '!=' ? '!=' : '=', codes: [code] }
    return { field, operator: 'in', codes: (codes ?? '').split(',').map((each) => each.trim()) }
  })
}

/** A cursor as it stands in an address. */
export function writeCursor({ value, recordId, row }: Cursor): string {
  return Buffer.from(JSON.stringify([value, recordId, row])).toString('base64url')
}

const rowNumber = z.int().min(0).max(2_147_483_647)
const cursorForm = z.tuple([z.string().nullable(), z.uuid(), z.tuple([z.int().min(0), rowNumber]).nullable()])

function readCursor(text: string): Cursor {
  const read = cursorForm.safeParse(jsonOf(Buffer.from(text, 'base64url').toString('utf8')))
  if (!read.success) throw problem.cursorNotRead({})
  const [value, recordId, row] = read.data
  return { value, recordId, row }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What is no JSON is no cursor of ours, and is refused as one.
    return null
  }
}
