/** Which page is shown: the address says it, so that back works and an address can be sent to a colleague. */

const here = $state({ path: location.pathname, query: new URLSearchParams(location.search) })

function read(): void {
  here.path = location.pathname
  here.query = new URLSearchParams(location.search)
}

addEventListener('popstate', () => {
  const before = { path: here.path, heading: heading() }
  read()
  // The browser brings back how far somebody had read; a step within a page leaves the keyboard where it is.
  if (here.path !== before.path) leadToHeading(before.heading, { preventScroll: true })
})

/** The path of the page that is shown. */
export function path(): string {
  return here.path
}

/** What stands after the question mark. */
export function query(): URLSearchParams {
  return here.query
}

/** Goes to an address of this register. */
export function go(address: string): void {
  const before = heading()
  history.pushState(null, '', address)
  read()
  scrollTo(0, 0)
  leadToHeading(before)
}

function heading(): HTMLElement | null {
  return document.querySelector<HTMLElement>('main h1')
}

/** What waits for the heading of the page that was asked for last. */
let awaited: MutationObserver | null = null
/** A page that never comes has no heading either. */
const longestWait = 10_000

/** Whoever reads with the ears or the keyboard goes on at the heading of the new page, as soon as it stands. */
function leadToHeading(before: HTMLElement | null, how: FocusOptions = {}): void {
  const look = (): boolean => {
    const found = heading()
    if (!found || found === before) return false
    found.focus(how)
    return true
  }
  // Whoever leaves a page before it stands is led to the next one alone.
  awaited?.disconnect()
  const observer = new MutationObserver(() => {
    if (look()) observer.disconnect()
  })
  awaited = observer
  observer.observe(document.body, { childList: true, subtree: true })
  setTimeout(() => observer.disconnect(), longestWait)
}

/** Changes filters in the address, without a step that "back" would have to take; empty values are left out. */
export function ask(changes: Readonly<Record<string, string | null>>): void {
  history.replaceState(null, '', addressWith(changes))
  read()
}

/** The same as a step that "back" takes back. */
export function step(changes: Readonly<Record<string, string | null>>): void {
  history.pushState(null, '', addressWith(changes))
  read()
}

function addressWith(changes: Readonly<Record<string, string | null>>): string {
  const asked = new URLSearchParams(here.query)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null || value === '') asked.delete(name)
    else asked.set(name, value)
  }
  const text = asked.toString()
  return text === '' ? here.path : `${here.path}?${text}`
}

/** Keeps a click on a link of this register inside the page. */
export function followLinks(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null
  if (!link || event.defaultPrevented || event.button !== 0) return
  if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return
  if (link.origin !== location.origin || link.target !== '' || link.hasAttribute('download')) return
  if (!link.hasAttribute('data-page')) return
  event.preventDefault()
  go(link.pathname + link.search)
}
