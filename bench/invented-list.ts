/** A long list of victims, shaped like a country's register published as one CSV: no names, places by code. */
import { closeSync, existsSync, openSync, renameSync, writeSync } from 'node:fs'
import { Chance } from '../examples/generate/random.js'

const regions = 30
const municipalitiesEach = 25
const rowsAtATime = 10_000

const header = [
  'region',
  'region_code',
  'municipality',
  'municipality_code',
  'year',
  'month',
  'sex',
  'outcome',
  'status',
  'age_group',
  'activity',
].join(',')

/** Writes the list of that many rows, the same for the same number; one that is there is left. */
export function writeInventedList(path: string, rows: number): void {
  if (existsSync(path)) return
  const chance = new Chance(20_261_124)
  const file = openSync(`${path}.part`, 'w')
  writeSync(file, `${header}\n`)
  for (let done = 0; done < rows; done += rowsAtATime) {
    const lines = Array.from({ length: Math.min(rowsAtATime, rows - done) }, () => inventedRow(chance))
    writeSync(file, `${lines.join('\n')}\n`)
  }
  closeSync(file)
  renameSync(`${path}.part`, path)
}

function inventedRow(chance: Chance): string {
  const region = chance.integer(1, regions)
  const municipality = chance.integer(1, municipalitiesEach)
  return [
    `Region ${region}`,
    region,
    `Town ${municipality} of Region ${region}`,
    region * 1000 + municipality,
    chance.integer(1990, 2023),
    chance.integer(1, 12),
    chance.weighted({ man: 94, woman: 5, 'not known': 1 }),
    chance.weighted({ injured: 81, killed: 19 }),
    chance.weighted({ civilian: 41, 'security forces': 59 }),
    chance.weighted({ adult: 90, child: 10 }),
    chance.weighted({ passing: 60, working: 25, playing: 5, '': 10 }),
  ].join(',')
}

const notKnown = { 'not known': 'unknown' }

function placeOf(column: string, level: string, digits: number, parent: string | null) {
  return {
    kind: 'place',
    match: true,
    fields: {
      name: { column },
      code: { column: `${column}_code`, pad: digits },
      code_system: { constant: 'national' },
      level: { constant: level },
      ...(parent ? { parent: { record: parent } } : {}),
    },
  }
}

/** How the list is read: each victim with an explosion of its own that nobody identified, at the place of the list. */
export const inventedMapping = {
  mapping: 1,
  title: 'Victims of an invented country',
  main: 'victim',
  file: { encoding: 'utf-8', delimiter: ',' },
  records: {
    region: placeOf('region', 'region', 2, null),
    municipality: placeOf('municipality', 'municipality', 5, 'region'),
    accident: {
      kind: 'accident',
      fields: {
        identified: { constant: 'no' },
        date: { parts: { year: 'year', month: 'month' } },
        place: { record: 'municipality' },
        device: { constant: 'mine_or_erw_not_told_apart' },
      },
    },
    victim: {
      kind: 'victim',
      fields: {
        accident: { record: 'accident' },
        involvement: { constant: 'direct' },
        outcome: { column: 'outcome', values: { injured: 'injured', killed: 'killed', ...notKnown } },
        sex: { column: 'sex', values: { man: 'male', woman: 'female', ...notKnown } },
        status: {
          column: 'status',
          values: { civilian: 'civilian', 'security forces': 'security_forces', ...notKnown },
        },
        age_group_stated: { column: 'age_group', values: { adult: 'adult', child: 'child', ...notKnown } },
        age_basis: { constant: 'group_only' },
        activity_at_time: { column: 'activity' },
      },
    },
  },
} as const
