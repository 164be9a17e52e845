/** Accepting drafts: the one path by which a waiting row becomes records, alone or in bulk. */
import type { Values } from '../../core/record/definition.js'
import { kindNamed } from '../../core/record/kinds.js'
import type { PreparedVersion } from '../accept.js'
import { acceptVersions, prepareVersion } from '../accept.js'
import { CopyLines } from '../copy-text.js'
import type { Session } from '../engine/engine.js'
import { measureRecords } from '../geometry/measure-records.js'
import type { Draft, DraftRecord } from '../import/drafts.js'
import { setDraftStates } from '../import/drafts.js'
import { copyImportedRows, endRowsOfRecords } from '../import/imported-rows.js'
import { knownPlaces, PlaceTree } from '../place-list.js'
import type { Programme } from '../programme.js'
import type { StandingRecord } from '../record-reading.js'
import { standingRecords } from '../record-reading.js'
import { endWaitingRows } from './waiting-rows.js'

/** How the acceptance is written down. */
export interface Acceptance {
  readonly by: string
  readonly reason: string
  /** Only these records get a new version; all of the drafts' records where it is left out. */
  readonly only?: ReadonlySet<string>
  /** Who accepted each draft, where several people did; left out: whoever the programme is handed to. */
  readonly people?: ReadonlyMap<Draft, string>
}

/** Accepts drafts in their order: appends their records, remembers their rows. Gives how many versions each made. */
export async function acceptDrafts(
  session: Session,
  programme: Programme,
  drafts: readonly Draft[],
  acceptance: Acceptance,
): Promise<ReadonlyMap<Draft, number>> {
  const made = new Map<Draft, number>()
  for (const wave of oneReportEach(drafts))
    for (const [draft, versions] of await acceptWave(session, programme, wave, acceptance))
      made.set(draft, versions)
  return made
}

/** Two reports about one record are accepted one after the other, each a version of its own. */
function oneReportEach(drafts: readonly Draft[]): readonly (readonly Draft[])[] {
  const waves: Draft[][] = []
  const reports = new Map<string, number>()
  for (const draft of drafts) {
    const before = reports.get(draft.recordId) ?? 0
    reports.set(draft.recordId, before + 1)
    const wave = waves[before]
    if (wave) wave.push(draft)
    else waves.push([draft])
  }
  return waves
}

async function acceptWave(
  session: Session,
  programme: Programme,
  drafts: readonly Draft[],
  acceptance: Acceptance,
): Promise<ReadonlyMap<Draft, number>> {
  const { programmeId } = programme
  const ids = drafts.flatMap((draft) => draft.records.map((record) => record.recordId))
  const standing = await standingRecords(session, programmeId, ids)
  const places = new PlaceTree(await knownPlaces(session, programmeId))
  const measured = await measureDrafts(session, drafts)
  /** Records of this wave: the values of a new one, null for another version of one that stands. */
  const made = new Map<string, Values | null>()
  const preparedOf = drafts.map((draft) =>
    draft.records.flatMap((record): readonly PreparedVersion[] => {
      if (acceptance.only && !acceptance.only.has(record.recordId)) return []
      // A record that several rows share (an accident with its number) is appended with the first of them.
      const stands = !record.standing && isCurrent(standing, record) && isShared(record, draft)
      if (made.has(record.recordId) || stands) return []
      const known = standing.get(record.recordId)
      made.set(record.recordId, known ? null : record.values)
      const reference = referenceOf(record)
      const referenced = reference === null ? null : (made.get(reference) ?? null)
      const values = measured.get(record) ?? record.values
      const from = { record: { ...record, values }, known, referenced }
      const person = acceptance.people?.get(draft) ?? programme.person
      const version = prepareDraftRecord({ ...programme, person }, places, from, acceptance)
      // What it copies from may have been told otherwise since the draft was made: then the log is asked.
      return [reference === null || referenced ? version : { ...version, row: null }]
    }),
  )
  const first = await acceptVersions(session, programme, preparedOf.flat())
  await endWaitingRows(session, programmeId, drafts, first)
  await endCorrectedRows(session, programmeId, drafts)
  await rememberRows(session, programmeId, drafts)
  await setDraftStates(session, programmeId, drafts, {
    state: 'accepted',
    reason: acceptance.reason,
    decided: first,
  })
  return new Map(drafts.map((draft, index) => [draft, preparedOf[index]?.length ?? 0] as const))
}

/** The values of drafted records with the areas of their shapes. */
async function measureDrafts(
  session: Session,
  drafts: readonly Draft[],
): Promise<ReadonlyMap<DraftRecord, Values>> {
  const records = drafts.flatMap((draft) => draft.records)
  const measured = await measureRecords(session, records)
  return new Map(records.map((record, index) => [record, measured[index] ?? record.values] as const))
}

/** The record that this one copies fields from, or null. */
function referenceOf(record: DraftRecord): string | null {
  const copy = kindNamed(record.kind).copies?.[0]
  const id = copy ? record.values[copy.reference] : null
  return typeof id === 'string' ? id : null
}

/** One whose row was undone is made again by the next that needs it. */
function isCurrent(standing: ReadonlyMap<string, StandingRecord>, { recordId }: DraftRecord): boolean {
  return (standing.get(recordId)?.current ?? null) !== null
}

function isShared(record: DraftRecord, draft: Draft): boolean {
  return record.recordId !== draft.recordId && typeof record.values.local_id === 'string'
}

function prepareDraftRecord(
  programme: Programme,
  places: PlaceTree,
  from: {
    readonly record: DraftRecord
    readonly known: StandingRecord | undefined
    /** The values of the record that it copies fields from, where this wave makes that. */
    readonly referenced: Values | null
  },
  acceptance: Acceptance,
): PreparedVersion {
  const { record, known, referenced } = from
  const values: Values = { ...record.values, reason: acceptance.reason }
  const version = {
    kind: record.kind,
    recordId: record.recordId,
    version: (known?.versions ?? 0) + 1,
    values,
    receiptSecret: known?.receiptSecret ?? null,
    regions: places.regionsOf(kindNamed(record.kind), values),
    referenced,
  }
  return prepareVersion(programme, version, acceptance.by)
}

/** A correction takes the place of the row that it corrects; undoing its import lets that row stand again. */
async function endCorrectedRows(
  session: Session,
  programmeId: string,
  drafts: readonly Draft[],
): Promise<void> {
  const corrected = drafts.filter((draft) =>
    draft.records.some((record) => record.recordId === draft.recordId && record.standing),
  )
  if (corrected.length > 0) await endRowsOfRecords(session, programmeId, corrected)
}

async function rememberRows(session: Session, programmeId: string, drafts: readonly Draft[]): Promise<void> {
  const lines = new CopyLines()
  for (const draft of drafts) {
    lines.add(
      programmeId,
      draft.source,
      Buffer.from(draft.rowKey, 'hex'),
      Buffer.from(draft.content, 'hex'),
      draft.submission,
      draft.rowNumber,
      draft.recordId,
      draft.records.map((record) => `${record.name}=${record.recordId}`),
    )
  }
  await session.copyIn(copyImportedRows, lines.bytes())
}
