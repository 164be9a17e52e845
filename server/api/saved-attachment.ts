/** A file of a record as an answer that a browser saves. */
import { Readable } from 'node:stream'
import type { LeavingBytes } from '../../intake/attachments/leaving-bytes.js'
import type { Attachment } from '../../store/attachments/attachments.js'

/**
 * The answer that a browser saves and never shows: no type that it could run, no way to guess another (nosniff, on every
 * answer), and a policy under which nothing would run if it did.
 */
export async function saved(
  { fileName, entry }: Pick<Attachment, 'fileName' | 'entry'>,
  { sizeBytes, bytes }: LeavingBytes,
): Promise<Response> {
  // The first piece before any header: a file that no longer has its hash is mostly known by then.
  const pieces = bytes[Symbol.asyncIterator]()
  const first = await pieces.next()
  async function* all() {
    for (let piece = first; !piece.done; piece = await pieces.next()) yield piece.value
  }
  return new Response(Readable.toWeb(Readable.from(all())) as ReadableStream, {
    headers: {
      'Content-Type': 'application/octet-stream',
      'Content-Length': String(sizeBytes),
      'Content-Disposition': dispositionOf(fileName ?? `attachment-${entry}`),
    },
  })
}

/** RFC 6266: the name in ASCII for old readers, and as it is (RFC 8187). */
function dispositionOf(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_')
  const whole = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${whole}`
}
