/** What a workbook says about itself: its sheets, the texts its cells share, the styles, the day it counts from. */
import { workbookNotReadable, workbookTooLargeInside } from '../problems.js'
import { unescapeCell } from './cell-text.js'
import type { SheetContext } from './sheet-rows.js'
import { readStyles } from './sheet-styles.js'
import { type XmlEvent, xmlEvents } from './sheet-xml.js'
import type { ZipParts } from './zip-parts.js'

/** A sheet and the part of the zip file that holds it. */
export interface SheetPart {
  readonly name: string
  readonly part: string
  readonly hidden: boolean
}

/** Shared texts are kept in memory; a workbook with more letters than this is no list of records. */
const maximumSharedCharacters = 256 * 1024 * 1024

/** The sheets in their order, and whether days count from 1904. */
export async function readWorkbook(
  zip: ZipParts,
  path: string,
): Promise<{ sheets: readonly SheetPart[]; from1904: boolean }> {
  if (!zip.names.includes('xl/workbook.xml')) throw workbookNotReadable({ path, reason: otherPackage(zip) })
  const targets = await readTargets(zip, path)
  const sheets: SheetPart[] = []
  let from1904 = false
  for await (const event of events(zip, path, 'xl/workbook.xml')) {
    if (event.type !== 'open') continue
    if (event.name === 'workbookPr') from1904 = ['1', 'true'].includes(event.attributes.date1904 ?? '')
    if (event.name !== 'sheet') continue
    const id = Object.entries(event.attributes).find(([name]) => /(^|:)id$/.test(name))?.[1]
    const part = targets.get(id ?? '')
    const hidden = (event.attributes.state ?? 'visible') !== 'visible'
    if (part && zip.names.includes(part)) sheets.push({ name: event.attributes.name ?? '', part, hidden })
  }
  if (sheets.length === 0) throw workbookNotReadable({ path, reason: 'no_sheet' })
  return { sheets, from1904 }
}

function otherPackage(zip: ZipParts): string {
  if (zip.names.includes('content.xml')) return 'open_document'
  if (zip.names.includes('word/document.xml')) return 'word'
  if (zip.names.includes('xl/workbook.bin')) return 'binary'
  return 'no_workbook'
}

async function readTargets(zip: ZipParts, path: string): Promise<ReadonlyMap<string, string>> {
  const targets = new Map<string, string>()
  for await (const event of events(zip, path, 'xl/_rels/workbook.xml.rels')) {
    if (event.type !== 'open' || event.name !== 'Relationship') continue
    const target = event.attributes.Target ?? ''
    targets.set(event.attributes.Id ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
  }
  return targets
}

/** The texts and styles that cells refer to. */
export async function readContext(zip: ZipParts, path: string, from1904: boolean): Promise<SheetContext> {
  const sharedTexts = await readSharedTexts(zip, path)
  const styles = await readStyles(xmlEvents(zip.text('xl/styles.xml'), { path, part: 'xl/styles.xml' }))
  return { sharedTexts, styles, from1904 }
}

async function readSharedTexts(zip: ZipParts, path: string): Promise<readonly string[]> {
  const texts: string[] = []
  let characters = 0
  let text = ''
  let collecting = false
  let inPhonetic = false
  for await (const event of events(zip, path, 'xl/sharedStrings.xml')) {
    if (event.type === 'text') {
      if (collecting) text += event.text
    } else if (event.name === 'si') {
      if (event.type === 'open') text = ''
      else texts.push(unescapeCell(text))
      characters += text.length
      if (characters > maximumSharedCharacters)
        throw workbookTooLargeInside({ path, measure: 'letters', number: characters })
    } else if (event.name === 'rPh') inPhonetic = event.type === 'open'
    else if (event.name === 't') collecting = event.type === 'open' && !inPhonetic
  }
  return texts
}

async function* events(zip: ZipParts, path: string, part: string): AsyncGenerator<XmlEvent> {
  for await (const batch of xmlEvents(zip.text(part), { path, part })) yield* batch
}
