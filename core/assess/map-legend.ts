/** What stands beside the map: legend, scale, north, dates, source, and what the map is not. */
import type { Assessment } from './assess.js'
import { digits, escaped, type MapFrame, scaleBarMetres } from './map-frame.js'
import { cross, symbols, triangle } from './map-symbols.js'
import { type ReportFrame, withheldWords } from './report-lines.js'
import { recordStates, stateWords } from './state.js'

const left = 800
const wide = 44

/** The legend as SVG, and the height that map and legend need. */
export function legend(
  { states, records, corrected }: Assessment,
  report: ReportFrame,
  frame: MapFrame,
): { readonly text: string; readonly height: number } {
  const lines: string[] = []
  let y = 40
  const write = (text: string, style = ''): void => {
    for (const part of wrapped(text, 46)) {
      lines.push(`<text x="${left}" y="${y}" ${style}>${escaped(part)}</text>`)
      y += 20
    }
  }
  write('Minefield records and the ground', 'font-size="18" font-weight="700"')
  write(
    `As of entry ${report.asOf}. Last day of anything found or searched: ${report.lastDay ?? 'not stated'}.`,
  )
  y += 8
  for (const entry of entriesFor(report.isPublic, corrected !== null)) {
    lines.push(`<g transform="translate(${left} ${y - 5})">${entry.sign}</g>`)
    lines.push(`<text x="${left + wide + 12}" y="${y}">${escaped(entry.words)}</text>`)
    y += 26
  }
  y += 8
  for (const state of recordStates) write(`${states[state]} of ${records.length}: ${stateWords[state]}`)
  const unplaced = records.filter(({ footprint }) => footprint === null)
  if (unplaced.length > 0) write(`Not on the map: ${unplaced.map(({ record }) => record.number).join(', ')}`)
  if (report.isPublic) write(`Records: ${withheldWords}.`)
  y += 12
  lines.push(scaleBar(frame, y), north(y))
  y += 58
  write('Source: the register of the programme; records as they were supplied.')
  write('Lines and names on this map are no statement on any border.')
  write('A record says what was recorded. Ground with no symbol is ground on which nothing is recorded.')
  return { text: lines.join('\n'), height: Math.max(frame.height + 40, y + 10) }
}

interface Entry {
  readonly sign: string
  readonly words: string
}

function entriesFor(isPublic: boolean, isMoved: boolean): readonly Entry[] {
  const box = (style: string): string => `<rect x="1" y="-9" width="${wide - 2}" height="18" ${style}/>`
  const ground = [
    { sign: box('fill="url(#dots)" stroke="none"'), words: 'not searched, so far as is recorded' },
    { sign: box(symbols.searched), words: isPublic ? 'searched' : 'searched, with the last day' },
    { sign: box(symbols.confirmed), words: 'confirmed hazardous area' },
  ]
  const item = { sign: `<path d="${triangle(wide / 2, 0, 4.6)}" ${symbols.item}/>`, words: 'item found' }
  if (isPublic)
    return [{ sign: box(symbols.withheld), words: 'minefield record, with a margin' }, item, ...ground]
  return [
    { sign: box(symbols.record), words: 'minefield record as received' },
    { sign: `<path d="${cross(wide / 2, 0, 4)}" ${symbols.recordMine}/>`, words: 'mine as recorded' },
    {
      sign: `<path d="M2 6Q${wide / 2} -14 ${wide - 2} 6" ${symbols.tolerance}/>`,
      words: 'how far its mines may lie off',
    },
    {
      sign: `<rect x="9" y="-5" width="10" height="10" ${symbols.landmark}/><rect x="29" y="-3" width="6" height="6" ${symbols.landmarkFound}/>`,
      words: 'reference point as recorded, as found',
    },
    ...(isMoved
      ? [{ sign: `<path d="M2 0L${wide - 2} 0" ${symbols.moved}/>`, words: 'common shift of the records' }]
      : []),
    item,
    { sign: `<circle cx="${wide / 2}" cy="0" r="5.5" ${symbols.accident}/>`, words: 'accident' },
    ...ground,
  ]
}

function scaleBar(frame: MapFrame, y: number): string {
  const length = scaleBarMetres(frame)
  const width = length * frame.scale
  const words = length >= 1000 ? `${length / 1000} km` : `${length} m`
  return `<g transform="translate(${left} ${y})"><path d="M0 0V10H${digits(width)}V0" fill="none" stroke="#1f1f1f" stroke-width="2"/><text x="0" y="28">0</text><text x="${digits(width)}" y="28" text-anchor="middle">${words}</text></g>`
}

function north(y: number): string {
  return `<g transform="translate(${left + 290} ${y})"><path d="M0 -10L7 12L0 7L-7 12Z" fill="#1f1f1f"/><text x="0" y="28" text-anchor="middle">north</text></g>`
}

/** Words in lines of at most so many signs. */
function wrapped(text: string, most: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines[lines.length - 1]
    if (last !== undefined && last.length + word.length < most) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}
