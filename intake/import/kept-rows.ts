/** The rows of a file received before, read again from the bytes that were kept. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Submission } from '../../store/import/submissions.js'
import { keptChunks } from '../../store/import/submissions.js'
import type { Programme } from '../../store/programme.js'
import { mappingFromBytes } from '../table/load-mapping.js'
import { readTable } from '../table/read-table.js'

/** A row as it stood in the file. */
export interface KeptRow {
  readonly row: number
  readonly cells: readonly string[]
}

/** Every row of the file of a submission. */
export async function* readKeptRows(programme: Programme, submission: Submission): AsyncGenerator<KeptRow> {
  const { engine, programmeId } = programme
  const folder = await mkdtemp(join(tmpdir(), 'truebearing-'))
  try {
    const path = join(folder, 'file')
    const options = await engine.transaction(async (session) => {
      await pipeline(
        Readable.from(keptChunks(session, programmeId, submission.sha256)),
        createWriteStream(path, { mode: 0o600 }),
      )
      const mapping: Uint8Array[] = []
      if (submission.mappingSha256) {
        for await (const chunk of keptChunks(session, programmeId, submission.mappingSha256))
          mapping.push(chunk)
      }
      return mapping.length > 0
        ? mappingFromBytes(Buffer.concat(mapping), 'the kept mapping').tableOptions
        : {}
    })
    const table = await readTable(path, options)
    for await (const batch of table.batches()) yield* batch.rows
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
