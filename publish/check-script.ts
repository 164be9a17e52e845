/** The check that runs in a page: web/check/ as one script, made when Truebearing is built. */
import { readFile } from 'node:fs/promises'

const path = new URL('../web/check.js', import.meta.url)

/** Its bytes, the same for one version of Truebearing. */
export async function checkScript(): Promise<Uint8Array> {
  return new Uint8Array(await readFile(path))
}
