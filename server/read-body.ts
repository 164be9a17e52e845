/** The bytes of a request's body, or null where it is longer than `mostBytes`; no more than that is ever held. */
import type { Call } from './serving.js'

export async function readBody(call: Call, mostBytes: number): Promise<Uint8Array | null> {
  const { body } = call.req.raw
  if (body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > mostBytes) return null
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
