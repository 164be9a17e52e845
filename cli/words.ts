/** Reading the words after a command. */
import type { Call, Command } from './command.js'
import { problem } from './problems.js'

/** Exactly one word, or `wrong-use`. */
export function oneWord(call: Call, command: Command, what: string): string {
  const [word, ...more] = call.words
  if (word === undefined || more.length > 0) throw wrongUse(command, `Give ${what}.`)
  return word
}

/** An option that must be there. */
export function neededOption(call: Call, command: Command, name: string): string {
  const value = call.option(name)
  if (value === undefined || value === '') throw wrongUse(command, `--${name} is missing.`)
  return value
}

/** A refusal that shows the command's usage. */
export function wrongUse(command: Pick<Command, 'name' | 'usage'>, what: string) {
  return problem.wrongUse({ what, usage: `${command.name} ${command.usage}` })
}

/** A whole number of at least 0. */
export function wholeNumber(command: Command, text: string, what: string): number {
  if (!/^\d{1,15}$/.test(text)) throw wrongUse(command, `${what} "${text}" is not a whole number.`)
  return Number(text)
}
