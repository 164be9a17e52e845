/** Changing one key of a document's head, as its author would: every other line stays as it was written. */
import { stringify } from 'yaml'

/**
 * The text with `value` under `key` of its head; `undefined` leaves the key out. Each other line keeps its own end. A text
 * without a head stays as it is.
 */
export function withHeadKey(text: string, key: string, value: unknown): string {
  // Each with its end.
  const lines = text.match(/[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+$/g) ?? []
  const isDashes = (line: string) => /^---[ \t]*$/.test(line.trimEnd())
  const end = lines.findIndex((line, index) => index > 0 && isDashes(line))
  if (!isDashes((lines[0] ?? '').replace(/^\ufeff/, '')) || end < 0) return text
  const lineEnd = /[\r\n]+$/.exec(lines[0] ?? '')?.[0] ?? '\n'
  const written =
    value === undefined
      ? []
      : stringify({ [key]: value }, { lineWidth: 0 })
          .trimEnd()
          .split('\n')
          .map((line) => line + lineEnd)
  const from = lines.findIndex((line, index) => index > 0 && index < end && line.startsWith(`${key}:`))
  if (from < 0) return lines.toSpliced(end, 0, ...written).join('')
  // What is indented, an item of a list or a comment within belongs to the key; the next word begins another.
  const next = lines.findIndex((line, index) => index > from && /^[^\s#-]/.test(line))
  const until = next < 0 || next > end ? end : next
  return lines.toSpliced(from, until - from, ...written).join('')
}
