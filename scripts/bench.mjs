/** `npm run bench`: builds where needed and runs bench/main.ts; words after `--` go to it. */
import { join } from 'node:path'
import { prepareCheckout, root, runOrExit } from './checkout.mjs'

prepareCheckout()
runOrExit(process.execPath, [join(root, 'dist', 'bench', 'main.js'), ...process.argv.slice(2)])
