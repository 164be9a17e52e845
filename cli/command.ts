/** What a command is: one file each, named in commands.ts. */
import type { ParseArgsConfig } from 'node:util'
import type { Programme } from '../store/programme.js'
import type { Output } from './output.js'

/** 0 done; 1 the answer is no; 2 wrong use; 3 the machine could not (formats.md, "The command line"). */
export type ExitStatus = 0 | 1 | 2 | 3

/** Options in the form of node:util parseArgs. */
export type Options = NonNullable<ParseArgsConfig['options']>

/** What was typed, read. */
export interface Call {
  /** The words after the command. */
  readonly words: readonly string[]
  /** The value of an option, or undefined. */
  option(name: string): string | undefined
  flag(name: string): boolean
  readonly output: Output
  /** The data folder, absolute. */
  readonly directory: string
  readonly databaseUrl: string | undefined
  readonly programmeCode: string
  readonly now: () => Date
  /** The variables of the surroundings, for secrets that stand in no file of ours. */
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly person: string
  /** Opens the programme, runs the work and closes it again, whatever happens. */
  withProgramme(work: (programme: Programme) => Promise<ExitStatus>): Promise<ExitStatus>
}

/** A command of the command line. */
export interface Command {
  readonly name: string
  /** One line for the list of commands. */
  readonly summary: string
  /** The words and options after the name, as formats.md writes them. */
  readonly usage: string
  readonly options?: Options
  readonly run: (call: Call) => Promise<ExitStatus>
}
