/**
 * `npm run bench`: builds where needed, starts a private PostgreSQL whose commits wait for the disk, and runs
 * bench/main.ts; words after `--` go to it.
 */
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { prepareCheckout, root } from './checkout.mjs'
import { startServer } from './test-server.mjs'

prepareCheckout()
const server = await startServer({ isDurable: true })
if (server.why) console.error(`No server: ${server.why}`)
const bench = spawn(process.execPath, [join(root, 'dist', 'bench', 'main.js'), ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, ...(server.url ? { TRUEBEARING_TEST_SERVER: server.url } : {}) },
})
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => bench.kill(signal))
try {
  process.exitCode = await new Promise((done) => bench.on('close', (code) => done(code ?? 1)))
} finally {
  await server.stop()
}
