/** Whether the pages of a bundle are the ones that its files give. */
import type { CheckedDocument } from '../document/check.js'
import { atomFeed, feedName } from '../document/feed.js'
import type { FiguresFile } from '../document/figures-file.js'
import type { FrontMatter } from '../document/front-matter.js'
import type { HeldTranslation } from '../document/hold-translation.js'
import { holdTranslations } from '../document/hold-translation.js'
import type { Page } from '../document/page.js'
import { renderPages } from '../document/page.js'
import { crateName, roCrate } from '../document/ro-crate.js'
import type { SeriesFile } from '../document/series-file.js'
import { readSignatories, signatoriesName } from '../document/signatories.js'
import { fromUtf8 } from '../log/bytes.js'
import type { Sha256 } from '../log/crypto.js'
import { documentName, firstDifference } from './figures.js'
import type { Contents, ProblemList } from './problem-list.js'
import { textFile } from './problem-list.js'
import { sayOfFile } from './sentences.js'

export const pageName = 'index.html'
export const methodName = 'METHOD.md'

const translationName = /^document\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)\.md$/
const pageOfLanguage = /^index(?:\.[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)?\.html$/

const seriesPage = /^series(?:\.[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)?\.html$/

/** The texts in other languages among the files of a bundle, by language tag in the order of the tags. */
export function translationsAmong(
  paths: Iterable<string>,
  textOf: (path: string) => string,
): ReadonlyMap<string, string> {
  const found = [...paths].sort().flatMap((path) => {
    const tag = translationName.exec(path)?.[1]
    return tag === undefined ? [] : [[tag, textOf(path)] as const]
  })
  return new Map(found)
}

const linked =
  /^(?:document(?:\.[A-Za-z0-9-]+)?\.(?:md|pdf|docx)|rows\/.+\.csv|figures\.json|METHOD\.md|signatories\.csv|series\.json|feed\.xml|ro-crate-metadata\.json)$/

/** What the pages link to, of the files that the log seals; sorted. Whatever else lies there is named as unsealed. */
export function besidePages(paths: Iterable<string>): readonly string[] {
  return [...paths].filter((path) => linked.test(path)).sort()
}

/** What a bundle says beside its contents. */
export interface PageOf {
  readonly figures: FiguresFile
  readonly series: SeriesFile | null
  readonly fingerprint: string
  /** What the manifest lists: SHA-256 in hex by path. */
  readonly hashes: ReadonlyMap<string, string>
  readonly sha256: Sha256
}

/** Draws every page again and compares every byte; names pages that no text gives. Gives the translations, held. */
export async function checkPages(
  contents: Contents,
  checked: CheckedDocument,
  { figures, series, fingerprint, hashes, sha256 }: PageOf,
  problems: ProblemList,
): Promise<readonly HeldTranslation[]> {
  const method = textFile(contents, methodName, problems)
  const names = checked.document.frontMatter.signatories !== undefined
  const list = contents.get(signatoriesName)
  if (names && !list) problems.add(signatoriesName, null, sayOfFile('missing'))
  const read = list ? readSignatories(list) : null
  if (read && !read.value) problems.add(signatoriesName, read.line, read.reason)
  const signatories = read?.value ?? null
  if (method === null || (names && !signatories)) return []
  const translations = translationsAmong(
    hashes.keys(),
    (path) => fromUtf8(contents.get(path) ?? new Uint8Array(0)) ?? '',
  )
  const held = await problems.attempt(documentName, () =>
    holdTranslations(checked, Object.fromEntries(translations), figures.asOf),
  )
  const page: Page = {
    checked,
    figures,
    method,
    signatories,
    fingerprint,
    translations,
    held: held ?? [],
    series,
    files: besidePages(hashes.keys()),
  }
  const drawn = await problems.attempt(
    pageName,
    () => new Map([...renderPages(page), ...renderAlso(page, sealedAmong(hashes), sha256)]),
  )
  if (drawn) comparePages(contents, drawn, problems)
  return page.held
}

const alsoNames = [feedName, crateName]

/** Their names, the crate last. */
export function alsoAsked({ also }: FrontMatter): readonly string[] {
  return [...(also.includes('feed') ? [feedName] : []), ...(also.includes('ro-crate') ? [crateName] : [])]
}

/** The files that the front matter asks for beside those that every bundle has, by name. */
export function renderAlso(
  page: Page,
  hashes: ReadonlyMap<string, string>,
  sha256: Sha256,
): ReadonlyMap<string, string> {
  const asked = alsoAsked(page.checked.document.frontMatter)
  return new Map(
    asked.map((name) => [name, name === feedName ? atomFeed(page, sha256) : roCrate(page, hashes)] as const),
  )
}

function sealedAmong(hashes: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  return new Map([...hashes].filter(([path]) => !path.startsWith('log/')))
}

function comparePages(contents: Contents, drawn: ReadonlyMap<string, string>, problems: ProblemList): void {
  for (const [name, expected] of drawn) {
    const found = textFile(contents, name, problems)
    if (found === null || found === expected) continue
    problems.add(name, firstDifference(expected, found), sayOfFile('other_page'))
  }
  for (const name of contents.keys()) {
    if (drawn.has(name)) continue
    if (pageOfLanguage.test(name)) problems.add(name, null, sayOfFile('no_text'))
    if (seriesPage.test(name)) problems.add(name, null, sayOfFile('no_series'))
    if (alsoNames.includes(name)) problems.add(name, null, sayOfFile('not_asked'))
  }
}
