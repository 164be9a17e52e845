/** The thread in which the embedded engine runs: a query there never stops the main thread. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Results } from '@electric-sql/pglite'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm'
import { DurableFiles, filesLog, initParameters, startParameters } from './durable-files.js'
import type { Reply, Request, WorkerStart } from './embedded-messages.js'
import { postgisOfBuild } from './postgis-files.js'
import { copyPrepared } from './prepared.js'
import { parserOf, parsers, sessionSettings, UnreadableValue } from './values.js'

const { folder, prepared } = workerData as WorkerStart

/** The id of an answer that no call asked for. */
const noCall = -1

/** Types that PGlite would read in its own way: number, text, dates, json, numeric. */
const readByPglite = [16, 17, 20, 21, 23, 25, 26, 114, 700, 701, 1042, 1043, 1082, 1114, 1184, 3802]

const port = parentPort
if (!port) throw new Error('the embedded engine runs in a worker thread only')

async function open(): Promise<PGlite> {
  if (prepared !== null) copyPrepared(prepared, folder)
  const database = await PGlite.create({
    fs: new DurableFiles(folder, breakOff),
    extensions: { postgis: postgisOfBuild, pg_trgm, btree_gist },
    startParams: [...startParameters],
    initDbStartParams: [...initParameters],
  })
  for (const extension of ['postgis', 'pg_trgm', 'btree_gist']) {
    await answer(database, { id: 0, what: 'run', sql: `create extension if not exists ${extension}` })
  }
  for (const sql of sessionSettings) await answer(database, { id: 0, what: 'run', sql })
  // Set after opening, where PGlite has added readers and writers of arrays: here text goes in and comes out.
  database.parsers = { ...Object.fromEntries(readByPglite.map((type) => [type, parserOf(type)])), ...parsers }
  database.serializers = {}
  return database
}

async function answer(database: PGlite, request: Request): Promise<unknown> {
  switch (request.what) {
    case 'query':
      return answered(await database.query(request.sql, [...request.parameters])).rows
    case 'run':
      return answered((await database.exec(request.sql)).at(-1)).command
    case 'copy':
      await copy(database, request.sql, request.text)
      return null
    case 'fsyncs':
      return filesLog.fsyncs
    case 'close':
      await database.close()
      return null
  }
}

/** PGlite reads COPY from a device that is a Blob; this one gives its bytes without copying them. */
async function copy(database: PGlite, sql: string, text: ArrayBuffer): Promise<void> {
  const fromBlob = sql.replace(/\bfrom\s+stdin\b/i, "from '/dev/blob'")
  if (fromBlob === sql) throw new UnreadableValue('a COPY must say "from stdin"')
  const blob = { arrayBuffer: async () => text } as Blob
  answered(await database.query(fromBlob, [], { blob }))
}

/**
 * PGlite swallows a trap of its WebAssembly (stack exhausted, failed fsync, PANIC) and gives an empty result, then and
 * for every later statement, COMMIT too. Only a result with PostgreSQL's command tag is an answer.
 */
function answered(result: Results | undefined): Results {
  if (result?.command === undefined) throw new Error('the database broke off without an answer')
  return result
}

/** An error without a severity of PostgreSQL's comes from the engine itself, whose state is then unknown. */
function failure(error: unknown): Reply['error'] {
  const fields = error as {
    message?: string
    code?: string
    severity?: string
    constraint?: string
    detail?: string
  }
  const isFatal = fields.severity !== 'ERROR' && !(error instanceof UnreadableValue)
  const reason = isFatal && filesLog.lastWords ? `: ${filesLog.lastWords}` : ''
  return {
    message: (fields.message ?? String(error)) + reason,
    code: fields.code,
    constraint: fields.constraint,
    detail: fields.detail,
    isFatal,
  }
}

function send(reply: Reply): void {
  port?.postMessage(reply)
}

/** Ends this thread in the middle of whatever it does; every call that waits fails for that reason. */
function breakOff(reason: string): never {
  send({ id: noCall, error: { message: `the disk refused: ${reason}`, isFatal: true } })
  process.exit(1)
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
