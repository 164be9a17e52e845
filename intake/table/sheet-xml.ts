/** The XML of a workbook as events, through the parser that exceljs brings. */
import { createRequire } from 'node:module'
import { workbookNotReadable } from '../problems.js'

/** An opening or closing tag without its prefix, or text between tags. */
export type XmlEvent =
  | { readonly type: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly type: 'close'; readonly name: string }
  | { readonly type: 'text'; readonly text: string }

type RawEvent =
  | { eventType: 'opentag'; value: { name: string; attributes: Record<string, string> } }
  | { eventType: 'closetag'; value: { name: string } }
  | { eventType: 'text'; value: string }

// exceljs 4.4.0's own streaming reader needs workbook.xml to stand before the sheets, which older Excel does not write
// (it fails on one of our real files), drops all but the last run of rich text in a cell, unescapes text twice and reads
// formulas that give an error or a truth value as NaN. Its XML parser has none of this, so only that is used.
const parseSax = createRequire(import.meta.url)('exceljs/lib/utils/parse-sax.js') as (
  pieces: AsyncIterable<string>,
) => AsyncIterable<readonly RawEvent[]>

/** The events of one part, piece by piece. Throws `workbook-not-readable` where it is no XML or ends too early. */
export async function* xmlEvents(
  pieces: AsyncIterable<string>,
  about: { readonly path: string; readonly part: string },
): AsyncGenerator<readonly XmlEvent[]> {
  const damaged = (why: string) =>
    workbookNotReadable({ path: about.path, reason: `${about.part} is damaged (${why})` })
  let depth = 0
  try {
    for await (const events of parseSax(pieces)) {
      const translated = events.map(translate)
      for (const event of translated) depth += event.type === 'open' ? 1 : event.type === 'close' ? -1 : 0
      yield translated
    }
  } catch (error) {
    if (!(error instanceof Error) || error.name === 'Problem') throw error
    throw damaged(error.message)
  }
  // The parser is never told that the text has ended; a part that is cut off leaves tags open.
  if (depth !== 0) throw damaged('it ends too early')
}

function translate(event: RawEvent): XmlEvent {
  if (event.eventType === 'text') return { type: 'text', text: event.value }
  const name = event.value.name.slice(event.value.name.indexOf(':') + 1)
  return event.eventType === 'opentag'
    ? { type: 'open', name, attributes: event.value.attributes }
    : { type: 'close', name }
}
