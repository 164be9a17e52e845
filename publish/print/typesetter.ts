/** Sets printed documents as PDF: the same document, the same bytes, with nothing in them but the document's own. */
import { Worker } from 'node:worker_threads'
import type { PrintedDocument } from '../../core/print/tree.js'
import { pdfNotMade } from '../problems.js'
import { families, needsChinese } from './fonts.js'
import type { TypstReply, TypstRequest } from './typst-thread.js'

/** Sets one document after the other in a thread of its own, which keeps no process alive. */
class Typesetter {
  private thread: Worker | null = null
  private last = 0
  private readonly waiting = new Map<number, (reply: TypstReply) => void>()

  async set(request: Omit<TypstRequest, 'id'>): Promise<TypstReply> {
    const thread = this.start()
    this.last += 1
    const id = this.last
    thread.ref()
    try {
      return await new Promise<TypstReply>((done) => {
        this.waiting.set(id, done)
        thread.postMessage({ ...request, id })
      })
    } finally {
      this.waiting.delete(id)
      if (this.waiting.size === 0) thread.unref()
    }
  }

  private start(): Worker {
    if (this.thread) return this.thread
    const thread = new Worker(new URL('./typst-thread.js', import.meta.url))
    thread.on('message', (reply: TypstReply) => this.waiting.get(reply.id)?.(reply))
    const end = (reason: string) => {
      if (this.thread === thread) this.thread = null
      for (const [id, done] of this.waiting) done({ id, reason })
    }
    // A native part that does not fit this machine ends the thread as it is loaded.
    thread.on('error', (error: unknown) => end(error instanceof Error ? error.message : String(error)))
    thread.on('exit', (code) => end(`the thread ended with code ${code}`))
    this.thread = thread
    return thread
  }
}

const typesetter = new Typesetter()

/** How often letters without a shape are taken out before giving up; all of one run are named at once. */
const mostRuns = 5
const noShape = '□'
// These turn the order of what follows around, digits too; nothing that is printed may say another number than the text.
const overrides = /[\u202d\u202e]/g

/**
 * The PDF of a document, PDF/UA-1. Letters that no bundled font has stand as □ and are counted on the first page.
 * Throws `pdf-not-made`.
 */
export async function makePdf(document: PrintedDocument, lettersMissing: string): Promise<Uint8Array> {
  const whole = JSON.stringify(document)
  const withChinese = needsChinese(whole)
  const createdAt = Date.parse(`${document.date}T00:00:00Z`) / 1000
  const fonts = families(document.language, withChinese)
  let missing: readonly string[] = []
  for (let run = 0; run < mostRuns; run += 1) {
    const { value, count } = withoutLetters(document, missing)
    const data = JSON.stringify({ ...value, fonts, missing: count, lettersMissing })
    const reply = await typesetter.set({ data, withChinese, createdAt })
    if ('pdf' in reply) return withoutCreator(reply.pdf)
    const named = lettersNamed(reply.reason)
    if (named.length === 0) throw pdfNotMade({ reason: reply.reason })
    missing = [...missing, ...named]
  }
  throw pdfNotMade({ reason: `no shapes for ${missing.join(' ')}` })
}

/** The texts that Typst's message says no font can show, longest first. */
function lettersNamed(reason: string): readonly string[] {
  const found = [...reason.matchAll(/the text `\\*"(.+?)\\*"` could not be displayed/gs)].map(
    ([, text = '']) =>
      text
        .replace(/\\+u\{([0-9a-f]+)\}/g, (_, hex: string) => String.fromCodePoint(Number.parseInt(hex, 16)))
        .replace(/\\+(["'\\])/g, '$1'),
  )
  return [...new Set(found)].sort((one, other) => other.length - one.length)
}

function withoutLetters<T>(document: T, letters: readonly string[]): { value: T; count: number } {
  let count = 0
  const clean = (text: string): string =>
    letters.reduce(
      (left, letter) => {
        const parts = left.split(letter)
        count += parts.length - 1
        return parts.join(noShape)
      },
      text.replace(overrides, () => {
        count += 1
        return noShape
      }),
    )
  const value = JSON.parse(JSON.stringify(document), (_, entry: unknown) =>
    typeof entry === 'string' ? clean(entry) : entry,
  ) as T
  return { value, count }
}

/** Typst names itself as the creator in two places; blanks of the same length keep every offset of the file. */
function withoutCreator(pdf: Uint8Array): Uint8Array {
  const bytes = Buffer.from(pdf)
  for (const [before, after] of [
    ['/Creator (', ')'],
    ['<xmp:CreatorTool>', '</xmp:CreatorTool>'],
  ] as const) {
    const start = bytes.lastIndexOf(`${before}Typst `)
    const end = bytes.indexOf(after, start)
    if (start < 0 || end - start > 60) throw new Error(`the PDF has no ${before}`)
    bytes.fill(' ', start, end + after.length)
  }
  return new Uint8Array(bytes)
}
