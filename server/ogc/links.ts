/** Links of OGC API documents (OGC 17-069r4, 7.5; RFC 8288). */

/** A link. */
export interface Link {
  readonly href: string
  readonly rel: string
  readonly type: string
  readonly title: string
}

/** An address below the service with its query; empty values are left out. */
export function hrefOf(
  base: string,
  path: string,
  query: Readonly<Record<string, string | number | null | undefined>> = {},
): string {
  const words = Object.entries(query).flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [[name, String(value)] as [string, string]],
  )
  const text = new URLSearchParams(words).toString()
  return `${base}${path}${text === '' ? '' : `?${text}`}`
}

/** The document itself in the format that is shown, and in the other. */
export function selfLinks(
  base: string,
  path: string,
  {
    format,
    query = {},
    jsonType = 'application/json',
  }: {
    readonly format: 'json' | 'html'
    readonly query?: Readonly<Record<string, string | number | null | undefined>>
    readonly jsonType?: string
  },
): readonly Link[] {
  const of = (each: 'json' | 'html'): Link => ({
    href: hrefOf(base, path, { ...query, f: each }),
    rel: each === format ? 'self' : 'alternate',
    type: each === 'json' ? jsonType : 'text/html',
    title: each === 'json' ? 'this document as JSON' : 'this document as HTML',
  })
  return format === 'json' ? [of('json'), of('html')] : [of('html'), of('json')]
}

/** The links as a header (RFC 8288), for clients that do not read the body. */
export function linkHeader(links: readonly Link[]): string {
  return links.map(({ href, rel, type }) => `<${href}>; rel="${rel}"; type="${type}"`).join(', ')
}
