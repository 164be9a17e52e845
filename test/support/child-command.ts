/** The command line as bin/truebearing.js runs it, for a child process of a test. */
import { run } from '../../cli/main.js'

process.exitCode = await run(process.argv.slice(2), {
  environment: process.env,
  directory: process.cwd(),
  streams: {
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    terminal: false,
  },
  now: () => new Date('2044-06-01T12:00:00Z'),
})
