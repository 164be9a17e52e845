/** Record ids: UUIDv7 (RFC 9562, 5.7), so that neighbours in time are neighbours in the index. */
import { randomFillSync } from 'node:crypto'

const pool = Buffer.alloc(10 * 1024)
let offset = pool.length
let lastMilliseconds = 0
let counter = 0

/** A new id. Ids made in one millisecond ascend by a counter in the twelve bits after the version. */
export function newRecordId(now: number = Date.now()): string {
  if (offset >= pool.length) {
    randomFillSync(pool)
    offset = 0
  }
  const random = pool.subarray(offset, offset + 10)
  offset += 10
  if (now > lastMilliseconds) {
    lastMilliseconds = now
    counter = random.readUInt16BE(0) & 0x3ff
  } else {
    counter += 1
    if (counter > 0xfff) {
      lastMilliseconds += 1
      counter = 0
    }
  }
  const time = lastMilliseconds.toString(16).padStart(12, '0')
  const sequence = (0x7000 | counter).toString(16)
  const variant = (0x8000 | (random.readUInt16BE(2) & 0x3fff)).toString(16)
  const tail = random.subarray(4, 10).toString('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-${sequence}-${variant}-${tail}`
}

/** Whether a text has the form of a record id. */
export function isRecordId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text)
}
