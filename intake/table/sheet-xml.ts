/** The XML of a workbook as events, by a strict streaming parser. */
import { SaxesParser } from 'saxes'
import { workbookNotReadable } from '../problems.js'

/** An opening or closing tag without its prefix, or text between tags. */
export type XmlEvent =
  | { readonly type: 'open'; readonly name: string; readonly attributes: Readonly<Record<string, string>> }
  | { readonly type: 'close'; readonly name: string }
  | { readonly type: 'text'; readonly text: string }

/** The events of one part, piece by piece. Throws `workbook-not-readable` where it is no XML or ends too early. */
export async function* xmlEvents(
  pieces: AsyncIterable<string>,
  about: { readonly path: string; readonly part: string },
): AsyncGenerator<readonly XmlEvent[]> {
  const damaged = (why: string) =>
    workbookNotReadable({ path: about.path, reason: `${about.part} is damaged (${why})` })
  let events: XmlEvent[] = []
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => events.push({ type: 'open', name: plain(name), attributes }))
  parser.on('closetag', ({ name }) => events.push({ type: 'close', name: plain(name) }))
  parser.on('text', (text) => events.push({ type: 'text', text }))
  parser.on('cdata', (text) => events.push({ type: 'text', text }))
  parser.on('error', (error) => {
    throw damaged(error.message)
  })
  let empty = true
  for await (const piece of pieces) {
    empty &&= piece === ''
    parser.write(piece)
    yield events
    events = []
  }
  // A workbook need not have this part.
  if (empty) return
  // A part that is cut off leaves tags open, which the parser reports as it ends.
  parser.close()
  yield events
}

/** The name without its prefix. */
function plain(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
