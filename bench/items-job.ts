/** ogr2ogr reading 10,000 features from the service, against the same pages as files of a bare HTTP server. */

import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { serveProgramme } from '../server/listen.js'
import { initProgramme } from '../store/open-programme.js'
import { fillPolygons } from './hazard-rows.js'
import type { Place } from './place.js'
import { temporaryFolder } from './place.js'
import { runProgram } from './processes.js'

/** Milliseconds of each round, the two taken in turns. */
export interface ItemTimes {
  readonly service: readonly number[]
  readonly files: readonly number[]
}

const features = 10_000
const pageSize = 1000

/** Serves, reads both ways, and fails where either way gave another number of features. */
export async function measureItems({ place, rounds }: { place: Place; rounds: number }): Promise<ItemTimes> {
  const register = { ...place, now: () => new Date('2026-11-24T12:00:00Z'), person: 'bench' }
  const { programme, close } = await initProgramme(register, 'BENCH')
  const folder = temporaryFolder()
  try {
    await fillPolygons(programme, features)
    const service = await serveProgramme(programme, {
      port: 0,
      host: '127.0.0.1',
      address: null,
      log: () => undefined,
    })
    const files = await serveFiles(await pagesOf(service.address), service.address)
    const times = { service: [] as number[], files: [] as number[] }
    try {
      // The first round warms both up, and is not counted.
      for (let round = -1; round < rounds; round += 1) {
        const ours = await readAll(service.address, join(folder, `service${round}.fgb`))
        const bare = await readAll(files.address, join(folder, `files${round}.fgb`))
        if (round < 0) continue
        times.service.push(ours)
        times.files.push(bare)
      }
    } finally {
      await files.close()
      await service.close()
    }
    return times
  } finally {
    rmSync(folder, { recursive: true, force: true })
    await close()
  }
}

async function readAll(address: string, out: string): Promise<number> {
  const words = ['-f', 'FlatGeobuf', out, `OAPIF:${address}/ogc`, 'hazard', '-oo', `PAGE_SIZE=${pageSize}`]
  const { milliseconds } = await runProgram('ogr2ogr', words)
  const { out: said } = await runProgram('ogrinfo', ['-ro', '-so', '-al', out])
  if (!said.includes(`Feature Count: ${features}`))
    throw new Error(`ogr2ogr did not read ${features} features`)
  return milliseconds
}

/** Every document that ogr2ogr asks for, by its path and query. */
async function pagesOf(
  address: string,
): Promise<ReadonlyMap<string, { readonly type: string; readonly body: string }>> {
  const pages = new Map<string, { type: string; body: string }>()
  const open = [
    '/ogc',
    '/ogc/api',
    '/ogc/collections',
    '/ogc/collections/hazard',
    '/ogc/collections/hazard/items?limit=10',
    `/ogc/collections/hazard/items?limit=${pageSize}`,
  ]
  for (let path = open.pop(); path !== undefined; path = open.pop()) {
    const answer = await fetch(address + path)
    const body = await answer.text()
    pages.set(path, { type: answer.headers.get('content-type') ?? '', body })
    const { links = [] } = JSON.parse(body) as { links?: readonly { rel: string; href: string }[] }
    const next = links.find(({ rel }) => rel === 'next')?.href.slice(address.length)
    if (next?.includes(`limit=${pageSize}&`) && !pages.has(next)) open.push(next)
  }
  return pages
}

async function serveFiles(
  pages: ReadonlyMap<string, { readonly type: string; readonly body: string }>,
  written: string,
): Promise<{ readonly address: string; readonly close: () => Promise<void> }> {
  const bodies = new Map<string, { type: string; body: Buffer }>()
  const server = createServer((request, response) => {
    const page = bodies.get(request.url ?? '') ?? bodies.get((request.url ?? '').split('?')[0] ?? '')
    response.writeHead(page ? 200 : 404, { 'Content-Type': page?.type ?? 'text/plain' })
    response.end(page?.body)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  for (const [path, { type, body }] of pages)
    bodies.set(path, { type, body: Buffer.from(body.replaceAll(written, address)) })
  return { address, close: () => new Promise((done) => server.close(() => done())) }
}
