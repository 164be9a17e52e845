/** The check that a page runs on the files it came with, or on those that somebody chooses. Nothing is sent anywhere. */
import type { Html } from '../../core/document/html.js'
import { html } from '../../core/document/html.js'
import { wordsOfCheck } from '../../core/document/words/file-words.js'
import type { VerifierKey } from '../../core/log/verifier-key.js'
import type { BundleFiles } from '../../core/verify/files.js'
import { givenKey } from '../../core/verify/signatures.js'
import { verifyBundle } from '../../core/verify/verify.js'
import type { Written } from './form.js'
import { answerHtml, formHtml, resultHtml } from './form.js'
import { openReceipt, pageCrypto } from './page-crypto.js'
import { fetchBundle, folderBundle, zippedBundle } from './read-files.js'

/** What the static page says of itself, and the language that the address asks for. */
function writtenOn(main: HTMLElement): Written {
  const own = main.dataset.language ?? 'en'
  const asked = /^#([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)$/.exec(location.hash)?.[1]
  return {
    words: wordsOfCheck(asked ?? own),
    tag: asked === undefined || asked === own ? null : asked,
    fingerprint: main.querySelector('.key')?.textContent ?? '',
    canFetch: location.protocol === 'http:' || location.protocol === 'https:',
  }
}

function byId<T extends HTMLElement>(id: string, type: new () => T): T {
  const found = document.getElementById(id)
  if (!(found instanceof type)) throw new Error(`the page has no ${id}`)
  return found
}

/** Shows a line and lets the browser draw it before the work begins, which holds it up. */
async function show(id: string, content: Html): Promise<void> {
  byId(id, HTMLDivElement).innerHTML = content.html
  await new Promise((drawn) => setTimeout(drawn, 30))
}

/** One visit to the page: the files last checked, if any. */
class Visit {
  private files: BundleFiles | null = null

  constructor(private readonly written: Written) {}

  /** The key that was typed, undefined where none was; null, and words, where it is none. */
  private async key(): Promise<VerifierKey | undefined | null> {
    const typed = byId('key', HTMLInputElement).value.trim()
    if (typed === '') return undefined
    try {
      return givenKey(pageCrypto, typed)
    } catch {
      // Whatever is wrong with it, its holder has to copy the line again.
      await show('result', html`<p><b>${this.written.words.noKey}</b></p>`)
      return null
    }
  }

  async check(source: string, read: () => Promise<BundleFiles | null>): Promise<void> {
    const { words } = this.written
    const key = await this.key()
    if (key === null) return
    await show('result', html`<p>${words.working}</p>`)
    this.files = await read()
    if (!this.files) return show('result', html`<p><b>${words.notFetched}</b></p>`)
    const found = await verifyBundle(this.files, { ...pageCrypto, key })
    await show('result', resultHtml(found, { source, given: key !== undefined }, words))
  }

  async look(): Promise<void> {
    const { words } = this.written
    const file = byId('receipt-file', HTMLInputElement).files?.[0]
    if (!this.files || !file) return show('answer', html`<p><b>${words.checkFirst}</b></p>`)
    await show('answer', html`<p>${words.working}</p>`)
    const phrase = byId('phrase', HTMLInputElement).value
    const receipt = openReceipt(new Uint8Array(await file.arrayBuffer()), phrase)
    const found = await verifyBundle(this.files, { ...pageCrypto, receipt })
    if (found.receipt) await show('answer', answerHtml(found.receipt, words))
  }
}

function begin(): void {
  const main = document.getElementById('check')
  if (!main) throw new Error('the page has no check')
  const written = writtenOn(main)
  const { language, direction, check } = written.words
  document.documentElement.lang = language
  document.documentElement.dir = direction
  document.title = check
  main.innerHTML = formHtml(written).html
  const visit = new Visit(written)
  const whenChosen = (id: string, read: (files: FileList) => Promise<BundleFiles | null>) => {
    const input = byId(id, HTMLInputElement)
    input.addEventListener('change', () => {
      const { files } = input
      const [first] = files ?? []
      if (!files || !first) return
      const folder = first.webkitRelativePath.split('/')[0] ?? ''
      void visit.check(folder === '' ? first.name : folder, () => read(files))
    })
  }
  whenChosen('zip', async ([file]) => (file ? zippedBundle(file) : null))
  whenChosen('folder', async (files) => folderBundle(files))
  byId('look', HTMLButtonElement).addEventListener('click', () => void visit.look())
  for (const form of main.querySelectorAll('form'))
    form.addEventListener('submit', (event) => event.preventDefault())
  if (!written.canFetch) return
  const fetchHere = () => void visit.check(new URL('.', location.href).href, () => fetchBundle(location.href))
  byId('fetch', HTMLButtonElement).addEventListener('click', fetchHere)
  fetchHere()
}

begin()
window.addEventListener('hashchange', () => location.reload())
