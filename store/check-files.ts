/** Looking every kept file over: whether it is there, and whether its bytes still have its hash. Reads only. */
import { createHash } from 'node:crypto'
import { pieceOf } from './attachments/kept-bytes.js'
import type { Engine, Session } from './engine/engine.js'
import { keptLists } from './signatures/kept-lists.js'

/** A kept file that is not as it should be. */
export interface FileFault {
  /** Hex. */
  readonly sha256: string
  readonly what: 'missing' | 'changed'
  /** Numbers of the entries (from 1) that name it. */
  readonly entries: readonly number[]
}

interface NamedFile extends Record<string, unknown> {
  readonly sha256: Uint8Array
  readonly size_bytes: number | null
  readonly entries: string
}

/**
 * Hashes every file that an entry names and one that none names any more, each in a transaction of its own. Gives how many
 * there are and what is wrong with which.
 */
export async function checkFiles(
  engine: Engine,
  programmeId: string,
): Promise<{ readonly files: number; readonly faults: readonly FileFault[] }> {
  const named = await engine.transaction((session) => namedFiles(session, programmeId))
  const faults: FileFault[] = []
  for (const file of named) {
    const what = await engine.transaction((session) => faultOf(session, programmeId, file))
    if (what === null) continue
    const entries = (JSON.parse(file.entries) as (number | null)[]).flatMap((entry) => entry ?? [])
    faults.push({ sha256: Buffer.from(file.sha256).toString('hex'), what, entries })
  }
  return { files: named.length, faults }
}

/** What was received, how it was to be read, what signed it, and what belongs to records; beside them whatever else is kept. */
async function namedFiles(session: Session, programmeId: string): Promise<readonly NamedFile[]> {
  const lists = await keptLists(session, programmeId)
  return session.query<NamedFile>(
    `with named (sha256, entry) as (
       select sha256, entry from submissions where programme_id = $1
       union all
       select mapping_sha256, entry from submissions where programme_id = $1 and mapping_sha256 is not null
       union all
       select decode(coalesce(b.body_json ->> 'sha256', b.body_json ->> 'scan_sha256'), 'hex'), l.n + 1
       from log_entries l
       join (select programme_id, n, convert_from(body, 'UTF8')::json as body_json from entry_bodies
         where programme_id = $1) b on b.programme_id = l.programme_id and b.n = l.n
       where l.programme_id = $1 and (l.type = 'attachment-added'
         or (l.type = 'signature-given' and b.body_json ->> 'scan_sha256' is not null))
       union all
       select decode(sha256, 'hex'), entry from unnest($2::text[], $3::bigint[]) as list (sha256, entry)
       union all
       select sha256, null from files where programme_id = $1
     )
     select n.sha256, f.size_bytes, json_agg(n.entry order by n.entry)::text as entries
     from named n left join files f on f.programme_id = $1 and f.sha256 = n.sha256
     group by n.sha256, f.size_bytes order by min(n.entry), n.sha256`,
    [
      programmeId,
      lists.map(({ sha256 }) => Buffer.from(sha256).toString('hex')),
      lists.map(({ entry }) => entry),
    ],
  )
}

async function faultOf(
  session: Session,
  programmeId: string,
  { sha256, size_bytes }: NamedFile,
): Promise<FileFault['what'] | null> {
  if (size_bytes === null) return 'missing'
  const hash = createHash('sha256')
  let sizeBytes = 0
  for (let part = 0; ; part += 1) {
    const piece = await pieceOf(session, programmeId, { sha256, part })
    if (piece === null) break
    hash.update(piece)
    sizeBytes += piece.length
  }
  if (sizeBytes === 0 && size_bytes > 0) return 'missing'
  return sizeBytes === size_bytes && hash.digest().equals(sha256) ? null : 'changed'
}
