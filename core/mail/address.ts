/** E-mail addresses: read as they can be written to (RFC 5321, 4.1.2, without quoted names), and the mailbox behind one. */

/** An address. `domain` is in its ASCII form (RFC 5891), lower case; `local` as typed. */
export interface MailAddress {
  readonly local: string
  readonly domain: string
}

const longest = 254
const longestLocal = 64

/**
 * The address in a text, or null where it is none. A line end, a space, a sign that is not seen, a comma or a bracket is in
 * no address, so that nothing can be put into the head of a message.
 */
export function readAddress(text: string): MailAddress | null {
  const typed = text.trim().normalize('NFC')
  const at = typed.lastIndexOf('@')
  const local = typed.slice(0, at)
  if (at < 1 || typed.length > longest || local.length > longestLocal) return null
  if (/[\s\p{C}@<>()[\]\\,;:"]/u.test(local) || /^\.|\.\.|\.$/.test(local)) return null
  const domain = asciiDomain(typed.slice(at + 1))
  return domain === null ? null : { local, domain }
}

/** Names with dots, no address of a machine. */
function asciiDomain(text: string): string | null {
  if (!/^[\p{L}\p{M}\p{N}.-]+$/u.test(text)) return null
  const url = `http://${text}`
  if (!URL.canParse(url)) return null
  const domain = new URL(url).hostname.replace(/\.$/, '')
  const labels = domain.split('.')
  const isName = labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/.test(label))
  return isName && labels.length > 1 && !/^\d+$/.test(labels.at(-1) ?? '') ? domain : null
}

/** The address as it is written to. */
export function addressText({ local, domain }: MailAddress): string {
  return `${local}@${domain}`
}

const withoutDots = ['gmail.com']
const sameDomain: Readonly<Record<string, string>> = { 'googlemail.com': 'gmail.com' }

/**
 * The mailbox in which mail to an address arrives, as far as it can be known: what stands behind a plus, capitals and, at
 * providers that say so, dots make no other mailbox. Only ever compared, never written to.
 */
export function mailboxOf({ local, domain }: MailAddress): string {
  const named = sameDomain[domain] ?? domain
  const [before = ''] = local.normalize('NFKC').toLowerCase().split('+')
  const name = before === '' ? local.toLowerCase() : before
  return `${withoutDots.includes(named) ? name.replaceAll('.', '') : name}@${named}`
}
