/** A register that is served, for tests of the service: invented places and hazards around the island of Ildoma. */
import { after, before } from 'node:test'
import type { RunningService } from '../server/listen.js'
import { serveProgramme } from '../server/listen.js'
import type { Engine } from '../store/engine/engine.js'
import type { Programme } from '../store/programme.js'
import { changeSettings } from '../store/programme-changes.js'
import { day, idOf, interval, writeRows } from './figure-register.js'
import { newProgramme } from './support/programmes.js'
import type { SharedRegister } from './support/registers.js'

/** A point value, longitude first as in GeoJSON. */
export function at(longitude: number, latitude: number): readonly (string | null)[] {
  return [String(latitude), String(longitude), null, 'gps', null, null]
}

/** Writes current rows of a kind; ids are `idOf(prefix, index)`. */
export async function writeCurrent(
  programme: Pick<Programme, 'engine' | 'programmeId'>,
  kind: string,
  { prefix, from = 1 }: { readonly prefix: number; readonly from?: number },
  values: readonly Readonly<Record<string, unknown>>[],
): Promise<void> {
  const rows = values.map((each, index) => ({
    programmeId: programme.programmeId,
    recordId: idOf(prefix, index),
    role: 'accepted' as const,
    from: from + index,
    to: null,
    values: each as never,
  }))
  await programme.engine.transaction((session) => writeRows(session, kind, rows))
}

const region = '00000000-0000-7000-8900-000000000000'

/** 25 places, 3 of them about the antimeridian; 4 hazards; 3 accidents; 2 items. */
export async function fillServed(programme: Programme): Promise<void> {
  const towns = Array.from({ length: 21 }, (_, index) => ({
    name: `Town ${index + 1}`,
    level: 'settlement',
    parent: region,
    population: String(100 * (index + 1)),
    position: at(10 + index / 10, 40 + index / 20),
    information_date: day('2040-01-01'),
  }))
  const islands = [179.5, -179.5, 180].map((longitude) => ({
    name: `Island at ${longitude}`,
    level: 'settlement',
    position: at(longitude, -16),
    information_date: interval('2041-03-01', '2041-03-31'),
  }))
  const top = {
    name: 'North <Ildoma> & "Coast"',
    level: 'region',
    position: at(11, 40.5),
    information_date: day('2040-01-01'),
  }
  await writeCurrent(programme, 'place', { prefix: 900 }, [top, ...towns, ...islands])
  await writeCurrent(programme, 'hazard', { prefix: 1, from: 101 }, [
    {
      class: 'minefield',
      status: 'open',
      position: at(10.2, 40.1),
      information_date: day('2040-05-01'),
      landowner: 'A neighbour',
      place: region,
    },
    {
      class: 'suspected_hazardous_area',
      status: 'open',
      position: at(10.4, 40.2),
      information_date: day('2041-05-01'),
      place: region,
    },
    {
      class: 'ammunition_storage',
      status: 'open',
      position: at(10.6, 40.3),
      information_date: day('2042-05-01'),
      place: region,
    },
    { class: 'suspected_hazardous_area', status: 'closed', information_date: day('2043-05-01') },
  ])
  await writeCurrent(programme, 'accident', { prefix: 2, from: 201 }, [
    {
      date: day('2040-02-29'),
      device: 'ap_mine',
      activation: 'tampering',
      position: at(10.2003, 40.1003),
      place: idOf(900, 1),
    },
    { date: day('2041-02-03'), device: 'uxo', position: at(10.3, 40.4), place: idOf(900, 2) },
    { date: interval(null, null), device: 'unknown', place: idOf(900, 3) },
  ])
  await writeCurrent(programme, 'item', { prefix: 3, from: 301 }, [
    {
      device: 'ap_mine',
      quantity: '2',
      position: at(10.21, 40.11),
      disposal: 'none_yet',
      found_on: day('2041-01-01'),
    },
    {
      device: 'uxo',
      quantity: '1',
      position: at(10.31, 40.12),
      disposal: 'destroyed_in_place',
      found_on: day('2041-01-02'),
    },
  ])
}

/** A service on a shared register, started before the tests of the suite and stopped after them. */
export interface Served {
  readonly programme: Programme
  readonly address: string
  readonly lines: readonly string[]
  /** GET; the path begins with a slash. */
  get(path: string, headers?: Readonly<Record<string, string>>): Promise<Response>
  /** GET as JSON of an answer that must be 200. */
  json<T = Record<string, unknown>>(path: string): Promise<T>
}

export function served(
  shared: SharedRegister,
  fill: (programme: Programme) => Promise<void> = fillServed,
): Served {
  let held: { programme: Programme; service: RunningService } | null = null
  const lines: string[] = []
  before(async () => {
    const programme = await newProgramme(shared.engine as Engine, shared.place, 'EXAMPLE')
    await changeSettings(
      programme,
      'settings.json',
      '{"name": "Invented <register>", "contact": "the office"}',
    )
    await fill(programme)
    const service = await serveProgramme(programme, {
      port: 0,
      host: '127.0.0.1',
      address: null,
      log: (line) => lines.push(line),
    })
    held = { programme, service }
  })
  after(async () => {
    await held?.service.close()
  })
  const there = () => {
    if (!held) throw new Error('the service is there inside tests only')
    return held
  }
  const get = (path: string, headers: Readonly<Record<string, string>> = {}) =>
    fetch(there().service.address + path, { headers })
  return {
    get programme() {
      return there().programme
    },
    get address() {
      return there().service.address
    },
    lines,
    get,
    json: async <T>(path: string) => {
      const answer = await get(path)
      if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
      return (await answer.json()) as T
    },
  }
}
