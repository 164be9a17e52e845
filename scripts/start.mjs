/** `npm start`: from a fresh checkout to the demonstration; words after `--` go to `truebearing demo`. */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { prepareCheckout, root } from './checkout.mjs'

prepareCheckout()
const words = [join(root, 'bin', 'truebearing.js'), 'demo', ...process.argv.slice(2)]
const demo = spawn(process.execPath, words, { stdio: 'inherit' })
// A terminal sends Ctrl-C to both of us; a signal for us alone is passed on, so that no server stays behind.
process.on('SIGINT', () => process.stdin.isTTY || demo.kill('SIGINT'))
process.on('SIGTERM', () => demo.kill('SIGTERM'))
demo.on('close', (code) => {
  process.exitCode = code ?? 1
})
