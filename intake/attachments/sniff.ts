/** What a file is by its first bytes, whatever its name and its sender say. */
import { open } from 'node:fs/promises'
import { fileTypeFromBuffer } from 'file-type'

/** file-type looks at no more of a file than this for all but a few kinds; what lies deeper is not followed. */
const headBytes = 64 * 1024

/**
 * The media type of the bytes of a file: one that its first bytes say, else `text/html` or `image/svg+xml` for what a
 * browser would run, `text/plain` for text in UTF-8, and `application/octet-stream`.
 */
export async function sniffFile(path: string): Promise<string> {
  const file = await open(path, 'r')
  try {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0)
    return await sniffBytes(buffer.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

/** The media type of a file that begins with these bytes. */
export async function sniffBytes(head: Uint8Array): Promise<string> {
  const known = (await fileTypeFromBuffer(head))?.mime
  if (known !== undefined && known !== 'application/xml') return known
  const text = textOf(head)
  if (text === null) return known ?? 'application/octet-stream'
  return markupType(text) ?? known ?? 'text/plain'
}

/** The text of a head that is UTF-8; its last letter may be cut. Null where it is none. */
function textOf(head: Uint8Array): string | null {
  if (head.includes(0)) return null
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: true })
  } catch (error) {
    // Bytes that are no UTF-8 are data, whatever else they are.
    if (error instanceof TypeError) return null
    throw error
  }
}

function markupType(text: string): string | null {
  const element = /^\s*(?:<\?[^>]*>\s*|<!--[\s\S]*?-->\s*|<!doctype[^>]*>\s*)*<(?:[\w.-]+:)?(\w+)/i.exec(text)
  const name = element?.[1]?.toLowerCase()
  if (name === 'svg') return 'image/svg+xml'
  const isPage =
    name !== undefined && ['html', 'head', 'body', 'script', 'title', 'iframe', 'img'].includes(name)
  return isPage || /^\s*<!doctype html/i.test(text) ? 'text/html' : null
}
