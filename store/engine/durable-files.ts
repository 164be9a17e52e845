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

interface NodeFileSystem {
  stream_ops: { fsync?: (stream: Stream) => number }
  realPath(node: object): string
}

/** How many fsyncs were made; a test holds it above the number of commits. */
export const fsyncs = { count: 0 }

function fsync(files: NodeFileSystem, stream: Stream): number {
  fsyncs.count += 1
  if (stream.nfd !== undefined) {
    fsyncSync(stream.nfd)
  } else if (stream.node) {
    const directory = openSync(files.realPath(stream.node), 'r')
    try {
      fsyncSync(directory)
    } finally {
      closeSync(directory)
    }
  }
  return 0
}

/** NodeFS whose fsync reaches the disk. */
export class DurableFiles extends NodeFS {
  override async init(...args: Parameters<NodeFS['init']>): ReturnType<NodeFS['init']> {
    const result = await super.init(...args)
    result.emscriptenOpts.preRun?.push((module: unknown) => {
      const files = (module as { FS: { filesystems: { NODEFS: NodeFileSystem } } }).FS.filesystems.NODEFS
      files.stream_ops.fsync = (stream) => fsync(files, stream)
    })
    return result
  }
}

/**
 * PGlite's parameters without -F. Finished write-ahead files are removed rather than used again, so that what is
 * erased leaves the folder; wal_sync_method=fdatasync is a stub there.
 */
export const startParameters: readonly string[] = [
  ...PGlite.defaultStartParams.filter((parameter: string) => parameter !== '-F'),
  ...[
    'fsync=on',
    'wal_sync_method=fsync',
    'wal_recycle=off',
    'min_wal_size=32MB',
    'max_wal_size=256MB',
  ].flatMap((setting) => ['-c', setting]),
]
