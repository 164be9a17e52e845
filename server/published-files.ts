/** Files of a folder of plain files, found by the path of a request: inside the folder and nowhere else. */
import { realpath, stat } from 'node:fs/promises'
import { extname, join, sep } from 'node:path'

/** Media types of the files of a bundle. */
const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.md': 'text/plain; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.xml': 'application/atom+xml; charset=utf-8',
  '.pdf': 'application/pdf',
  '.docx': 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.zip': 'application/zip',
  '.vkey': 'text/plain; charset=utf-8',
  '.sig': 'text/plain; charset=utf-8',
  '': 'text/plain; charset=utf-8',
}

/** The media type by which a file is served; one that is not known is only kept. */
export function typeOfFile(path: string): string {
  return types[extname(path)] ?? 'application/octet-stream'
}

/** The file that a path means, or index.html of the folder that it means; null where there is none. */
export async function fileInside(folder: string, pathname: string): Promise<string | null> {
  try {
    const root = await realpath(folder)
    const wanted = await realpath(join(root, decodeURIComponent(pathname)))
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
