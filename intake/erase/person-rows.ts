/** Finding the rows of a person in every file that was kept, whichever import it came with. */
import { createWriteStream } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Session } from '../../store/engine/engine.js'
import type { Submission } from '../../store/import/submissions.js'
import { keptChunks } from '../../store/import/submissions.js'
import { rowKey } from '../import/row-identity.js'
import type { LoadedMapping } from '../table/load-mapping.js'
import { mappingFromBytes } from '../table/load-mapping.js'
import { mappedRows } from '../table/mapped-rows.js'

/** A kept file laid out on disk for reading, with the mapping it came with. */
export interface LaidOutFile {
  readonly path: string
  readonly mapping: LoadedMapping
}

/** Lays a kept file out in a private folder for the time of some work. */
export async function withKeptFile<T>(
  session: Session,
  programmeId: string,
  submission: Submission,
  work: (file: LaidOutFile) => Promise<T>,
): Promise<T> {
  return withKeptBytes(session, programmeId, submission.sha256, async (path) => {
    const mapping: Uint8Array[] = []
    for await (const chunk of keptChunks(
      session,
      programmeId,
      submission.mappingSha256 ?? new Uint8Array(0),
    )) {
      mapping.push(chunk)
    }
    return work({ path, mapping: mappingFromBytes(Buffer.concat(mapping), 'the kept mapping') })
  })
}

/** As `withKeptFile`, for a file that came without a mapping; `work` gets its path. */
export async function withKeptBytes<T>(
  session: Session,
  programmeId: string,
  sha256: Uint8Array,
  work: (path: string) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'truebearing-'))
  try {
    const path = join(folder, 'file')
    const chunks = Readable.from(keptChunks(session, programmeId, sha256))
    await pipeline(chunks, createWriteStream(path, { mode: 0o600 }))
    return await work(path)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** Data rows (from 1) of a file whose key is one of these, with their cells. */
export async function rowsWithKeys(
  file: LaidOutFile,
  keys: ReadonlySet<string>,
): Promise<ReadonlyMap<number, readonly string[]>> {
  const found = new Map<number, readonly string[]>()
  for await (const batch of mappedRows(file.path, file.mapping, { receivedOn: null })) {
    for (const row of batch.rows) if (keys.has(rowKey(row))) found.set(row.row, row.cells)
  }
  return found
}
