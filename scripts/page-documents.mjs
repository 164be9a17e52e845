/** Beside index.html one document for each page, `work.html` and so on, which names at once all that its page is made of. */
import { readFileSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/** The pieces that a piece cannot do without, itself first. */
function whole(manifest, name, found = new Set()) {
  if (found.has(name)) return found
  found.add(name)
  for (const each of manifest[name].imports ?? []) whole(manifest, each, found)
  return found
}

/** Writes the documents into the folder of the built pages. */
export function writePageDocuments(folder) {
  const manifest = JSON.parse(readFileSync(join(folder, '.vite', 'manifest.json'), 'utf8'))
  const index = readFileSync(join(folder, 'index.html'), 'utf8')
  const list = Object.values(manifest).find(({ dynamicImports = [] }) =>
    dynamicImports.includes('pages/Map.svelte'),
  )
  if (!list) throw new Error('the built pages have no list of pages')
  for (const page of list.dynamicImports.filter((name) => name.startsWith('pages/'))) {
    // What the list of pages asks for as well is asked for with the page: the drawing of the map.
    const later = (manifest[page].dynamicImports ?? []).filter((name) => list.dynamicImports.includes(name))
    const pieces = [page, ...later].flatMap((name) => [...whole(manifest, name)])
    const links = new Set(pieces.flatMap((name) => linksTo(manifest[name])))
    const own = [...links].filter((link) => !index.includes(link))
    const document = index.replace('</head>', `${own.map((link) => `  ${link}\n  `).join('')}</head>`)
    writeFileSync(join(folder, `${basename(page, '.svelte').toLowerCase()}.html`), document)
  }
}

function linksTo({ file, css = [] }) {
  return [
    `<link rel="modulepreload" crossorigin href="/${file}">`,
    ...css.map((each) => `<link rel="stylesheet" crossorigin href="/${each}">`),
  ]
}
