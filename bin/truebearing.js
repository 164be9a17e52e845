#!/usr/bin/env node
import { existsSync } from 'node:fs'

const main = new URL('../dist/cli/main.js', import.meta.url)
if (!existsSync(main)) {
  console.error('Truebearing is not built here. Run "npm ci" in its folder, then try again.')
  process.exit(3)
}

// `truebearing log list | head` closes the pipe before we are done: the work goes on, its words are dropped.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error) => {
    if (error.code !== 'EPIPE') throw error
  })
}

const { run } = await import(main.href)
try {
  process.exitCode = await run(process.argv.slice(2), {
    environment: process.env,
    directory: process.cwd(),
    streams: {
      out: (text) => process.stdout.write(text),
      error: (text) => process.stderr.write(text),
      terminal: process.stderr.isTTY === true,
    },
    now: () => new Date(),
  })
} catch (error) {
  // Not a problem of the catalogue: a bug. 1 would read as "the answer is no".
  console.error(error)
  process.exit(3)
}
