/** A transcribed record as the cells of one row, which is then imported as any other table. */
import { elementNames } from './check-record.js'
import type { Drawing, DrawnPlace } from './draw-places.js'
import type { TranscribedRecord, TranscribedText } from './transcribed.js'
import { isIllegible, transcribedTexts } from './transcribed.js'

/** The columns of the row. Lists stand as exports write them; the outline as GeoJSON on WGS 84. */
export const transcriptionHeader: readonly string[] = [
  ...transcribedTexts,
  'illegible',
  'mine_types',
  'landmarks',
  'rows',
  'mines',
  'outline',
  ...elementNames.map((name) => `element_${name}`),
]

/** The cells of a record, one for each column of `transcriptionHeader`. */
export function transcriptionCells(record: TranscribedRecord, drawing: Drawing): readonly string[] {
  const lists = { mine_types: typesOf(record), ...placedLists(record, drawing) }
  return [
    ...transcribedTexts.map((name) => textOf(record, name)),
    illegibleWords(record).join('; '),
    ...[lists.mine_types, lists.landmarks, lists.rows, lists.mines].map((list) =>
      list.length === 0 ? '' : JSON.stringify(list),
    ),
    outlineText(record, drawing),
    ...elementNames.map((name) => record.elements?.[name] ?? ''),
  ]
}

/** Names and numbers cannot be "illegible": they are left empty, and the list of what is illegible names them. */
const leftEmpty: readonly TranscribedText[] = ['number', 'supplied_by', 'made_by', 'place', 'comment']

function textOf(record: TranscribedRecord, name: TranscribedText): string {
  const text = record[name] ?? ''
  return isIllegible(text) && leftEmpty.includes(name) ? '' : text
}

type Entry = Readonly<Record<string, unknown>>

/** Without members that are empty or illegible: the record's own field names those. */
function entryOf(members: Entry): Entry {
  return Object.fromEntries(
    Object.entries(members).filter(
      ([, value]) =>
        value !== undefined && value !== null && !(typeof value === 'string' && isIllegible(value)),
    ),
  )
}

function typesOf({ mine_types: types = [] }: TranscribedRecord): readonly Entry[] {
  return types.map((type) => entryOf({ ...type }))
}

function placedLists(record: TranscribedRecord, drawing: Drawing) {
  const { landmarks = [], rows = [], mines = [], positions } = record
  const basis = positions?.basis ?? 'unknown'
  const point = (place: DrawnPlace | null): Entry | undefined => (place ? pointOf(place, basis) : undefined)
  const named = (name: string | undefined): Entry | undefined =>
    name === undefined || isIllegible(name) ? undefined : point(drawing.named(name))
  return {
    landmarks: landmarks.map(({ name, description, found, found_position: foundAt }) =>
      entryOf({
        name,
        description,
        position: named(name),
        found,
        found_position:
          foundAt === undefined
            ? undefined
            : foundPoint(drawing.draw({ position: foundAt }, 'landmarks', `${name} as found`)),
      }),
    ),
    rows: rows.map(({ start, end, ...row }) => entryOf({ ...row, start: named(start), end: named(end) })),
    mines: mines.map((mine, index) => {
      const place = drawing.draw(mine, 'mines', `mine ${mine.number ?? index + 1}`)
      const { number, device, model, depth_centimetres } = mine
      const asWritten = place?.asWritten
      return entryOf({
        number,
        device,
        model,
        position: point(place),
        depth_centimetres,
        as_written: asWritten,
      })
    }),
  }
}

function pointOf(place: DrawnPlace, basis: string): Entry {
  return entryOf({
    latitude: place.latitude,
    longitude: place.longitude,
    as_written: place.asWritten,
    basis,
    accuracy_metres: place.accuracyMetres,
    datum: place.datum,
  })
}

/** Where a landmark was found is measured on the ground. */
function foundPoint(place: DrawnPlace | null): Entry | undefined {
  return place ? pointOf({ ...place, accuracyMetres: null }, 'gps') : undefined
}

/** The outline as a closed ring; empty where a corner has no position. */
function outlineText({ outline = [] }: TranscribedRecord, drawing: Drawing): string {
  const corners = outline.map((name) => drawing.named(name))
  const placed = corners.flatMap((corner) =>
    corner?.latitude != null && corner.longitude != null ? [`[${corner.longitude},${corner.latitude}]`] : [],
  )
  if (placed.length < 3 || placed.length < outline.length) return ''
  const ring = placed[0] === placed[placed.length - 1] ? placed : [...placed, placed[0]]
  return `{"type":"Polygon","coordinates":[[${ring.join(',')}]]}`
}

/** What of the record cannot be read, in words that name the place on it. */
export function illegibleWords(record: TranscribedRecord): readonly string[] {
  return [
    ...transcribedTexts.filter((name) => isIllegible(record[name])).map((name) => name.replaceAll('_', ' ')),
    ...listWords('mine type', record.mine_types),
    ...listWords('landmark', record.landmarks),
    ...listWords('point', record.points),
    ...listWords('row', record.rows),
    ...listWords('mine', record.mines),
  ]
}

function listWords(word: string, entries: readonly object[] = []): readonly string[] {
  return entries.flatMap((entry, index) => {
    const members = Object.entries(entry) as readonly [string, string | undefined][]
    const label = members.find(([name]) => name === 'name' || name === 'number')?.[1] ?? String(index + 1)
    return members
      .filter(([, value]) => isIllegible(value))
      .map(([name]) => `${name.replaceAll('_', ' ')} of ${word} ${label}`)
  })
}
