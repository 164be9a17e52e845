/** Which rows of a batch were taken in before, by an earlier file or an earlier run over this one. */

import { kindNamed } from '../../core/record/kinds.js'
import type { Session } from '../../store/engine/engine.js'
import type { Draft, DraftName } from '../../store/import/drafts.js'
import { draftsWhere } from '../../store/import/drafts.js'
import type { ImportedRow } from '../../store/import/imported-rows.js'
import { standingRows } from '../../store/import/imported-rows.js'
import type { Programme } from '../../store/programme.js'
import { currentOf, recordsByLocalId } from '../../store/record-reading.js'
import type { MappedRow } from '../table/map-row.js'
import { contentHash, idsByKind, rowKey } from './row-identity.js'

/** What a row of the file was before: a row taken in, a draft, a record known by its number; each may be missing. */
export interface Match {
  readonly row: ImportedRow | null
  readonly draft: Draft | null
  /** The main record that the row speaks of. */
  readonly recordId: string | null
}

const noMatch: Match = { row: null, draft: null, recordId: null }

/** A row with its identity. */
export interface IdentifiedRow {
  readonly row: MappedRow
  readonly key: string
  readonly content: string
  readonly match: Match
}

type Identity = Omit<IdentifiedRow, 'match'>

/** What the matcher looks at. */
export interface MatchingScope {
  readonly source: string
  /** Of a form the row that it answers, or none: forms about one record share its key, and each keeps its own place. */
  readonly answers: DraftName | null | undefined
  /** Nothing of these kinds stands or waits and nothing of this source was ever taken in: every row is new. */
  readonly empty: boolean
}

/** Matches rows batch by batch; of equal rows each stands for one. */
export class Matcher {
  readonly #used = new Map<string, number>()

  constructor(
    readonly programme: Programme,
    readonly scope: MatchingScope,
  ) {}

  async identify(rows: readonly MappedRow[]): Promise<readonly IdentifiedRow[]> {
    const identified = rows.map((row) => ({
      row,
      key: rowKey(row),
      content: contentHash(row),
    }))
    if (this.scope.empty) return identified.map((entry) => ({ ...entry, match: noMatch }))
    return this.programme.engine.transaction((session) => this.#match(session, identified))
  }

  async #match(session: Session, identified: readonly Identity[]): Promise<readonly IdentifiedRow[]> {
    const keyless = identified.filter((entry) => entry.row.key === null).map((entry) => entry.key)
    const keyed = identified.filter((entry) => entry.row.key !== null)
    const matches = [
      ...(await this.#taken(session, this.scope.source, keyless)),
      ...(await this.#taken(
        session,
        null,
        keyed.map((entry) => entry.key),
      )),
    ]
    const byKey = groupByKey(matches)
    const numbers = await this.#byNumber(session, keyed)
    return identified.map((entry) => ({ ...entry, match: this.#take(entry, byKey, numbers) }))
  }

  async #taken(
    session: Session,
    source: string | null,
    keys: readonly string[],
  ): Promise<readonly [string, Match][]> {
    if (keys.length === 0) return []
    const { programmeId } = this.programme
    const rows = await standingRows(session, programmeId, source, keys)
    const drafts = await draftsWhere(session, programmeId, {
      rowKeys: keys,
      states: ['draft', 'submitted', 'pending', 'returned', 'rejected'],
    })
    return [
      ...rows.map((row): [string, Match] => [row.rowKey, { row, draft: null, recordId: row.recordId }]),
      ...drafts
        .filter((draft) => source === null || draft.source === source)
        .map((draft): [string, Match] => [draft.rowKey, { ...noMatch, draft }]),
    ]
  }

  /** Records by the kind and the number of their rows. */
  async #byNumber(session: Session, keyed: readonly Identity[]): Promise<ReadonlyMap<string, string>> {
    const { programmeId } = this.programme
    const rows = keyed.map(({ row }) => row)
    const found = new Map<string, string>()
    for (const [kind, numbers] of numbersByKind(rows)) {
      const known = await recordsByLocalId(session, programmeId, kindNamed(kind).table, numbers)
      for (const [number, id] of known) found.set(numberKey(kind, number), id)
    }
    // A row that states its record is that one and no other, whatever number the record has.
    for (const [kind, ids] of idsByKind(rows)) {
      const stated = await currentOf(session, programmeId, kindNamed(kind).table, ids)
      for (const id of stated) found.set(numberKey(kind, id), id)
    }
    return found
  }

  /** Of rows with one text, the k-th stands for the k-th that was taken in; a number stands for one record only. */
  #take(
    entry: Identity,
    byKey: ReadonlyMap<string, readonly Match[]>,
    numbers: ReadonlyMap<string, string>,
  ): Match {
    const known = byKey.get(entry.key) ?? []
    if (entry.row.key === null) {
      const used = this.#used.get(entry.key) ?? 0
      // Counted where nothing is known too: from the next batch on, this row itself is among those taken in.
      this.#used.set(entry.key, used + 1)
      return known[used] ?? noMatch
    }
    // A report that was taken in before is the same one even when a newer has come since.
    const rows = known.flatMap((match) => match.row ?? [])
    const row = rows.find((taken) => taken.content === entry.content) ?? rows.at(-1) ?? null
    return {
      row,
      draft: this.#draftOf(
        entry,
        known.flatMap((match) => match.draft ?? []),
      ),
      recordId: row?.recordId ?? numbers.get(numberKey(entry.row.main?.kind ?? '', entry.row.key)) ?? null,
    }
  }

  /** The row that this one was before: what a form answers, else one that says the same, else the last of a file. */
  #draftOf({ content }: Identity, drafts: readonly Draft[]): Draft | null {
    const { answers } = this.scope
    if (answers)
      return (
        drafts.find(
          ({ submission, rowNumber }) => submission === answers.submission && rowNumber === answers.rowNumber,
        ) ?? null
      )
    const same = drafts.find((waiting) => waiting.content === content)
    return same ?? (answers === null ? null : (drafts.at(-1) ?? null))
  }
}

function groupByKey(matches: readonly [string, Match][]): ReadonlyMap<string, readonly Match[]> {
  const groups = new Map<string, Match[]>()
  for (const [key, match] of matches) {
    const group = groups.get(key)
    if (group) group.push(match)
    else groups.set(key, [match])
  }
  return groups
}

function numberKey(kind: string, number: string): string {
  return `${kind}\n${number.trim()}`
}

/** The numbers of their own that rows have, by the kind that the row is counted as. */
function numbersByKind(rows: readonly MappedRow[]): ReadonlyMap<string, readonly string[]> {
  const numbers = new Map<string, string[]>()
  for (const { recordId, key, main } of rows) {
    if (recordId !== null || key === null || main === null) continue
    const ofKind = numbers.get(main.kind)
    if (ofKind) ofKind.push(key.trim())
    else numbers.set(main.kind, [key.trim()])
  }
  return numbers
}
