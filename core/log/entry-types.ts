/** The types of entries other than records: what each commits to. Labels are never removed, only added with a version. */

import { signatureLabels } from '../signature/signature.js'

/** One type of entry: its schema and labels; `at` (UTC, RFC 3339) and `by` (a role or null) are in every one. */
export interface EntryType {
  readonly schema: string
  readonly labels: readonly string[]
}

/** A type of entry with what a list of the log calls it. */
interface NamedEntryType extends EntryType {
  readonly title: string
}

function entryType(schema: string, title: string, labels: readonly string[]): NamedEntryType {
  return { schema, title, labels: ['at', 'by', ...labels] }
}

const firstSignatureLabels = ['document_id', 'text_sha256', 'signatory', 'capacity', 'reason'] as const

const firstAttachmentLabels = [
  'record_id',
  'sha256',
  'size_bytes',
  'file_name',
  'claimed_type',
  'found_type',
  'shows',
  'closed',
  'given_by',
  'given_on',
  'note',
] as const

/** By type. Hashes are lower-case hex, sizes and entry numbers decimal digits; what does not apply is null. */
export const entryTypes = {
  /** A file or form arrived. */
  'submission-received': entryType('submission-received@1', 'file or form received', [
    'file_name',
    'sha256',
    'size_bytes',
    'source',
    'mapping_sha256',
    'kind',
    'note',
  ]),
  /** `version` is the one that is taken back; null takes back the whole record as it stood. */
  'record-withdrawn': entryType('record-withdrawn@1', 'record withdrawn', ['record_id', 'version', 'reason']),
  /** `decision` is a word such as returned, rejected, resolved; `take` the version taken where a conflict is resolved. */
  decision: entryType('decision@1', 'decision', [
    'record_id',
    'submission',
    'row',
    'decision',
    'code',
    'reason',
    'field',
    'take',
  ]),
  linked: entryType('linked@1', 'records linked', ['record_id', 'other_record_id', 'role', 'reason']),
  unlinked: entryType('unlinked@1', 'link taken back', ['record_id', 'other_record_id', 'role', 'reason']),
  'figure-published': entryType('figure-published@1', 'figure published', [
    'figure_id',
    'query',
    'as_of',
    'result_sha256',
  ]),
  /** `files` is an array of [path, SHA-256 in hex]; `nonce` 32 bytes in hex; `opened` as in core/disclosure/opened.ts. */
  'document-published': entryType('document-published@2', 'document published', [
    'document_id',
    'as_of',
    'nonce',
    'files',
    'opened',
  ]),
  /**
   * `record_id` is the signature's own; `row_key` finds its row again in a list, and `submission` is the list's entry;
   * `text_sha256` the hash of the text that was signed.
   */
  'signature-given': entryType('signature-given@2', 'signature given', [
    'record_id',
    'receipt_secret',
    'document_id',
    'text_sha256',
    'submission',
    'row_key',
    ...signatureLabels,
  ]),
  /** `record_id` is that of the signature. */
  'signature-withdrawn': entryType('signature-withdrawn@2', 'signature withdrawn', [
    'record_id',
    'document_id',
    'reason',
  ]),
  /** What became of a published document: `publication` is the entry that published it, `step` one of core/document/deliveries.ts. */
  'delivery-recorded': entryType('delivery-recorded@1', 'delivery recorded', [
    'document_id',
    'publication',
    'addressee',
    'step',
    'on',
    'ask',
    'channel',
    'reference',
    'note',
  ]),
  'programme-changed': entryType('programme-changed@1', 'setting of the programme changed', [
    'setting',
    'value',
    'reason',
  ]),
  'key-changed': entryType('key-changed@1', 'signing key changed', [
    'old_origin',
    'old_checkpoint',
    'new_key',
    'reason',
  ]),
  /** A file with confidential fields, or one for anybody, was made; `audience` is confidential or public. */
  exported: entryType('exported@1', 'file exported', ['kind', 'audience', 'as_of', 'format']),
  /**
   * A file was added to a record: `found_type` is the media type that its bytes say, `claimed_type` what its sender said;
   * `shows` a word of core/record/attachment.ts; `given_by` who gave it, as told. `submission` and `row` name the row that
   * it was added to, as in a decision; the record is then the one on which that row reports.
   */
  'attachment-added': entryType('attachment-added@2', 'file added to a record', [
    ...firstAttachmentLabels,
    'submission',
    'row',
  ]),
  /** What became of an original or a copy; `attachment` is the number of its attachment-added entry. */
  'custody-recorded': entryType('custody-recorded@1', 'custody of a file recorded', [
    'record_id',
    'attachment',
    'step',
    'held_by',
    'on',
    'note',
  ]),
  /** The file belongs to that record no more; its bytes stay. */
  'attachment-withdrawn': entryType('attachment-withdrawn@1', 'file withdrawn from a record', [
    'record_id',
    'attachment',
    'reason',
  ]),
  /**
   * `entries` are entry numbers; `files` an array of [SHA-256 before, SHA-256 after], of [SHA-256 before] where nothing
   * takes its place; `rows` of [document id, key of the row of a list] for each signature.
   */
  erased: entryType('erased@2', 'erased by law', ['entries', 'files', 'rows', 'reason']),
} as const satisfies Readonly<Record<string, NamedEntryType>>

/** Schemas that were written before, by name: their entries are read for ever. */
export const formerSchemas: Readonly<Record<string, readonly string[]>> = {
  'attachment-added@1': ['at', 'by', ...firstAttachmentLabels],
  'erased@1': ['at', 'by', 'entries', 'files', 'reason'],
  'document-published@1': ['at', 'by', 'document_id', 'as_of', 'nonce', 'files'],
  'signature-given@1': ['at', 'by', ...firstSignatureLabels],
  'signature-withdrawn@1': ['at', 'by', ...firstSignatureLabels],
}

/** The name of a type of entry that is no record. */
export type EntryTypeName = keyof typeof entryTypes

/** The type of an entry that holds a version of a record; its schema is the kind's, such as `victim@1`. */
export const recordAccepted = 'record-accepted'

/** What a list of the log calls each type of entry. */
export const entryTitles: ReadonlyMap<string, string> = new Map([
  [recordAccepted, 'record accepted'],
  ...Object.entries(entryTypes).map(([type, { title }]) => [type, title] as const),
])

/** Whether a word names a type of entry that is no record. */
export function isEntryTypeName(name: string): name is EntryTypeName {
  return Object.hasOwn(entryTypes, name)
}
