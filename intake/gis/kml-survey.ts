/** The first reading of KML: which attributes its placemarks have, and what of the file is not read. */
import type { Finding } from '../../core/finding.js'
import { folderOf, placemarkOf } from './kml-placemark.js'
import type { KmlEvent } from './kml-tree.js'

/** Gathers what the events of one file say. */
export class KmlSurveyor {
  /** The name of each column by its key, in the order in which they first appear; declared ones too. */
  readonly columns = new Map<string, string>()
  placemarks = 0
  chosen = 0
  private readonly folderNames = new Set<string>()
  private readonly leftOut = new Map<string, number>()
  private readonly links: string[] = []
  private cut = false

  /** Names of folders, each once. */
  get folders(): readonly string[] {
    return [...this.folderNames]
  }

  add(event: KmlEvent, chosen: boolean): void {
    if (event.type === 'link') this.links.push(event.href)
    else if (event.type === 'other') this.count(event.name)
    else if (event.type === 'cut') this.cut = true
    else if (event.type === 'declared') for (const name of event.names) this.addColumn(`data ${name}`, name)
    else {
      this.placemarks += 1
      for (const name of event.folders) this.folderNames.add(name)
      if (!chosen) return
      this.chosen += 1
      const { attributes, leftOut } = placemarkOf(event.node, folderOf(event.folders))
      for (const { key, name } of attributes) this.addColumn(key, name)
      for (const name of leftOut) this.count(name)
    }
  }

  private addColumn(key: string, name: string): void {
    if (!this.columns.has(key)) this.columns.set(key, name)
  }

  private count(name: string): void {
    this.leftOut.set(name, (this.leftOut.get(name) ?? 0) + 1)
  }

  findings(otherParts: readonly string[], layer: string | null): readonly Finding[] {
    const found: Finding[] = this.links.map((href) =>
      note(
        'network-link-not-followed',
        href,
        `The file refers to features elsewhere, which are never fetched: ${href === '' ? 'without an address' : href}. Save them from there and import them as a file of their own.`,
      ),
    )
    if (otherParts.length > 0)
      found.push(note('layers-not-read', otherParts.join(', '), partsMessage(otherParts)))
    const outside = this.placemarks - this.chosen
    if (outside > 0)
      found.push(
        note(
          'layers-not-read',
          String(outside),
          `${outside} placemarks lie outside the folder "${layer}" and were not read.`,
        ),
      )
    if (this.leftOut.size > 0) found.push(leftOutNote(this.leftOut))
    if (this.cut)
      found.push(
        note(
          'file-cut-off',
          null,
          'The file ends before its last element closes: features may be missing at its end. Those before were read. Ask for the whole file.',
        ),
      )
    return found
  }
}

function partsMessage(names: readonly string[]): string {
  return `The KMZ holds more KML, which was not read: ${names.join(', ')}. Unpack it and import each as a file of its own.`
}

function leftOutNote(counts: ReadonlyMap<string, number>): Finding {
  const names = [...counts].map(([name, count]) => `${name} (${count})`).join(', ')
  return note(
    'elements-not-read',
    [...counts.keys()].join(', '),
    `Elements that are no feature and no attribute, such as styles and views, stay in the file: ${names}.`,
  )
}

function note(rule: string, text: string | null, message: string): Finding {
  return { rule, severity: 'note', row: null, column: null, text, message }
}
