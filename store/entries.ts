/** Entries before they have a place in the log: everything about them that does not depend on their number. */

import type { Committer } from '../core/log/commitment.js'
import { makeCommitter, secretBytes } from '../core/log/commitment.js'
import { entryLabels, recordLabels } from '../core/log/labels.js'
import type { Kind, Values } from '../core/record/definition.js'
import { encodeBody } from './bodies.js'
import { nodeCrypto, randomBytes } from './node-crypto.js'

/** An entry that waits for its number. */
export interface PreparedEntry {
  readonly type: string
  readonly schema: string
  readonly recordId: string | null
  /** Root of the commitments, hex. */
  readonly fields: string
  readonly body: Uint8Array
  readonly secret: Uint8Array
  /** Who made it, where that is not who the programme is handed to: several decide in one transaction. */
  readonly person?: string
}

const committers = new Map<string, Committer>()

function committerOf(schema: string, labels: () => readonly string[]): Committer {
  const known = committers.get(schema)
  if (known) return known
  const made = makeCommitter(nodeCrypto.sha256, labels())
  committers.set(schema, made)
  return made
}

/** Prepares an entry of a type that is not a record: its labels are those of core/log/entry-types.ts. */
export function prepareEntry(type: string, values: Values): PreparedEntry {
  const { schema, labels } = entryLabels(type)
  const recordId = typeof values.record_id === 'string' ? values.record_id : null
  return prepare(
    { type, schema, recordId },
    committerOf(schema, () => labels),
    values,
  )
}

/** Prepares a record version; `values` holds the fields, their levels, record_id, receipt_secret, version, at, by. */
export function prepareRecord(kind: Kind, recordId: string, values: Values): PreparedEntry {
  const schema = `${kind.kind}@${kind.version}`
  return prepare(
    { type: 'record-accepted', schema, recordId },
    committerOf(schema, () => recordLabels(kind)),
    values,
  )
}

function prepare(
  entry: Pick<PreparedEntry, 'type' | 'schema' | 'recordId'>,
  committer: Committer,
  values: Values,
): PreparedEntry {
  const secret = randomBytes(secretBytes)
  return {
    ...entry,
    fields: Buffer.from(committer.root(values, secret)).toString('hex'),
    body: encodeBody(values, committer.labels),
    secret,
  }
}
