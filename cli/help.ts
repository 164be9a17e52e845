/** The help text, from the list of commands. */
import { allCommands, commandNamed } from './commands.js'
import { problem } from './problems.js'

const globals = `Global options:
  --data DIR         the data folder (or TRUEBEARING_DATA; default ./truebearing-data)
  --programme CODE   which programme of the folder (default EXAMPLE)
  --json             one JSON value on standard output, problems as JSON on standard error
A server database is used where DATABASE_URL is set. TRUEBEARING_PERSON names who is at the keyboard.
Exit codes: 0 done · 1 the answer is no · 2 wrong use · 3 the machine could not.`

/** The list of commands, or the usage of one. */
export async function helpText(name?: string): Promise<string> {
  if (name !== undefined) {
    const command = await commandNamed(name)
    if (!command) throw problem.unknownCommand({ command: name })
    return `truebearing ${command.name} ${command.usage}\n\n${command.summary}\n\n${globals}`
  }
  const commands = [...(await allCommands()).values()]
  const width = Math.max(...commands.map((command) => command.name.length))
  const lines = commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`)
  return `Truebearing: a mine-action record whose figures anyone can re-count.\n\n${lines.join('\n')}\n\n${globals}`
}
