/** Serves a folder of plain files on this machine alone, as any web server would. */
import { createReadStream } from 'node:fs'
import { realpath } from 'node:fs/promises'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { createServer } from 'node:http'
import { pipeline } from 'node:stream/promises'
import { fileInside, typeOfFile } from '../../server/published-files.js'

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
  const path = await fileInside(root, pathOf(request.url ?? '/'))
  if (path === null) return end(response, 404, 'There is no such file in the published folder.')
  response.setHeader('Content-Type', typeOfFile(path))
  if (request.method === 'HEAD') return end(response, 200, '')
  response.statusCode = 200
  await pipeline(createReadStream(path), response)
}

function end(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status
  if (!response.hasHeader('Content-Type')) response.setHeader('Content-Type', 'text/plain; charset=utf-8')
  response.end(text)
}

/** The path of a request, still with its percent signs; what is no address means nothing that is there. */
function pathOf(url: string): string {
  return URL.canParse(url, 'http://localhost') ? new URL(url, 'http://localhost').pathname : '/%'
}
