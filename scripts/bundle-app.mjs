/** Makes dist/web/app: the pages of the register in a browser, with their letters, from one origin. */
import { join } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { build } from 'vite'
import { root } from './checkout.mjs'

await build({
  root: join(root, 'web', 'app'),
  configFile: false,
  logLevel: 'warn',
  base: '/',
  resolve: { extensionAlias: { '.js': ['.ts', '.js'] } },
  plugins: [svelte({ configFile: false, compilerOptions: { runes: true } })],
  worker: { format: 'es' },
  build: {
    outDir: join(root, 'dist', 'web', 'app'),
    emptyOutDir: true,
    assetsDir: 'assets',
    // Nothing is written into a style or script that a strict policy would refuse.
    assetsInlineLimit: 0,
    license: { fileName: 'licences.md' },
    chunkSizeWarningLimit: 1200,
  },
})
