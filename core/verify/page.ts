/** Whether the page of a bundle is the one that its files give. */
import type { CheckedDocument } from '../document/check.js'
import type { FiguresFile } from '../document/figures-file.js'
import { renderPage } from '../document/page.js'
import { readSignatories } from '../document/signatories.js'
import { firstDifference } from './figures.js'
import type { Contents, ProblemList } from './problem-list.js'
import { textFile } from './problem-list.js'

export const pageName = 'index.html'
export const methodName = 'METHOD.md'
export const signatoriesName = 'signatories.csv'

const translationName = /^document\.[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*\.md$/

/** Texts in other languages among the paths of a bundle, sorted. */
export function translationsAmong(paths: Iterable<string>): readonly string[] {
  return [...paths].filter((path) => translationName.test(path)).sort()
}

/** Draws index.html again and compares every byte. */
export async function checkPage(
  contents: Contents,
  checked: CheckedDocument,
  { figures, fingerprint }: { readonly figures: FiguresFile; readonly fingerprint: string },
  problems: ProblemList,
): Promise<void> {
  const page = textFile(contents, pageName, problems)
  const method = textFile(contents, methodName, problems)
  const names = checked.document.frontMatter.signatories !== undefined
  const list = names || contents.has(signatoriesName) ? textFile(contents, signatoriesName, problems) : null
  const read = list === null ? null : readSignatories(list)
  if (read && !read.value) problems.add(signatoriesName, read.line, read.reason)
  const signatories = read?.value ?? null
  if (page === null || method === null || (names && !signatories)) return
  await problems.attempt(pageName, () => {
    const translations = translationsAmong(contents.keys())
    const drawn = renderPage({ checked, figures, method, signatories, fingerprint, translations })
    if (drawn === page) return
    problems.add(
      pageName,
      firstDifference(drawn, page),
      'the page is not the one that the text and its figures give',
    )
  })
}
