/** A million victims that a list is asked of: numbers of their own, days, places, codes as registers have them. */
import type { Values } from '../core/record/definition.js'
import { kindNamed } from '../core/record/kinds.js'
import { numberOrder } from '../core/record/number-order.js'
import { wordsOf } from '../core/record/searched-words.js'
import { Chance } from '../examples/generate/random.js'
import { CopyLines } from '../store/copy-text.js'
import { copyStatement, derivedLine, valuePart } from '../store/derived-rows.js'
import type { Programme } from '../store/programme.js'

const variants = 5000
const rowsAtATime = 20_000
const victim = kindNamed('victim')
/** In the place of the number of a row in the text of a variant, its words and its order. */
const numberMark = 'NUMBER-OF-ROW'
const wordsOfMark = wordsOf(numberMark).join(' ')
const orderOfMark = orderOf(numberMark)

/** How many places the victims lie in. */
export const listedPlaces = 200

/** The id of a place by its index. */
export function listedPlace(index: number): string {
  return `0193ab01-0000-7000-8000-${index.toString(16).padStart(12, '0')}`
}

/** The id of a victim, and its own number, by its index. */
export function listedVictim(index: number): { readonly id: string; readonly number: string } {
  return {
    id: `0193ab00-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
    number: `V-${String(index).padStart(7, '0')}`,
  }
}

/** Fills the tables of places and victims; every row is accepted and current. */
export async function fillListed(
  programme: Programme,
  { rows, entries }: { readonly rows: number; readonly entries: number },
): Promise<void> {
  const chance = new Chance(11)
  await fillPlaces(programme)
  const values = Array.from({ length: variants }, () => valuePart(victim, inventedValues(chance)))
  await programme.engine.transaction(async (session) => {
    for (let done = 0; done < rows; ) {
      const lines = new CopyLines()
      for (; lines.count < rowsAtATime && done < rows; done += 1) {
        const { id, number } = listedVictim(done)
        const from = 1 + Math.floor((done / rows) * entries)
        const state = {
          recordId: id,
          version: 1,
          role: 'accepted',
          entry: from,
          currentFrom: from,
          currentTo: null,
        } as const
        const text = chance
          .pick(values)
          .replace(numberMark, number)
          .replace(orderOfMark, orderOf(number))
          .replace(wordsOfMark, wordsOf(number).join(' '))
        lines.addRaw(derivedLine(programme.programmeId, state, text))
      }
      await session.copyIn(copyStatement(victim), lines.bytes())
    }
  })
  for (const table of ['victims', 'places', 'searched_words'])
    await programme.engine.maintain(`vacuum analyze ${table}`)
}

async function fillPlaces(programme: Programme): Promise<void> {
  const place = kindNamed('place')
  const lines = new CopyLines()
  for (let index = 0; index < listedPlaces; index += 1) {
    const state = {
      recordId: listedPlace(index),
      version: 1,
      role: 'accepted',
      entry: 1,
      currentFrom: 1,
      currentTo: null,
    } as const
    const parent = index === 0 ? null : listedPlace(Math.floor(index / 10))
    const values = { name: `Place ${index}`, parent, level: index < 10 ? 'region' : 'municipality' }
    lines.addRaw(derivedLine(programme.programmeId, state, valuePart(place, values)))
  }
  await programme.engine.transaction((session) => session.copyIn(copyStatement(place), lines.bytes()))
}

function orderOf(number: string): string {
  return numberOrder(number) ?? ''
}

function inventedValues(chance: Chance): Values {
  const date = `${chance.integer(1990, 2023)}-${two(chance.integer(1, 12))}-${two(chance.integer(1, 28))}`
  return {
    local_id: numberMark,
    information_date: ['2024-01-05', '2024-01-05', '', 'day', 'gregorian', null],
    sources: [['0193ab00-0000-7000-8000-ffffffffffff', 'row', null]],
    confirmation: chance.weighted({ confirmed: 30, unconfirmed: 20, unknown: 50 }),
    involvement: chance.weighted({ direct: 95, indirect: 5 }),
    outcome: chance.weighted({ injured: 76, killed: 19, missing: 1, unknown: 4 }),
    sex: chance.weighted({ male: 90, female: 8, unknown: 2 }),
    status: chance.weighted({ civilian: 41, security_forces: 55, unknown: 4 }),
    age_most: String(chance.integer(1, 90)),
    age_group_stated: chance.weighted({ adult: 85, child: 10, unknown: 5 }),
    comment: inventedComment(chance, date),
    date: [date, date, date, 'day', 'gregorian', null],
    place: listedPlace(chance.integer(0, listedPlaces - 1)),
    device: chance.weighted({ ap_mine: 60, uxo: 30, unknown: 10 }),
    activation: chance.weighted({ victim: 70, unknown: 26, command: 3, time: 1 }),
  }
}

/** One in ten was told by a neighbour, of whom some are named. */
function inventedComment(chance: Chance, date: string): string | null {
  if (!chance.happens(0.1)) return null
  const names = ['اميرة', '王小明', 'Անահիտ']
  return `Told by a neighbour on ${date}${chance.happens(0.02) ? `: ${chance.pick(names)}` : ''}`
}

function two(number: number): string {
  return String(number).padStart(2, '0')
}
