/** Accepting record versions: appended to the log and derived, in one transaction. */

import { toBase64Url } from '../core/log/bytes.js'
import { levelValues } from '../core/log/levels.js'
import type { Values } from '../core/record/definition.js'
import { kindNamed } from '../core/record/kinds.js'
import { appendEntries } from './append.js'
import { CopyLines } from './copy-text.js'
import { deriveRecords } from './derive.js'
import { copyStatement, derivedLine, valuePart, withCopies } from './derived-rows.js'
import type { Session } from './engine/engine.js'
import type { PreparedEntry } from './entries.js'
import { prepareRecord } from './entries.js'
import { randomBytes } from './node-crypto.js'
import type { Programme } from './programme.js'
import { timestamp } from './programme.js'

/** A version of a record that is to be accepted. */
export interface NewVersion {
  readonly kind: string
  readonly recordId: string
  /** 1 for a new record, else one more than the record has. */
  readonly version: number
  readonly values: Values
  /** The record's receipt secret, base64url; null for a new record, which gets one. */
  readonly receiptSecret: string | null
  /** Names of the regions of its places, by field: committed as `place~region`. */
  readonly regions: Readonly<Record<string, string | null>>
  /** The record that it copies fields from, where it is new and that is at hand. */
  readonly referenced: Values | null
  /** That record stood before: what is copied from it is read from the log once this version stands there. */
  readonly copiesFromLog?: boolean
}

/** A version with everything computed that does not depend on its entry number. */
export interface PreparedVersion {
  /** Without its values: a batch of them would be kept in memory for nothing. */
  readonly version: Pick<NewVersion, 'kind' | 'recordId'>
  readonly entry: PreparedEntry
  /** The derived row's value part; null where the record must be derived from its whole history. */
  readonly row: string | null
}

/** Hashes a version and lays out its row. `by` is the role that accepts, such as `reviewer`. */
export function prepareVersion(programme: Programme, version: NewVersion, by: string): PreparedVersion {
  const kind = kindNamed(version.kind)
  const labels: Values = {
    ...version.values,
    ...levelValues(kind, version.values, version.regions),
    at: timestamp(programme.now()),
    by,
    record_id: version.recordId,
    receipt_secret: version.receiptSecret ?? toBase64Url(randomBytes(32)),
    version: String(version.version),
  }
  const values = withCopies(kind, version.values, () => version.referenced)
  return {
    version: { kind: version.kind, recordId: version.recordId },
    entry: { ...prepareRecord(kind, version.recordId, labels), person: programme.person },
    row: version.version === 1 && !version.copiesFromLog ? valuePart(kind, values) : null,
  }
}

/** Appends prepared versions and derives their rows. Gives the number (n + 1) of the first of their entries. */
export async function acceptVersions(
  session: Session,
  programme: Programme,
  prepared: readonly PreparedVersion[],
): Promise<number> {
  const { first } = await appendEntries(
    session,
    programme,
    prepared.map((entry) => entry.entry),
  )
  const lines = new Map<string, CopyLines>()
  const again: string[] = []
  prepared.forEach(({ version, row }, index) => {
    if (row === null) {
      again.push(version.recordId)
      return
    }
    const entry = first + index
    const state = {
      recordId: version.recordId,
      version: 1,
      role: 'accepted',
      entry,
      currentFrom: entry,
      currentTo: null,
    }
    const ofKind = lines.get(version.kind) ?? new CopyLines()
    ofKind.addRaw(derivedLine(programme.programmeId, { ...state, role: 'accepted' }, row))
    lines.set(version.kind, ofKind)
  })
  for (const [kind, ofKind] of lines) await session.copyIn(copyStatement(kindNamed(kind)), ofKind.bytes())
  await deriveRecords(session, programme.programmeId, again)
  return first
}
