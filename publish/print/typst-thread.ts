/** The thread in which Typst runs: its work is native and would hold up everything else for as long as it takes. */
import { tmpdir } from 'node:os'
import { parentPort } from 'node:worker_threads'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { template } from '../../core/print/template.js'
import { fontBytes } from './fonts.js'

/** One document to set. `data` is the JSON that the template reads. */
export interface TypstRequest {
  readonly id: number
  readonly data: string
  readonly withChinese: boolean
  /** Seconds since 1970 of the document's own date. */
  readonly createdAt: number
}

/** The PDF, or why there is none. */
export type TypstReply =
  | { readonly id: number; readonly pdf: Uint8Array }
  | { readonly id: number; readonly reason: string }

const compilers = new Map<boolean, NodeCompiler>()

function compilerWith(withChinese: boolean): NodeCompiler {
  const known = compilers.get(withChinese)
  if (known) return known
  const made = NodeCompiler.create({
    workspace: tmpdir(),
    fontArgs: [{ fontBlobs: [...fontBytes(withChinese)] }],
  })
  compilers.set(withChinese, made)
  return made
}

function answer({ id, data, withChinese, createdAt }: TypstRequest): TypstReply {
  try {
    const compiler = compilerWith(withChinese)
    const options = { pdfStandard: 'ua-1', creationTimestamp: createdAt }
    const pdf = compiler.pdf({ mainFileContent: template, inputs: { data } }, options)
    // What was laid out for one document is of no use to the next, and would pile up in a server.
    compiler.evictCache(0)
    return { id, pdf: new Uint8Array(pdf) }
  } catch (error) {
    return { id, reason: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', (request: TypstRequest) => parentPort?.postMessage(answer(request)))
