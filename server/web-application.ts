/** The built pages: files of one folder at /, and the one page for every address that the pages know by themselves. */
import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import type { Hono } from 'hono'
import { areaOf } from './headers.js'
import { problem } from './problems.js'
import type { Call, Variables } from './serving.js'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.pbf': 'application/x-protobuf',
  '.webmanifest': 'application/manifest+json',
  '.txt': 'text/plain; charset=utf-8',
}

/** Where `npm run build` puts the pages. */
export const builtPages = join(import.meta.dirname, '..', 'web', 'app')

interface Held {
  readonly type: string
  readonly plain: Uint8Array
  /** As `npm run build` compressed it. */
  readonly small: Uint8Array | null
}

/** Serves the folder under every address that nothing else answers; a folder without an index.html serves nothing. */
export function addWebApplication(app: Hono<{ Variables: Variables }>, folder: string): void {
  const assets = new Map<string, Held>()
  app.get('*', async (call) => {
    const { path } = call.req
    // The other areas say by themselves that nothing is there.
    if (areaOf(call) !== 'pages' || !existsSync(join(folder, 'index.html')))
      throw problem.pathUnknown({ path })
    // Their names hold a hash of what is in them.
    const isAsset = path.startsWith('/assets/')
    const file = (isAsset ? assets.get(path) : null) ?? (await fileAt(folder, path))
    // A page may end in a number with a point, such as the row 4.1 that waits.
    if (file === null && (isAsset || extname(path) in types)) throw problem.pathUnknown({ path })
    if (isAsset && file) assets.set(path, file)
    call.header('Cache-Control', isAsset ? 'public, max-age=31536000, immutable' : 'no-cache')
    return answer(call, file ?? (await documentOf(folder, path)))
  })
}

/** The page that an address is of says at once what it is made of; index.html finds that out step by step. */
async function documentOf(folder: string, path: string): Promise<Held | null> {
  const [, first = ''] = path.split('/')
  return (await fileAt(folder, `/${first}.html`)) ?? fileAt(folder, '/index.html')
}

function answer(call: Call, file: Held | null): Response {
  if (file === null) throw problem.pathUnknown({ path: call.req.path })
  call.header('Content-Type', file.type)
  call.header('Vary', 'Accept-Encoding')
  const takesSmall = /\bbr\b/.test(call.req.header('Accept-Encoding') ?? '')
  if (file.small === null || !takesSmall) return call.body(Buffer.from(file.plain))
  call.header('Content-Encoding', 'br')
  return call.body(Buffer.from(file.small))
}

/** A file of the folder, or null: each part of its path is a plain name, so that none leads out of the folder. */
async function fileAt(folder: string, path: string): Promise<Held | null> {
  const parts = path.split('/').slice(1)
  if (parts.length === 0 || !parts.every((part) => /^[A-Za-z0-9_][\w.-]*$/.test(part))) return null
  const type = types[extname(path)]
  if (type === undefined) return null
  const plain = await readIfThere(join(folder, ...parts))
  return plain && { type, plain, small: await readIfThere(`${join(folder, ...parts)}.br`) }
}

async function readIfThere(path: string): Promise<Uint8Array | null> {
  try {
    return await readFile(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null
    if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR') return null
    throw error
  }
}
