/** Writes examples/ildoma, examples/nevaru and examples/sector again. Everything in them is invented; the same bytes each time. */
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { makeIldoma } from './generate/ildoma.js'
import { makeNevaru } from './generate/nevaru.js'
import { makeSector } from './generate/sector.js'

/** The two registers: text by path under examples/. */
export function makeExamples(): ReadonlyMap<string, string> {
  const ildoma = makeIldoma()
  const programmes = { ildoma: ildoma.files, nevaru: makeNevaru(ildoma.recent) }
  return new Map(
    Object.entries(programmes).flatMap(([programme, files]) =>
      Object.entries(files).map(([name, text]): [string, string] => [`${programme}/${name}`, text]),
    ),
  )
}

/** The sector that both sides' minefield records are about, in the same form. */
export function makeSectorFiles(): ReadonlyMap<string, string> {
  return new Map(Object.entries(makeSector()).map(([name, text]) => [`sector/${name}`, text]))
}

/** The checkout's examples folder: compiled, this file lies under dist or another output folder. */
export const examplesFolder = join(rootAbove(dirname(fileURLToPath(import.meta.url))), 'examples')

function rootAbove(folder: string): string {
  return existsSync(join(folder, 'package.json')) ? folder : rootAbove(dirname(folder))
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const [path, text] of [...makeExamples(), ...makeSectorFiles()]) {
    const target = join(examplesFolder, path)
    mkdirSync(dirname(target), { recursive: true })
    writeFileSync(target, text)
  }
}
