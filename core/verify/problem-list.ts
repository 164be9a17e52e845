/** What is broken in a bundle, named with file and line. Collected, never thrown. */
import { fromUtf8 } from '../log/bytes.js'
import { sayOfFile } from './sentences.js'

/** One broken thing. `line` counts from 1; null where the file as a whole is meant. */
export interface BundleProblem {
  readonly file: string
  readonly line: number | null
  readonly what: string
}

const most = 1000

/** The problems found so far. */
export class ProblemList {
  private readonly found: BundleProblem[] = []
  private readonly seen = new Set<string>()

  /** Names a problem once; after a thousand only that there are more. */
  add(file: string, line: number | null, what: string): void {
    const key = JSON.stringify([file, line, what])
    if (this.seen.has(key) || this.found.length > most) return
    this.seen.add(key)
    this.found.push(
      this.found.length === most ? { file, line: null, what: sayOfFile('more') } : { file, line, what },
    )
  }

  /**
   * Runs one step of the check. Whatever a hostile file makes it throw is a problem of that file: the check never
   * ends half-way. null where it threw.
   */
  async attempt<T>(file: string, step: () => T | Promise<T>): Promise<T | null> {
    try {
      return await step()
    } catch (error) {
      this.add(file, null, error instanceof Error ? error.message : 'it cannot be checked')
      return null
    }
  }

  get list(): readonly BundleProblem[] {
    return this.found
  }
}

/** Every file of a bundle, read once. */
export type Contents = ReadonlyMap<string, Uint8Array>

/** A file as text; null, and a problem, where it is missing or no UTF-8. */
export function textFile(contents: Contents, name: string, problems: ProblemList): string | null {
  const bytes = contents.get(name)
  if (!bytes) {
    problems.add(name, null, sayOfFile('missing'))
    return null
  }
  const text = fromUtf8(bytes)
  if (text === null) problems.add(name, null, sayOfFile('not_utf8'))
  return text
}

/** The line, from 1, of the first place where a text stands; null where it does not. */
export function lineOf(text: string, part: string): number | null {
  const at = text.indexOf(part)
  return at < 0 ? null : text.slice(0, at).split('\n').length
}
