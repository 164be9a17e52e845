/** The thread in which the embedded engine runs: a query there never stops the main thread. */
import { parentPort, workerData } from 'node:worker_threads'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { postgis } from '@electric-sql/pglite-postgis'
import { DurableFiles, fsyncs, startParameters } from './durable-files.js'
import type { Reply, Request, WorkerStart } from './embedded-messages.js'
import { parsers, sessionSettings, textTypes } from './values.js'

const { folder } = workerData as WorkerStart

const text = (value: string): string => value
const allParsers = { ...Object.fromEntries(textTypes.map((type) => [type, text])), ...parsers }

const port = parentPort
if (!port) throw new Error('the embedded engine runs in a worker thread only')

function send(reply: Reply): void {
  port?.postMessage(reply)
}

async function open(): Promise<PGlite> {
  const database = await PGlite.create({
    fs: new DurableFiles(folder),
    extensions: { postgis, pg_trgm, btree_gist },
    parsers: allParsers,
    startParams: [...startParameters],
  })
  for (const extension of ['postgis', 'pg_trgm', 'btree_gist']) {
    await database.exec(`create extension if not exists ${extension}`)
  }
  for (const setting of sessionSettings) await database.exec(setting)
  return database
}

async function answer(database: PGlite, request: Request): Promise<unknown> {
  switch (request.what) {
    case 'query': {
      const result = await database.query(request.sql, [...request.parameters])
      return result.rows
    }
    case 'run':
      await database.exec(request.sql)
      return null
    case 'copy': {
      const blob = new Blob([request.text as Uint8Array<ArrayBuffer>])
      await database.query(request.sql.replace(/\bfrom stdin\b/i, "from '/dev/blob'"), [], { blob })
      return null
    }
    case 'fsyncs':
      return fsyncs.count
    case 'close':
      await database.close()
      return null
  }
}

function failure(error: unknown): Reply['error'] {
  const detail = error as { message?: string; code?: string; constraint?: string; detail?: string }
  return {
    message: detail.message ?? String(error),
    code: detail.code,
    constraint: detail.constraint,
    detail: detail.detail,
  }
}

try {
  const database = await open()
  port.on('message', async (request: Request) => {
    try {
      send({ id: request.id, value: await answer(database, request) })
    } catch (error) {
      send({ id: request.id, error: failure(error) })
    }
    if (request.what === 'close') port.close()
  })
  send({ id: 0, value: 'open' })
} catch (error) {
  send({ id: 0, error: failure(error) })
}
