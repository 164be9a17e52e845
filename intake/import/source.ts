/** The source of an import: one that stands, by its own number, or a new one of type "list" (formats.md, `--source`). */

import { dayIn } from '../../core/day.js'
import { acceptVersions, prepareVersion } from '../../store/accept.js'
import type { Programme } from '../../store/programme.js'
import { newRecordId } from '../../store/record-id.js'
import { recordsByLocalId } from '../../store/record-reading.js'
import { withoutSecondReader } from './context.js'

/** The record id of the source; a dry run that would make one gives an id that nothing stands under. */
export async function findOrMakeSource(
  programme: Programme,
  localId: string,
  dryRun: boolean,
): Promise<string> {
  const number = localId.trim()
  return programme.engine.transaction(async (session) => {
    const found = await recordsByLocalId(session, programme.programmeId, 'sources', [number])
    const known = found.get(number)
    if (known) return known
    const recordId = newRecordId()
    if (dryRun) return recordId
    const day = dayIn('UTC', programme.now())
    const made = prepareVersion(
      programme,
      {
        kind: 'source',
        recordId,
        version: 1,
        receiptSecret: null,
        referenced: null,
        regions: {},
        values: {
          local_id: number,
          type: 'list',
          information_date: [day, day, '', 'day', 'gregorian', null],
          sources: [[recordId, null, null]],
          reason: withoutSecondReader,
        },
      },
      'data_entry',
    )
    await acceptVersions(session, programme, [made])
    return recordId
  })
}
