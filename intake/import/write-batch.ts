/** Writing a planned batch in one transaction: log, derived rows, rows remembered, drafts, findings. */
import type { Finding } from '../../core/finding.js'
import { acceptVersions } from '../../store/accept.js'
import { CopyLines } from '../../store/copy-text.js'
import type { Session } from '../../store/engine/engine.js'
import { addDrafts, supersedeDrafts } from '../../store/import/drafts.js'
import { addFindings } from '../../store/import/findings.js'
import { copyImportedRows, endRows } from '../../store/import/imported-rows.js'
import { acceptDrafts } from '../../store/review/accept-drafts.js'
import { endWaitingRows, writeWaitingRows } from '../../store/review/waiting-rows.js'
import type { Batch } from './batch.js'
import type { ImportContext } from './context.js'
import { withoutSecondReader } from './context.js'

/** Writes a batch; `added` are those of its findings that are not written down yet, and the number of the first. */
export async function writeBatch(
  session: Session,
  context: ImportContext,
  batch: Batch,
  added: { readonly firstOrdinal: number; readonly findings: readonly Finding[] },
): Promise<void> {
  const { programme, submission } = context
  const { programmeId } = programme
  const first =
    batch.versions.length > 0 ? await acceptVersions(session, programme, batch.versions) : submission
  if (batch.draftsToDrop.length > 0) {
    await endWaitingRows(session, programmeId, batch.draftsToDrop, first)
    await supersedeDrafts(session, programmeId, batch.draftsToDrop, first)
  }
  await acceptDrafts(session, programme, batch.draftsToAccept, {
    by: 'reviewer',
    reason: withoutSecondReader,
  })
  await writeTaken(session, context, batch)
  await addDrafts(session, programmeId, batch.drafts)
  await writeWaitingRows(session, programmeId, batch.drafts)
  await addFindings(session, programmeId, { submission, ...added })
}

async function writeTaken(session: Session, context: ImportContext, batch: Batch): Promise<void> {
  if (batch.taken.length === 0) return
  const { programmeId } = context.programme
  const replaced = batch.taken.flatMap((row) => row.replaces ?? [])
  if (replaced.length > 0) await endRows(session, programmeId, replaced, context.submission)
  const lines = new CopyLines()
  for (const row of batch.taken) {
    lines.add(
      programmeId,
      context.source,
      Buffer.from(row.rowKey, 'hex'),
      Buffer.from(row.content, 'hex'),
      context.submission,
      row.rowNumber,
      row.recordId,
      row.records,
    )
  }
  await session.copyIn(copyImportedRows, lines.bytes())
}
