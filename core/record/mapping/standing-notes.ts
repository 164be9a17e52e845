/** Notes on a proposal, while its columns are decided on. */
import type { Finding } from '../../finding.js'
import { ignoredColumns, type MappingContent } from './content.js'
import { ruleAt, targetKey } from './targets.js'
import { columnUses } from './uses.js'

/** A proposed mapping and what was noted when it was made. */
export interface NotedProposal {
  readonly content: MappingContent
  readonly notes: readonly Finding[]
}

/** The notes that still hold: one about a column stands for as long as the column is read as it was proposed. */
export function standingNotes({ content, notes }: NotedProposal, now: MappingContent): readonly Finding[] {
  return notes.filter(
    // A note with a row, such as on the header, is about the file, whatever its columns are read into.
    ({ column, row }) =>
      column === null || row !== null || decidedOn(content, column) === decidedOn(now, column),
  )
}

/** The mapping with those of its proposed notes that still hold, and the notes that people wrote. */
export function withStandingNotes(proposal: NotedProposal, now: MappingContent): MappingContent {
  if (!Array.isArray(now.notes)) return now
  const standing = standingNotes(proposal, now)
  const settled = proposal.notes.filter((note) => !standing.includes(note)).map(({ message }) => message)
  const proposed = textsOf(proposal.content.notes)
  return {
    ...now,
    notes: [
      ...proposed.filter((note) => !settled.includes(note)),
      ...textsOf(now.notes).filter((note) => !proposed.includes(note)),
    ],
  }
}

function textsOf(notes: unknown): readonly string[] {
  return Array.isArray(notes) ? notes.map(String) : []
}

function decidedOn(content: MappingContent, column: string): string {
  const uses = columnUses(content).filter((use) => use.column === column)
  const rules = uses.map(({ target }) => [targetKey(target), ruleAt(content, target)])
  return JSON.stringify([ignoredColumns(content).includes(column), rules])
}
