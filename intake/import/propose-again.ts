/** The mapping that was last used for a file with the same columns, to be proposed again. */
import { isDeepStrictEqual } from 'node:util'
import type { Finding } from '../../core/finding.js'
import { Problem } from '../../core/problem.js'
import { formFileName } from '../../core/record/form-fields.js'
import type { ColumnSurvey } from '../../core/record/mapping/column-survey.js'
import { type MappingContent, mappingContent } from '../../core/record/mapping/content.js'
import { withWaitingTexts } from '../../core/record/mapping/value-tables.js'
import { importsPage } from '../../store/import/list-imports.js'
import { type Submission, submissionsOfKind } from '../../store/import/submissions.js'
import type { Programme } from '../../store/programme.js'
import { withKeptBytes } from '../erase/person-rows.js'
import type { LoadedMapping } from '../table/load-mapping.js'
import { rowMapper } from '../table/map-row.js'
import { readTable } from '../table/read-table.js'
import { surveyColumns } from '../table/survey-columns.js'
import type { Table, TableOptions } from '../table/table.js'
import { keptMapping } from './kept-mapping.js'

/** A mapping of an import, as it would read another file. */
export interface MappingUsedBefore {
  /** The entry of the import. */
  readonly import: number
  /** UTC, RFC 3339; null where the body of its entry was erased. */
  readonly receivedAt: string | null
  readonly mapping: MappingContent
  readonly columns: readonly ColumnSurvey[]
  /** What was found when the file was opened as that mapping says. */
  readonly findings: readonly Finding[]
}

/** A kept file is laid out whole to read its header: after as many that were other tables after all, none is looked for. */
const mostFilesLaidOut = 20

/**
 * The latest mapping to records of `kind` that was used for a file with exactly the columns of this one, in whatever order;
 * null where there is none. An import that was taken back counts too: its file comes again, corrected.
 */
export async function mappingUsedBefore(
  programme: Programme,
  path: string,
  kind: string,
): Promise<MappingUsedBefore | null> {
  const { engine, programmeId } = programme
  const asked = { kind, notNamed: formFileName }
  const received = await engine.transaction((session) => submissionsOfKind(session, programmeId, asked))
  const mappings = new FittingMappings(programme, path)
  let laidOut = 0
  for (const submission of received) {
    const loaded = await mappings.of(submission)
    if (!loaded) continue
    if (laidOut === mostFilesLaidOut) return null
    laidOut += 1
    const options = await optionsFor(programme, path, { submission, loaded })
    const found = options && (await readAgain(path, loaded, options))
    if (found) return { ...(await cameIn(programme, submission.entry)), ...found }
  }
  return null
}

/** Mappings whose every column the file has; each is read once, however many files came with it. */
class FittingMappings {
  private readonly known = new Map<string, LoadedMapping | null>()
  private readonly opened = new Map<string, Promise<Table | null>>()

  constructor(
    private readonly programme: Programme,
    private readonly path: string,
  ) {}

  async of({ mappingSha256 }: Submission): Promise<LoadedMapping | null> {
    if (!mappingSha256) return null
    const name = Buffer.from(mappingSha256).toString('hex')
    const known = this.known.get(name)
    if (known !== undefined) return known
    const { engine, programmeId } = this.programme
    const loaded = await engine.transaction((session) => keptMapping(session, programmeId, mappingSha256))
    const fitting = loaded && (await this.fits(loaded)) ? loaded : null
    this.known.set(name, fitting)
    return fitting
  }

  private async fits(loaded: LoadedMapping): Promise<boolean> {
    for (const options of [asDetected(loaded.tableOptions), loaded.tableOptions]) {
      const table = await this.openedAs(options)
      if (table && isReadable(loaded, table)) return true
    }
    return false
  }

  /** Most mappings say the same of the file, which is opened once for all of them. */
  private openedAs(options: TableOptions): Promise<Table | null> {
    const name = JSON.stringify(options)
    const opened = this.opened.get(name) ?? tableOrNull(this.path, options)
    this.opened.set(name, opened)
    return opened
  }
}

/** How the file is to be read with a mapping; null where the file that came with it had other columns. */
async function optionsFor(
  { engine, programmeId }: Programme,
  path: string,
  before: { readonly submission: Submission; readonly loaded: LoadedMapping },
): Promise<TableOptions | null> {
  const { tableOptions } = before.loaded
  const detected = asDetected(tableOptions)
  const now = await tableOrNull(path, detected)
  const then = await engine.transaction((session) =>
    withKeptBytes(session, programmeId, before.submission.sha256, (kept) => tableOrNull(kept, detected)),
  )
  if (!now || !then || !isDeepStrictEqual([...now.header].sort(), [...then.header].sort())) return null
  // What somebody said of the signs of a file holds for another whose signs look the same, and for no other.
  return {
    ...tableOptions,
    ...(now.encoding === then.encoding ? {} : { encoding: now.encoding }),
    ...(now.delimiter === then.delimiter ? {} : { delimiter: now.delimiter }),
  }
}

function asDetected(options: TableOptions): TableOptions {
  return { ...options, encoding: null, delimiter: null }
}

/** null where the file is no table, or has no such sheet, layer or row of headers. */
async function tableOrNull(path: string, options: TableOptions): Promise<Table | null> {
  try {
    return await readTable(path, options)
  } catch (error) {
    if (error instanceof Problem) return null
    throw error
  }
}

/** The mapping as it would read this file; null where it cannot. */
async function readAgain(
  path: string,
  loaded: LoadedMapping,
  options: TableOptions,
): Promise<Pick<MappingUsedBefore, 'mapping' | 'columns' | 'findings'> | null> {
  const table = await tableOrNull(path, options)
  if (!table || !isReadable(loaded, table)) return null
  const columns = await surveyColumns(table)
  const before = mappingContent(JSON.parse(new TextDecoder().decode(loaded.bytes)))
  if (!before) return null
  const { encoding, delimiter } = options
  const file = {
    ...loaded.mapping.file,
    ...(encoding ? { encoding } : {}),
    ...(delimiter ? { delimiter } : {}),
  }
  const asRead = isDeepStrictEqual(file, loaded.mapping.file ?? {}) ? before : { ...before, file }
  const made = columns.reduce(withWaitingTexts, asRead)
  // Letter by letter what was used, where nothing of it changes: the same file with it is the same import.
  const mapping = isDeepStrictEqual(made, before) ? before : made
  return { mapping, columns, findings: table.findings }
}

function isReadable({ mapping }: LoadedMapping, { header, crs }: Table): boolean {
  try {
    rowMapper(mapping, header, null, crs)
    return true
  } catch (error) {
    if (error instanceof Problem) return false
    throw error
  }
}

async function cameIn({ engine, programmeId }: Programme, id: number) {
  const [found] = await engine.transaction((session) =>
    importsPage(session, programmeId, { id, before: null, most: 1 }),
  )
  return { import: id, receivedAt: found?.receivedAt ?? null }
}
