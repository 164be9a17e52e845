/** Programmes for the tests of importing: one register a file and engine, one programme a test, tables given as text. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Finding } from '../core/finding.js'
import { importFiles } from '../intake/import/import-files.js'
import type { ImportReport } from '../intake/import/report.js'
import type { LoadedMapping } from '../intake/table/load-mapping.js'
import { mappingFromBytes } from '../intake/table/load-mapping.js'
import { answerQuery } from '../store/answer-query.js'
import { logHead } from '../store/append.js'
import type { Engine } from '../store/engine/engine.js'
import type { Draft } from '../store/import/drafts.js'
import { draftsWhere } from '../store/import/drafts.js'
import { makeProgramme } from '../store/open-programme.js'
import type { Programme } from '../store/programme.js'
import { describeEngines, sharedRegister } from './support/registers.js'

/** Header of the forms that these tests take in. */
export const formHeader =
  'local_id,information_date,accident_id,accident_date,device,outcome,sex,age,status,name'

/** Three victims of two accidents, with every word that the tests use, so that `map` proposes a value table of all. */
export const threeForms = `${formHeader}
V1,2041-05-01,A1,2041-04-30,AP mine,injured,male,30,civilian,Savris Calloret
V2,2041-05-01,A1,2041-04-30,AP mine,killed,female,,civilian,Muret Danvek
V3,2041-05-02,A2,2041-05-01,UXO,injured,male,12,civilian,
`

/** A day in the year of the invented victims. */
export const now = () => new Date('2044-06-01T12:00:00Z')

/** The register of one file on one engine. */
export interface ImportRegister {
  readonly kind: Engine['kind']
  /** The data folder. */
  directory(): string
  /** A new programme. */
  programme(): Promise<Programme>
}

/** Runs the same tests on every engine, each with one register for all of them. */
export function describeImports(title: string, tests: (register: ImportRegister) => void): void {
  describeEngines(title, (kind) => {
    const register = sharedRegister(kind)
    let made = 0
    tests({
      kind,
      directory: () => register.place.directory,
      programme: async () => {
        made += 1
        const place = { ...register.place, now, person: 'anna' }
        return (await makeProgramme(register.engine, place, `TEST-${made}`)).programme
      },
    })
  })
}

/** The same programme with somebody else at the keyboard. */
export function as(person: string, programme: Programme): Programme {
  return { ...programme, person }
}

/** How a table is imported; what is left out: accepted, from "a list". */
export interface How {
  readonly accept?: boolean
  readonly dryRun?: boolean
  readonly source?: string
  readonly name?: string
}

/** A mapping given as an object. */
export function mappingOf(content: object): LoadedMapping {
  return mappingFromBytes(Buffer.from(JSON.stringify(content)), 'mapping.json')
}

/** Imports a file. */
export async function importPath(
  programme: Programme,
  path: string,
  mapping: LoadedMapping,
  how: How = {},
): Promise<ImportReport & { readonly found: readonly Finding[] }> {
  const found: Finding[] = []
  const report = await importFiles(programme, {
    paths: [path],
    mapping,
    source: how.source ?? 'a list',
    accept: how.accept ?? true,
    dryRun: how.dryRun ?? false,
    findings: (more) => found.push(...more),
  })
  return { ...report, found }
}

/** Imports a table given as text or bytes. */
export async function importTable(
  programme: Programme,
  table: string | Uint8Array,
  mapping: object,
  how: How = {},
): Promise<ImportReport & { readonly found: readonly Finding[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'truebearing-table-'))
  try {
    const path = join(folder, how.name ?? 'table.csv')
    writeFileSync(path, table)
    return await importPath(programme, path, mappingOf(mapping), how)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** The counts of a report that are not zero. */
export function countsOf(report: ImportReport): Readonly<Record<string, number>> {
  const { rows, accepted, submitted, waiting, unchanged, updated, gone } = report
  const counts = { rows, accepted, submitted, waiting, unchanged, updated, gone }
  return Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))
}

/** A figure as JSON, byte for byte what the command line prints. */
export async function figureJson(programme: Programme, query: string): Promise<string> {
  return JSON.stringify(await answerQuery(programme, query, { view: 'inside' }), null, 2)
}

/** Total and parts of a figure, by the codes of the parts. */
export async function figure(programme: Programme, query: string) {
  const result = await answerQuery(programme, query, { view: 'inside' })
  const parts = Object.fromEntries(
    result.parts
      .filter((part) => Object.keys(part.key).length > 0 && part.value !== 0)
      .map((part) => [Object.values(part.key).join(' '), part.value]),
  )
  const { total, mayFall, range, notReviewed, unknown } = result
  return { total, mayFall, range, notReviewed, unknown, parts }
}

/** How many entries the log has. */
export function entries(programme: Programme): Promise<number> {
  return programme.engine.transaction(async (session) => (await logHead(session, programme.programmeId)).size)
}

/** Rows that wait in some state. */
export function drafts(programme: Programme, state: Draft['state']): Promise<readonly Draft[]> {
  return programme.engine.transaction((session) =>
    draftsWhere(session, programme.programmeId, { states: [state] }),
  )
}

/** Rules of findings with their rows, blocking ones marked. */
export function rules(found: readonly Finding[]): readonly string[] {
  return found.map((finding) => {
    const where = finding.row === null ? '' : ` in row ${finding.row}`
    return `${finding.severity === 'blocks' ? 'blocks: ' : ''}${finding.rule}${where}`
  })
}
