/** HTML that nobody's text can break out of. */

/** Text as HTML, also within attribute values in double quotes. */
export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
}

/** HTML that was made by `html` or by the Markdown renderer. */
export interface Html {
  readonly html: string
}

/** Puts together HTML: texts are escaped, what is HTML already is not, lists are joined. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | number | Html | readonly Html[])[]
): Html {
  const shown = values.map((value) => {
    if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value))
    return isList(value) ? value.map((entry) => entry.html).join('') : value.html
  })
  return { html: parts.map((part, index) => part + (shown[index] ?? '')).join('') }
}

function isList(value: Html | readonly Html[]): value is readonly Html[] {
  return Array.isArray(value)
}

/** Nothing. */
export const nothing: Html = { html: '' }

/** The parts with a text between them. */
export function joined(parts: readonly Html[], between: string): Html {
  return { html: parts.map((part) => part.html).join(escapeHtml(between)) }
}
