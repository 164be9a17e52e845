/** The sentences that must stand beside a number. */
import { say, sentences } from '../words/sentences.js'
import type { CountedNote, Folded } from './counted.js'
import type { Definition } from './definition.js'
import type { CountQuery } from './query.js'

/** What the counting knows beside the groups. */
export interface Beside {
  /** "EX01, Example Province, and the 12 places in it", or null where the query names no place. */
  readonly place: string | null
  /** Counted by the query's conditions but without a place. */
  readonly withoutPlace: number
  /** Entries erased since the entry at which is counted. */
  readonly erasedSince: number
}

const oftenMistaken = new Set(['year', 'month', 'place', 'region'])

/** Every sentence, those of the period and place first. Numbers that may have to be withheld are kept apart. */
export function notesOf(
  definition: Definition,
  query: CountQuery,
  { apart, unstated }: Pick<Folded, 'apart' | 'unstated'>,
  beside: Beside,
): readonly CountedNote[] {
  const plain = (text: string, when: boolean): CountedNote[] => (when ? [{ text, count: null }] : [])
  const counted = (text: string, count: number): CountedNote[] => (count > 0 ? [{ text, count }] : [])
  return [
    ...plain(say('from_beginning'), fromTheBeginning(query)),
    ...plain(say('place', { place: beside.place ?? '' }), beside.place !== null),
    ...counted(sentences.without_place, beside.withoutPlace),
    ...definition.apart.flatMap(({ note }, index) => counted(note, apart.get(index + 1) ?? 0)),
    ...counted(definition.unstatedNote ?? '', definition.unstatedNote === undefined ? 0 : unstated),
    ...plain(
      say('not_random'),
      query.by.some((name) => oftenMistaken.has(name)),
    ),
    ...plain(
      say('erased_since', { entry: query.asOf ?? '', count: beside.erasedSince }),
      beside.erasedSince > 0,
    ),
  ]
}

function fromTheBeginning({ period }: CountQuery): boolean {
  return period?.type === 'between' && period.from === null
}

/** The sentence about records of another kind, and the conditions that could not be asked of them. */
export function unplacedNote(
  text: string,
  count: number,
  leftOut: readonly string[],
): readonly CountedNote[] {
  if (count === 0) return []
  const names = [...new Set(leftOut)].join(', ')
  return [{ text: names === '' ? text : say('not_asked_of_them', { note: text, names }), count }]
}
