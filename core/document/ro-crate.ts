/** ro-crate-metadata.json of a bundle (RO-Crate 1.2): for those who archive it. */
import { stableJson } from './figures-file.js'
import { titleIn } from './front-matter.js'
import type { Page } from './page.js'
import { pageNameOf } from './page-essentials.js'
import { unsealed } from './page-sections.js'
import { summary } from './report.js'
import { wordsFor } from './words/page-words.js'

export const crateName = 'ro-crate-metadata.json'

const specification = 'https://w3id.org/ro/crate/1.2'

const formats: Readonly<Record<string, string>> = {
  csv: 'text/csv',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  html: 'text/html',
  js: 'text/javascript',
  json: 'application/json',
  md: 'text/markdown',
  pdf: 'application/pdf',
  xml: 'application/atom+xml',
}

/** `hashes`: SHA-256 in hex of every file that the log seals, by path; the crate itself is left out. */
export function roCrate(page: Page, hashes: ReadonlyMap<string, string>): string {
  const { checked, figures } = page
  const { frontMatter } = checked.document
  const { language, date, publisher, licence } = frontMatter
  const { notShown, notShownThat, colon, stop } = wordsFor(language)
  const sealed = [...hashes].filter(([path]) => path !== crateName).sort()
  const files = [...sealed.map(([path, sha256]) => ({ ...fileOf(path), sha256 })), ...unsealed.map(fileOf)]
  const root = {
    '@id': './',
    '@type': 'Dataset',
    name: titleIn(frontMatter, language),
    description: `${summary(checked.numbers)} ${notShown}${colon}${notShownThat}${stop}`,
    identifier: `${figures.origin} ${figures.document} as of ${figures.asOf}`,
    datePublished: date,
    inLanguage: [language, ...page.translations.keys()],
    license: licence ?? 'No licence is stated by the publisher.',
    publisher: { '@id': '#publisher' },
    mainEntity: { '@id': pageNameOf(null) },
    hasPart: files.map((file) => ({ '@id': file['@id'] })),
  }
  const metadata = {
    '@id': crateName,
    '@type': 'CreativeWork',
    conformsTo: { '@id': specification },
    about: { '@id': './' },
  }
  const organisation = {
    '@id': '#publisher',
    '@type': 'Organization',
    name: publisher ?? figures.register.name,
  }
  return stableJson({
    // The context of RO-Crate does not name sha256 in every version; schema.org does.
    '@context': [`${specification}/context`, { sha256: 'https://schema.org/sha256' }],
    '@graph': [metadata, root, organisation, ...files],
  })
}

function fileOf(path: string) {
  const encodingFormat = formats[path.split('.').at(-1) ?? ''] ?? 'text/plain'
  return { '@id': path, '@type': 'File', name: path, encodingFormat }
}
