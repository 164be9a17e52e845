/** A file that belongs to a record: what it shows, who held it, and who may open it. Its bytes are never altered. */
import { fieldsOf } from './columns.js'
import type { Kind, Values } from './definition.js'
import { isHeldBack } from './held-back.js'

/**
 * What a file shows, as the person says who adds it, and whether such files are closed, whoever adds them and whatever they
 * say: people, what was done to them, and what a source gave of its own ground. What nobody looked at yet can show any of it.
 */
const contents = {
  ordnance: 'open',
  ground: 'open',
  marking: 'open',
  damage: 'open',
  document: 'open',
  minefield_record: 'closed',
  person: 'closed',
  injury: 'closed',
  medical_document: 'closed',
  identity_document: 'closed',
  voice: 'closed',
  unknown: 'closed',
} as const
export type AttachmentContent = keyof typeof contents

/** What files show, in the order in which it is asked. */
export const attachmentContents = Object.keys(contents) as [AttachmentContent, ...AttachmentContent[]]

const closedContents: ReadonlySet<string> = new Set(
  attachmentContents.filter((content) => contents[content] === 'closed'),
)

/**
 * What became of an original or of a copy of it (Berkeley Protocol on Digital Open Source Investigations, 2022, chain of
 * custody: a chronological record of its custodians).
 */
export const custodySteps = [
  'received',
  'stored',
  'handed_over',
  'copied',
  'shown',
  'compared',
  'returned',
  'lost',
  'destroyed',
] as const
export type CustodyWord = (typeof custodySteps)[number]

/** What decides whether a file is closed, besides its record. */
export interface AttachmentClass {
  readonly shows: string
  /** Closed by whoever added it, although what it shows is open. */
  readonly closed: boolean
}

/**
 * Whether a file is opened one by one, with a reason that is logged, as confidential fields are: because of what it shows,
 * because somebody closed it, or because its record is confidential at present or of a kind that is. `values` are the
 * current ones of the record; null where it is withdrawn or erased, and then everything is closed.
 */
export function isClosed({ shows, closed }: AttachmentClass, kind: Kind, values: Values | null): boolean {
  if (closed || closedContents.has(shows) || kind.privacy === 'confidential' || values === null) return true
  if (kind.kind === 'minefield_record') return true
  return isHeldBack(kind, values)
}

/** Whether a file that shows this is closed in every record. */
export function showsWhatIsClosed(shows: string): boolean {
  return closedContents.has(shows)
}

/** The name under which the opening of a file stands in the log, where a field's name stands else. */
export function openingName(entry: number): string {
  return `attachments/${entry}`
}

/** Records that tell of a person directly: kinds with a field that refers to one, beside persons themselves. */
export function fieldsNaming(
  kind: Kind,
  other: string,
): readonly { readonly name: string; readonly several: boolean }[] {
  return fieldsOf(kind).flatMap(({ name, value }) =>
    value.type === 'reference' && value.to.includes(other) ? [{ name, several: value.several === true }] : [],
  )
}

/** Media types that are written in several ways, as one. */
const sameTypes: Readonly<Record<string, string>> = {
  'image/jpg': 'image/jpeg',
  'image/pjpeg': 'image/jpeg',
  'image/x-png': 'image/png',
  'audio/x-wav': 'audio/wav',
  'audio/wave': 'audio/wav',
  'audio/vnd.wave': 'audio/wav',
  'audio/mp3': 'audio/mpeg',
  'audio/x-m4a': 'audio/mp4',
  'application/x-zip-compressed': 'application/zip',
  'application/x-pdf': 'application/pdf',
  'text/xml': 'application/xml',
}

/**
 * Whether the type that a sender claims is another than its bytes say. Text of any kind is one: bytes do not tell a table
 * from a letter; but text that is claimed to be a picture is no picture.
 */
export function differsFromClaim(claimed: string | null, found: string): boolean {
  if (claimed === null || claimed === 'application/octet-stream') return false
  const one = plainType(claimed)
  const other = plainType(found)
  if (one === other) return false
  return !(isText(one) && isText(other))
}

/** RFC 2045: lower case, without parameters. */
function plainType(type: string): string {
  const plain = (type.split(';')[0] ?? '').trim().toLowerCase()
  return sameTypes[plain] ?? plain
}

function isText(type: string): boolean {
  return type.startsWith('text/') || /[/+](?:json|xml)$/.test(type) || type === 'application/csv'
}
