/** `npm start`: from a fresh checkout to the demonstration; words after `--` go to `truebearing demo`. */
import { join } from 'node:path'
import { prepareCheckout, root, runOrExit } from './checkout.mjs'

prepareCheckout()
runOrExit(process.execPath, [join(root, 'bin', 'truebearing.js'), 'demo', ...process.argv.slice(2)])
