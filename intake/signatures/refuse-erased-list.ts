/** A signature that was erased by law does not come back with a list: the list, or its row, is refused. */
import { toHex } from '../../core/log/bytes.js'
import { erasedFiles } from '../../store/import/erased-rows.js'
import type { Programme } from '../../store/programme.js'
import { erasedSignatures } from '../../store/signatures/erased-signatures.js'
import { rowsAt } from '../erase/list-rewrites.js'
import { fileErasedInPart, rowsErased } from '../problems.js'

/**
 * Refuses a list of which rows were erased (`file-erased-in-part`) and one that holds such a row again (`rows-erased`),
 * before anything of it is kept. A row of which nothing but its number is left may come.
 */
export async function refuseErasedList(
  programme: Programme,
  list: { readonly path: string; readonly sha256: Uint8Array; readonly documentId: string },
): Promise<void> {
  const { entry, keys } = await programme.engine.transaction(async (session) => {
    const originals = await erasedFiles(session, programme.programmeId)
    const erased = await erasedSignatures(session, programme.programmeId)
    const ofDocument = erased.filter(({ documentId }) => documentId === list.documentId)
    return {
      entry: originals.get(toHex(list.sha256)),
      keys: new Set(ofDocument.map(({ rowKey }) => rowKey)),
    }
  })
  if (entry === undefined && keys.size === 0) return
  const rows: number[] = []
  for await (const row of rowsAt(list.path))
    if (row.isFilled && (keys.has(row.rowKey) || keys.has(row.sharedKey))) rows.push(row.row)
  if (entry !== undefined) throw fileErasedInPart({ path: list.path, entry, rows })
  if (rows.length > 0) throw rowsErased({ path: list.path, rows })
}
