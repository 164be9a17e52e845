/** Reading a file as a bounce: a report of delivery (RFC 3464) inside a multipart/report (RFC 6522). */
import { createHash } from 'node:crypto'
import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Attachment } from 'postal-mime'
import PostalMime from 'postal-mime'
import { meaningOf, readDeliveryStatus } from '../../core/mail/read-delivery-status.js'
import type { ReadBounce } from '../../store/signing/bounces.js'

const largestBytes = 20 << 20

/** The files of a folder that end in .eml, by name; or the one file. Errors of the disk are thrown as Node gives them. */
export async function bounceFiles(path: string): Promise<readonly string[]> {
  if (!(await stat(path)).isDirectory()) return [path]
  const names = (await readdir(path)).filter((name) => name.toLowerCase().endsWith('.eml'))
  return names.sort().map((name) => join(path, name))
}

/** Reads one file. What is no bounce is said to be none; nothing is guessed from words in a text. */
export async function readBounce(path: string): Promise<ReadBounce> {
  const bytes = await readFile(path)
  const fileSha256 = createHash('sha256').update(bytes).digest('hex')
  const none: ReadBounce = {
    fileSha256,
    fileName: basename(path),
    meaning: 'no-bounce',
    status: null,
    messageIds: [],
  }
  const parts = bytes.length > largestBytes ? [] : await partsOf(bytes)
  const report = parts.find(({ mimeType }) => mimeType === 'message/delivery-status')
  const status = report ? readDeliveryStatus(textOf(report)) : null
  if (!status) return none
  const [recipient] = status.recipients
  return {
    ...none,
    meaning: meaningOf(status),
    status: recipient?.status ?? null,
    messageIds: [status.envelopeId ?? '', ...parts.flatMap(messageIdsIn)].map(ownId),
  }
}

async function partsOf(bytes: Uint8Array): Promise<readonly Attachment[]> {
  try {
    const { attachments } = await PostalMime.parse(bytes, {
      attachmentEncoding: 'arraybuffer',
      forceRfc822Attachments: true,
    })
    return attachments
  } catch (error) {
    // The parser refuses what is nested too deep or has too long a head: no report of delivery is.
    if (error instanceof Error) return []
    throw error
  }
}

function textOf({ content }: Attachment): string {
  return typeof content === 'string' ? content : Buffer.from(content as ArrayBuffer).toString('utf8')
}

/** Message-IDs of the message that came back: its head stands in the report whole or alone (RFC 6522, 3). */
function messageIdsIn(part: Attachment): readonly string[] {
  if (!/^(?:message\/rfc822|text\/rfc822-headers|message\/global(?:-headers)?)$/.test(part.mimeType))
    return []
  const [head = ''] = textOf(part).replace(/\r\n?/g, '\n').split('\n\n')
  return [...head.replace(/\n[ \t]+/g, ' ').matchAll(/^message-id:\s*<([^>\n]+)>/gim)].map(
    (found) => found[1] ?? '',
  )
}

/** Our Message-ID is the id of the message before the @. */
function ownId(id: string): string {
  return (id.split('@')[0] ?? '').toLowerCase()
}
