/** /public: documents as they were published, for anybody and without a script; each is a bundle of plain files. */
import { createReadStream } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Hono } from 'hono'
import { splitDocument, titleIn } from '../../core/document/front-matter.js'
import { html, nothing } from '../../core/document/html.js'
import { directionOf } from '../../core/document/language-tag.js'
import { pageHead } from '../../core/document/page-head.js'
import { documentName } from '../../core/verify/figures.js'
import { publishedFolder } from '../../publish/written-document.js'
import { languageLinks } from '../language-links.js'
import { languageAsked, wordsIn } from '../messages.js'
import { problem } from '../problems.js'
import { fileInside, typeOfFile } from '../published-files.js'
import type { Call, Serving, Variables } from '../serving.js'

interface Shown {
  readonly documentId: string
  readonly title: string
  readonly language: string
  readonly date: string
}

export function addPublic(app: Hono<{ Variables: Variables }>, serving: Serving): void {
  const folder = publishedFolder(serving.register.programme)
  app.get('/public', async (call) => call.html(await listPage(call, serving, await shownIn(folder))))
  app.get('/public/*', (call) => answerFile(call, serving, folder))
}

async function answerFile(call: Call, serving: Serving, folder: string): Promise<Response> {
  const path = call.req.path.slice('/public'.length)
  if (path === '/') return call.redirect('/public')
  // Files beside a page are named from its folder, so the address of a folder ends in a slash.
  const isFolder = /^\/[^/.][^/]*$/.test(path)
  const file = await fileInside(folder, path)
  // What begins with a dot is being written.
  if (file === null || path.includes('/.')) {
    const isPage = call.req.header('Accept')?.includes('text/html') === true
    if (!isPage) throw problem.pathUnknown({ path: call.req.path })
    return call.html(await nothingPage(call, serving), 404)
  }
  if (isFolder && file.endsWith('index.html')) return call.redirect(`/public${path}/`)
  call.header('Content-Type', typeOfFile(file))
  return call.body(Readable.toWeb(createReadStream(file)) as ReadableStream)
}

/** Every bundle of the folder, the newest document first. */
async function shownIn(folder: string): Promise<readonly Shown[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    // Nothing was published yet.
    if (error.code === 'ENOENT') return []
    throw error
  })
  const shown: Shown[] = []
  for (const name of names.filter((each) => !each.startsWith('.') && !each.endsWith('.zip'))) {
    const { frontMatter } = splitDocument(await readFile(join(folder, name, documentName), 'utf8'), name)
    const { language, date } = frontMatter
    shown.push({ documentId: name, title: titleIn(frontMatter, language), language, date })
  }
  return shown.sort((one, other) => (one.date < other.date ? 1 : -1))
}

async function listPage(call: Call, serving: Serving, shown: readonly Shown[]): Promise<string> {
  const { language, t, title } = await spoken(call, serving)
  const items = shown.map(
    ({ documentId, title, language: tag, date }) =>
      html`<li><a href="/public/${documentId}/" lang="${tag}" dir="${directionOf(tag)}">${title}</a> <span class="small">${date}</span> · <a href="/public/${documentId}.zip">ZIP</a> · <a href="/public/${documentId}/check.html">${t('public.check')}</a></li>\n`,
  )
  const list =
    shown.length > 0 ? html`<ul class="plain">\n${items}</ul>\n` : html`<p>${t('public.none')}</p>\n`
  const head = pageHead({ language, direction: directionOf(language) }, title)
  return html`${head}<header>\n${languageLinks('/public')}<h1>${title}</h1>\n</header>\n<main>\n<p class="about">${t('public.about')}</p>\n${list}</main>\n<footer><p class="small"><a href="/">${t('public.staff')}</a></p></footer>\n${nothing}</body>\n</html>\n`
    .html
}

/** What a reader finds where nothing lies, as by an address that was copied in part: the way to all that is published. */
async function nothingPage(call: Call, serving: Serving): Promise<string> {
  const { language, t, title } = await spoken(call, serving)
  const head = pageHead({ language, direction: directionOf(language) }, title)
  return html`${head}<header>\n${languageLinks(call.req.path)}<h1>${title}</h1>\n</header>\n<main>\n<p class="about">${t('public.nothing')}</p>\n<p><a href="/public?language=${language}">${t('page.public')}</a></p>\n</main>\n${nothing}</body>\n</html>\n`
    .html
}

/** The reader's language, its words, and what the pages are called in it. */
async function spoken(call: Call, { register }: Serving) {
  const language = languageAsked(call.req.query('language'), call.req.header('Accept-Language'))
  const t = await wordsIn(language)
  return { language, t, title: `${t('page.public')} · ${register.programme.code}` }
}
