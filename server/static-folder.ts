/** Serves a folder of plain files on this machine alone, as any web server would. */
import { createReadStream } from 'node:fs'
import { realpath, stat } from 'node:fs/promises'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { extname, join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.xml': 'application/atom+xml; charset=utf-8',
  '.pdf': 'application/pdf',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.zip': 'application/zip',
  '.vkey': 'text/plain; charset=utf-8',
  '.sig': 'text/plain; charset=utf-8',
  '': 'text/plain; charset=utf-8',
}

/** A running server and how to stop it. */
export interface StaticServer {
  /** `http://127.0.0.1:PORT/` */
  readonly address: string
  readonly close: () => Promise<void>
}

/** Serves `folder` on the loopback address; port 0 takes a free one. */
export async function serveFolder(folder: string, port: number): Promise<StaticServer> {
  const root = await realpath(folder)
  const server = createServer((request, response) => {
    answer(root, request, response).catch((error: Error) => response.destroy(error))
  })
  await listen(server, port)
  const address = server.address()
  const taken = typeof address === 'object' && address ? address.port : port
  return {
    address: `http://127.0.0.1:${taken}/`,
    close: () => new Promise((done) => server.close(() => done())),
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((done, fail) => {
    server.once('error', fail)
    server.listen(port, '127.0.0.1', () => done())
  })
}

async function answer(root: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  response.setHeader('X-Content-Type-Options', 'nosniff')
  response.setHeader(
    'Content-Security-Policy',
    "default-src 'none'; style-src 'unsafe-inline'; script-src 'self'; connect-src 'self'; img-src data:",
  )
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return end(response, 405, 'Only reading is possible here.')
  const path = await fileAt(root, request.url ?? '/')
  if (path === null) return end(response, 404, 'There is no such file in the published folder.')
  response.setHeader('Content-Type', types[extname(path)] ?? 'application/octet-stream')
  if (request.method === 'HEAD') return end(response, 200, '')
  response.statusCode = 200
  await pipeline(createReadStream(path), response)
}

function end(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status
  if (!response.hasHeader('Content-Type')) response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.end(text)
}

/** The file that a request means, inside the folder and nowhere else; null where there is none. */
async function fileAt(root: string, url: string): Promise<string | null> {
  try {
    const path = decodeURIComponent(new URL(url, 'http://localhost').pathname)
    const wanted = await realpath(join(root, path))
    if (wanted !== root && !wanted.startsWith(root + sep)) return null
    const found = await stat(wanted)
    if (found.isFile()) return wanted
    const index = join(wanted, 'index.html')
    return (await stat(index)).isFile() ? index : null
  } catch (error) {
    // A path that is not there, or no path at all, is answered 404; anything else is a bug.
    if (error instanceof URIError || (error instanceof Error && 'code' in error)) return null
    throw error
  }
}
