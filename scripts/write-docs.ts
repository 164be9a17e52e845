/** Writes the pages of docs/ that are derived from the code; with --check only says whether they are current. */
import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { definitions } from '../core/figure/catalogue.js'
import { describeFigures } from '../core/figure/describe.js'
import { describeKinds } from '../core/record/describe.js'
import { kinds } from '../core/record/kinds.js'
import { signatureColumns } from '../core/signature/columns.js'
import { describeSignatures } from '../core/signature/describe.js'
import { mappingJsonSchema } from '../intake/table/mapping.js'

const pages: Readonly<Record<string, () => string>> = {
  'docs/figures.md': () => describeFigures(definitions),
  'docs/records.md': () => describeKinds(kinds),
  'docs/signatories.md': () => describeSignatures(signatureColumns),
  'docs/mapping.schema.json': () => `${JSON.stringify(mappingJsonSchema(), null, 2)}\n`,
}

const root = repositoryOf(import.meta.dirname)
const onlyCheck = process.argv.includes('--check')
for (const [path, describe] of Object.entries(pages)) {
  const file = join(root, path)
  const page = describe()
  if (!onlyCheck) await writeFile(file, page)
  else if ((await readIfThere(file)) !== page) {
    process.stderr.write(`${path} is not current: run node dist/scripts/write-docs.js and commit it.\n`)
    process.exitCode = 1
  }
}

async function readIfThere(file: string): Promise<string | null> {
  try {
    return await readFile(file, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw error
  }
}

/** The nearest folder upwards with a package.json: the script runs from dist/ and from other build folders. */
function repositoryOf(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder
  if (dirname(folder) === folder) throw new Error('no package.json above this script')
  return repositoryOf(dirname(folder))
}
