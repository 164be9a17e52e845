/**
 * The embedded engine's files with an fsync that happens. PGlite starts PostgreSQL with -F and Emscripten's NODEFS has
 * no fsync at all; here both are put right, so that a commit that was answered is on the disk.
 */
import { closeSync, fsyncSync, openSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { NodeFS } from '@electric-sql/pglite/nodefs'

interface Stream {
  readonly nfd?: number
  readonly node?: object
}

type Write = (stream: Stream, buffer: unknown, offset: number, length: number, position: number) => number

interface NodeFileSystem {
  stream_ops: { fsync?: (stream: Stream) => number; write: Write }
  realPath(node: object): string
  /** Gives an error of node:fs to PostgreSQL as errno; a failed fsync must reach it, or it would go on as if done. */
  tryFSOperation<T>(operation: () => T): T
}

/** What the files have seen: fsyncs made, and the last severe words that PostgreSQL said before it gave up. */
export const filesLog = { fsyncs: 0, lastWords: '' }

function fsync(files: NodeFileSystem, stream: Stream): number {
  files.tryFSOperation(() => {
    if (stream.nfd !== undefined) fsyncSync(stream.nfd)
    else if (stream.node && process.platform !== 'win32') fsyncFolder(files.realPath(stream.node))
  })
  filesLog.fsyncs += 1
  return 0
}

function fsyncFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } finally {
    closeSync(folder)
  }
}

/** What a disk says that takes nothing more: full, over its quota, or broken. */
const refusals = ['ENOSPC', 'EDQUOT', 'EIO']

/**
 * Where the disk refuses, `refused` is called before PostgreSQL hears of it, and must not come back: after a PANIC the
 * WebAssembly engine may turn in a loop without end, in which no answer comes and no signal is heard. What was not
 * committed is rolled back at the next opening, from the write-ahead files.
 */
function tellRefusals(files: NodeFileSystem, refused: (reason: string) => void): void {
  const tried = files.tryFSOperation.bind(files)
  files.tryFSOperation = (operation) =>
    tried(() => {
      try {
        return operation()
      } catch (error) {
        const code = error instanceof Error && 'code' in error ? String(error.code) : ''
        if (refusals.includes(code)) refused(`${code}: ${filesLog.lastWords}`)
        throw error
      }
    })
  const write = files.stream_ops.write
  // A disk that is nearly full takes a part of a page; asked for the rest it says why.
  files.stream_ops.write = (stream, buffer, offset, length, position) => {
    let done = 0
    while (done < length) done += write(stream, buffer, offset + done, length - done, position + done)
    return done
  }
}

/** Keeps lines such as `PANIC:  could not write ...`; others may hold a statement with its values. */
function hear(line: string): void {
  if (/\b(FATAL|PANIC):/.test(line) || /no space left/i.test(line)) filesLog.lastWords = line.slice(0, 500)
}

/** NodeFS whose fsync reaches the disk, and which says at once where the disk refuses. */
export class DurableFiles extends NodeFS {
  constructor(
    folder: string,
    readonly refused: (reason: string) => void,
  ) {
    super(folder)
  }

  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const result = await super.init(...args)
    result.emscriptenOpts.printErr = hear
    result.emscriptenOpts.preRun?.push((module: unknown) => {
      const files = (module as { FS: { filesystems: { NODEFS: NodeFileSystem } } }).FS.filesystems.NODEFS
      files.stream_ops.fsync = (stream) => fsync(files, stream)
      tellRefusals(files, this.refused)
    })
    return result
  }
}

const settings = [
  'fsync=on',
  'wal_sync_method=fsync', // fdatasync is a stub there
  'full_page_writes=on',
  // Finished write-ahead files are removed rather than used again, so that what is erased leaves the folder.
  'wal_recycle=off',
  'min_wal_size=8MB',
  'max_wal_size=128MB',
]

/** PGlite's parameters without -F (which turns fsync off), and settings of our own. */
export const startParameters: readonly string[] = [
  ...PGlite.defaultStartParams.filter((parameter: string) => parameter !== '-F'),
  ...settings.flatMap((setting) => ['-c', setting]),
]

/** How a new database is made: small write-ahead files, since every folder keeps a few. */
export const initParameters: readonly string[] = ['--wal-segsize=4']
