/**
 * What is doubtful about an address. Doubts are kept, counted and shown; nobody is refused for one: a person far from an
 * office may have no other mailbox.
 */
import type { MailAddress } from './address.js'

/** A doubt; the message names no address. */
export interface AddressDoubt {
  readonly rule: 'disposable-address' | 'look-alike-domain' | 'near-domain'
  readonly message: string
}

/** Large providers, whose names are imitated and mistyped. */
export const providers: readonly string[] = [
  'gmail.com',
  'googlemail.com',
  'outlook.com',
  'hotmail.com',
  'hotmail.fr',
  'live.com',
  'msn.com',
  'yahoo.com',
  'yahoo.fr',
  'yahoo.es',
  'ymail.com',
  'icloud.com',
  'me.com',
  'aol.com',
  'mail.com',
  'gmx.com',
  'gmx.de',
  'gmx.net',
  'web.de',
  'proton.me',
  'protonmail.com',
  'orange.fr',
  'free.fr',
  'laposte.net',
  'mail.ru',
  'inbox.ru',
  'list.ru',
  'bk.ru',
  'yandex.ru',
  'yandex.com',
  'rambler.ru',
  'ukr.net',
  'qq.com',
  '163.com',
  '126.com',
  'sina.com',
]

/** Letters of other scripts that are drawn like a Latin one (from the idea of UTS 39, for the letters of domain names). */
const drawnAs: Readonly<Record<string, string>> = {
  // Cyrillic
  а: 'a',
  с: 'c',
  ԁ: 'd',
  е: 'e',
  һ: 'h',
  і: 'i',
  ј: 'j',
  ӏ: 'l',
  о: 'o',
  р: 'p',
  ԛ: 'q',
  ѕ: 's',
  ѵ: 'v',
  ԝ: 'w',
  х: 'x',
  у: 'y',
  // Greek
  α: 'a',
  ι: 'i',
  κ: 'k',
  ν: 'v',
  ο: 'o',
  ρ: 'p',
  υ: 'u',
  // Armenian
  ց: 'g',
  հ: 'h',
  յ: 'j',
  ո: 'n',
  օ: 'o',
  ս: 'u',
  // Latin
  ı: 'i',
  ɑ: 'a',
  ɡ: 'g',
}

const scripts = [/\p{Script=Latin}/u, /\p{Script=Cyrillic}/u, /\p{Script=Greek}/u, /\p{Script=Armenian}/u]

/**
 * Doubts about an address. `shown` is its domain in letters, where `domain` is in ASCII; `isDisposable` knows the domains
 * that give mailboxes for some minutes.
 */
export function addressDoubts(
  { domain }: MailAddress,
  shown: string,
  isDisposable: (domain: string) => boolean,
): readonly AddressDoubt[] {
  const doubts: AddressDoubt[] = []
  if (isBelow(domain, isDisposable))
    doubts.push({
      rule: 'disposable-address',
      message: 'The mailbox is one of those that are made for some minutes.',
    })
  if (looksAlike(domain, shown))
    doubts.push({
      rule: 'look-alike-domain',
      message: 'The domain is drawn like that of a large provider, or mixes letters of two scripts.',
    })
  else if (isNear(domain))
    doubts.push({
      rule: 'near-domain',
      message: 'The domain is one letter away from that of a large provider; it may be a mistake of typing.',
    })
  return doubts
}

function isBelow(domain: string, isDisposable: (domain: string) => boolean): boolean {
  const labels = domain.split('.')
  return labels.slice(0, -1).some((_, index) => isDisposable(labels.slice(index).join('.')))
}

function looksAlike(domain: string, shown: string): boolean {
  if (providers.includes(domain)) return false
  const mixed = shown.split('.').some((label) => scripts.filter((script) => script.test(label)).length > 1)
  const drawn = skeleton(shown)
  return mixed || providers.some((provider) => skeleton(provider) === drawn)
}

/** What a domain looks like: two that give the same are hard to tell apart. */
export function skeleton(shown: string): string {
  const letters = [...shown.normalize('NFKC').toLowerCase()].map((letter) => drawnAs[letter] ?? letter)
  return letters
    .join('')
    .replaceAll('0', 'o')
    .replaceAll('1', 'l')
    .replaceAll('rn', 'm')
    .replaceAll('vv', 'w')
}

/** Of shorter names a letter away is another name. */
const shortestMistyped = 8

function isNear(domain: string): boolean {
  if (providers.includes(domain)) return false
  return providers.some((provider) => provider.length >= shortestMistyped && isOneApart(domain, provider))
}

/** Whether one letter was changed, left out, added, or two neighbours exchanged (Damerau 1964). */
export function isOneApart(one: string, other: string): boolean {
  const [short, long] = one.length <= other.length ? [one, other] : [other, one]
  let at = 0
  while (at < short.length && short[at] === long[at]) at += 1
  if (long.length === short.length + 1) return short.slice(at) === long.slice(at + 1)
  if (long.length !== short.length || at === short.length) return false
  const isExchanged = short[at] === long[at + 1] && short[at + 1] === long[at]
  return (
    short.slice(at + 1) === long.slice(at + 1) || (isExchanged && short.slice(at + 2) === long.slice(at + 2))
  )
}
