/** What the API says of the files of a record. */
import type { HiddenThing } from '../../../core/hidden/things.js'
import type { AttachmentContent, CustodyWord } from '../../../core/record/attachment.js'

/** A step of custody; names and notes are left out of a closed file that nobody opened. */
export interface CustodyAnswer {
  readonly entry: number
  readonly step: CustodyWord
  readonly heldBy: string | null
  /** YYYY-MM-DD. */
  readonly on: string | null
  readonly note: string | null
}

/** A file that stands or was withdrawn. */
export interface AttachmentAnswer {
  readonly entry: number
  readonly state: 'stands' | 'withdrawn'
  /** UTC, RFC 3339. */
  readonly at: string
  readonly sha256: string
  readonly sizeBytes: number
  readonly fileName: string | null
  readonly claimedType: string | null
  readonly foundType: string
  readonly typeDiffers: boolean
  /** What can be saved without opening the original: the file itself, a copy without what is hidden in it, or nothing. */
  readonly goesOut: 'itself' | 'copy' | 'nothing'
  readonly shows: AttachmentContent
  readonly isClosed: boolean
  readonly givenBy: string | null
  readonly givenOn: string | null
  readonly note: string | null
  readonly custody: readonly CustodyAnswer[]
  readonly withdrawn: { readonly entry: number; readonly reason: string | null } | null
}

/** A file of a record; of an erased one it is told that it was there. */
export type ListedAttachment = AttachmentAnswer | { readonly entry: number; readonly state: 'erased' }

/** What is hidden in a file, as it is told when it is added and when it is opened. */
export interface HiddenAnswer {
  readonly hidden: readonly HiddenThing[]
  readonly goesOut: AttachmentAnswer['goesOut']
}

/** What an opening gives: the entry that lets the bytes be read for ten minutes. */
export interface OpenedAttachment extends HiddenAnswer {
  readonly entry: number
  readonly attachment: AttachmentAnswer
}
