/** A mapping that a file came in with, read again. */
import { Problem } from '../../core/problem.js'
import type { Session } from '../../store/engine/engine.js'
import { keptChunks } from '../../store/import/submissions.js'
import { type LoadedMapping, mappingFromBytes } from '../table/load-mapping.js'

/** The mapping of that hash; null where today's definitions cannot read it any more. */
export async function keptMapping(
  session: Session,
  programmeId: string,
  sha256: Uint8Array,
): Promise<LoadedMapping | null> {
  const chunks: Uint8Array[] = []
  for await (const chunk of keptChunks(session, programmeId, sha256)) chunks.push(chunk)
  try {
    return mappingFromBytes(Buffer.concat(chunks), 'the kept mapping')
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}
