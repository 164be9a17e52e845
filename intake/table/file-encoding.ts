/** The encoding of a text file. */
import { createReadStream } from 'node:fs'
import {
  ByteStatistics,
  type DetectedEncoding,
  encodingOfMark,
  encodingOfStatistics,
  readAs,
  utf16Without,
} from './detect-encoding.js'
import type { TableOptions } from './table.js'

const chunkBytes = 256 * 1024

/**
 * Which encoding the file is in: by its byte order mark, by the mapping, or by all its bytes. `head` is its first bytes.
 * Throws `encoding-not-recognised`.
 */
export async function encodingOfFile(
  path: string,
  head: Buffer,
  options: TableOptions,
): Promise<DetectedEncoding> {
  const mark = encodingOfMark(head)
  if (mark) {
    const contradicted = options.encoding && options.encoding !== mark.encoding
    const findings = contradicted
      ? [readAs(mark.encoding, 'its byte order mark says so, against the mapping')]
      : []
    return { ...mark, findings }
  }
  if (options.encoding) return { encoding: options.encoding, skipBytes: 0, findings: [] }
  const wide = utf16Without(head)
  if (wide) return { encoding: wide, skipBytes: 0, findings: [readAs(wide, 'every second byte is zero')] }
  const statistics = new ByteStatistics()
  for await (const chunk of createReadStream(path, { highWaterMark: chunkBytes }))
    statistics.add(chunk as Buffer)
  statistics.end()
  return encodingOfStatistics(statistics, path)
}
