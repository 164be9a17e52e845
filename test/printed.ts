/** A PDF as a stranger's tools read it: poppler's, and every stream of it unpacked. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { unzlibSync } from 'fflate'

/** Why a test with poppler is skipped, or false. */
export const skipWithoutPoppler: string | false = spawnSync('pdftotext', ['-v']).error
  ? "pdftotext is not installed (Debian's package poppler-utils)"
  : false

/** What one of poppler's programs says of a PDF. */
export function readWith(
  program: 'pdftotext' | 'pdfinfo' | 'pdffonts',
  pdf: Uint8Array,
  words: string[] = [],
) {
  const folder = mkdtempSync(join(tmpdir(), 'truebearing-pdf-'))
  try {
    const path = join(folder, 'document.pdf')
    writeFileSync(path, pdf)
    const output = program === 'pdftotext' ? [path, '-'] : [path]
    const done = spawnSync(program, [...words, ...output], {
      encoding: 'utf8',
      env: { ...process.env, TZ: 'UTC' },
    })
    if (done.status !== 0) throw new Error(`${program}: ${done.stderr}`)
    return done.stdout
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Every byte of a PDF that says something: the file as it is, then each stream unpacked. */
export function unpacked(pdf: Uint8Array): string {
  const whole = Buffer.from(pdf).toString('latin1')
  const parts = [whole]
  for (const found of whole.matchAll(/stream\r?\n([\s\S]*?)\nendstream/g)) {
    const bytes = Buffer.from(found[1] ?? '', 'latin1')
    // A stream that is not packed stands in the file as it is.
    if (bytes[0] === 0x78) parts.push(Buffer.from(unzlibSync(bytes)).toString('latin1'))
  }
  return parts.join('\n')
}
