/** Makes dist/web/app: the pages of the register in a browser, with their letters, from one origin. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { build } from 'vite'
import { root } from './checkout.mjs'
import { localeTables } from './locale-tables.mjs'
import { writePageDocuments } from './page-documents.mjs'

const folder = join(root, 'dist', 'web', 'app')

await build({
  root: join(root, 'web', 'app'),
  configFile: false,
  logLevel: 'warn',
  base: '/',
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  plugins: [localeTables, svelte({ configFile: false, compilerOptions: { runes: true } })],
  worker: { format: 'es' },
  build: {
    outDir: folder,
    manifest: true,
    emptyOutDir: true,
    assetsDir: 'assets',
    // Nothing is written into a style or script that a strict policy would refuse.
    assetsInlineLimit: 0,
    license: { fileName: 'licences.md' },
    chunkSizeWarningLimit: 1200,
  },
})

writePageDocuments(folder)

// Each as small as it goes, once, not each time that a service is started.
const assets = join(folder, 'assets')
const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
for (const name of readdirSync(assets).filter((each) => /\.(js|css|svg)$/.test(each)))
  writeFileSync(join(assets, `${name}.br`), brotliCompressSync(readFileSync(join(assets, name)), { params }))
