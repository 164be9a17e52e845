/** Which cell styles of a workbook show a number as a date, a time or a duration. */
import type { XmlEvent } from './sheet-xml.js'

export type NumberForm = 'number' | 'date' | 'time'

// ECMA-376 part 1, 18.8.30: formats that have a number and no text of their own.
const builtInDates = new Set([14, 15, 16, 17, 22, ...range(27, 31), 34, 35, 36, ...range(50, 58)])
const builtInTimes = new Set([18, 19, 20, 21, 32, 33, 45, 46, 47])

/** The form of each style, by its index, from the events of xl/styles.xml. */
export async function readStyles(events: AsyncIterable<readonly XmlEvent[]>): Promise<readonly NumberForm[]> {
  const own = new Map<number, NumberForm>()
  const styles: NumberForm[] = []
  let inCellFormats = false
  for await (const batch of events) {
    for (const event of batch) {
      if (event.type === 'text') continue
      if (event.name === 'cellXfs') inCellFormats = event.type === 'open'
      else if (event.type === 'close') continue
      else if (event.name === 'numFmt')
        own.set(Number(event.attributes.numFmtId), formOfFormat(event.attributes.formatCode ?? ''))
      else if (event.name === 'xf' && inCellFormats) {
        const id = Number(event.attributes.numFmtId ?? 0)
        styles.push(own.get(id) ?? builtIn(id))
      }
    }
  }
  return styles
}

function builtIn(id: number): NumberForm {
  if (builtInDates.has(id)) return 'date'
  return builtInTimes.has(id) ? 'time' : 'number'
}

/** The form that a number format such as `dd/mm/yyyy` or `[h]:mm` gives. */
export function formOfFormat(format: string): NumberForm {
  const first = format.split(';')[0] ?? ''
  const bare = first
    .replace(/"[^"]*"/g, '')
    .replace(/\\./g, '')
    .replace(/_./g, '')
    .replace(/\*./g, '')
  if (/\[[hms]+\]/i.test(bare)) return 'time'
  const letters = bare.replace(/\[[^\]]*\]/g, '').replace(/general|am\/pm|a\/p/gi, '')
  if (/[yd]/i.test(letters) || /mmm/i.test(letters)) return 'date'
  return /[hs]/i.test(letters) ? 'time' : /m/i.test(letters) ? 'date' : 'number'
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index)
}
