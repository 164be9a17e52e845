/** Pages of records as HTML. */

import { escapeHtml } from '../../core/document/html.js'
import type { Item } from '../../store/served/items.js'
import type { PublicView } from '../../store/visibility.js'
import { anchor, definitions, pageOf, table, valueText } from '../html.js'
import type { PlaceNames } from '../register-reading.js'
import type { ItemsFound } from '../resources/items.js'
import type { Call } from '../serving.js'
import { propertiesText } from './features.js'
import { footOf } from './foot.js'
import { hrefOf } from './links.js'

/** A page of a list: a row a record, a column for every property that some record of the page has. */
export function itemsPageHtml(call: Call, found: ItemsFound, names: PlaceNames | null): string {
  const { view, items, matched, links } = found
  const base = call.get('base')
  const path = `/ogc/collections/${view.kind.kind}`
  const rows = items.map((item) => properties(view, item, names))
  const columns = [
    ...new Set(rows.flatMap((row) => Object.keys(row).filter((name) => valueText(row[name]) !== '–'))),
  ]
  const cells = rows.map((row, index) => [
    anchor({ href: hrefOf(base, `${path}/items/${items[index]?.record_id}`, { f: 'html' }), text: 'open' }),
    ...columns.map((name) => valueText(row[name])),
  ])
  const next = links.find(({ rel }) => rel === 'next')
  const shown = `<p>${items.length} of ${matched} records.${next ? ` ${anchor({ href: next.href, text: next.title })}` : ''}</p>`
  return pageOf({
    title: `${view.kind.label}: records`,
    path: above(base, view),
    body:
      items.length === 0 ? '<p>No record matches.</p>' : `${shown}${table(['', ...columns], cells)}${shown}`,
    foot: footOf(call),
    wide: true,
  })
}

/** One record. */
export function itemPageHtml(
  call: Call,
  { view, item }: { view: PublicView; item: Item },
  names: PlaceNames | null,
): string {
  const base = call.get('base')
  const stated = Object.entries(properties(view, item, names)).filter(([, value]) => valueText(value) !== '–')
  const labels = new Map(view.columns.map(({ name, label }) => [name, label] as const))
  const facts = stated.map(
    ([name, value]) => [labels.get(name) ?? name.replaceAll('_', ' '), valueText(value)] as const,
  )
  const geometry = item.geometry === null ? 'not drawn' : `<code>${escapeHtml(item.geometry)}</code>`
  return pageOf({
    title: `${view.kind.label} ${item.record_id}`,
    path: [
      ...above(base, view),
      { href: hrefOf(base, `/ogc/collections/${view.kind.kind}/items`, { f: 'html' }), text: 'records' },
    ],
    body: definitions([...facts, ['geometry', geometry]]),
    foot: footOf(call),
  })
}

function properties(
  view: PublicView,
  item: Item,
  names: PlaceNames | null,
): Readonly<Record<string, unknown>> {
  return JSON.parse(propertiesText(view, item, names)) as Record<string, unknown>
}

function above(base: string, { kind }: PublicView) {
  return [
    { href: hrefOf(base, '/ogc'), text: 'Service' },
    { href: hrefOf(base, '/ogc/collections', { f: 'html' }), text: 'Collections' },
    { href: hrefOf(base, `/ogc/collections/${kind.kind}`, { f: 'html' }), text: kind.label },
  ]
}
