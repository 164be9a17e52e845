/** Plain pages: text first, readable without script, the same information as the JSON beside them. */
import { escapeHtml } from '../core/document/html.js'

const style = `
:root { color-scheme: light dark; }
body { font: 16px/1.5 "Noto Sans", system-ui, sans-serif; max-width: 75ch; margin: 2rem auto; padding: 0 1rem; }
body.wide { max-width: none; }
nav, footer { font-size: 0.9rem; }
h1 { font-size: 1.5rem; line-height: 1.25; }
h2 { font-size: 1.15rem; margin-block-start: 2rem; }
a:focus-visible { outline: 3px solid; outline-offset: 2px; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { text-align: start; vertical-align: top; padding: 0.25rem 0.75rem 0.25rem 0; border-block-end: 1px solid #8884; }
dt { font-weight: 600; } dd { margin: 0 0 0.75rem; overflow-wrap: anywhere; }
footer { margin-block-start: 3rem; border-block-start: 1px solid #8884; padding-block-start: 0.5rem; }
`

/** A link for a page. */
export interface PageLink {
  readonly href: string
  readonly text: string
}

/** A whole page. `path` are the pages above it, `body` is HTML. */
export function pageOf(page: {
  readonly title: string
  readonly path: readonly PageLink[]
  readonly body: string
  readonly foot: string
  readonly wide?: boolean
}): string {
  const { title, path, body, foot, wide } = page
  const above = path.map((link) => `${anchor(link)} / `).join('')
  return `<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(title)}</title>
<style>${style}</style></head>
<body${wide ? ' class="wide"' : ''}>
<nav aria-label="Where you are">${above}${escapeHtml(title)}</nav>
<main>
<h1>${escapeHtml(title)}</h1>
${body}
</main>
<footer>${foot}</footer>
</body>
</html>
`
}

/** A link as HTML. */
export function anchor({ href, text }: PageLink): string {
  return `<a href="${escapeHtml(href)}">${escapeHtml(text)}</a>`
}

/** Names and values, one under the other; values are HTML. */
export function definitions(entries: readonly (readonly [name: string, value: string])[]): string {
  return `<dl>${entries.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${value}</dd>`).join('')}</dl>`
}

/** A table of HTML cells; it scrolls by itself on a narrow screen. */
export function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const head = heads.map((each) => `<th scope="col">${escapeHtml(each)}</th>`).join('')
  const body = rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('\n')
  return `<div class="scroll"><table><thead><tr>${head}</tr></thead>\n<tbody>${body}</tbody></table></div>`
}

/** A value of JSON as HTML: lists with commas, objects as name and value, nothing as a dash. */
export function valueText(value: unknown): string {
  if (value === null || value === undefined || value === '') return '–'
  if (Array.isArray(value)) return value.length === 0 ? '–' : value.map(valueText).join('<br>')
  if (typeof value === 'object')
    return Object.entries(value)
      .map(([name, each]) => `${escapeHtml(name)}: ${valueText(each)}`)
      .join(', ')
  return escapeHtml(String(value))
}
