/** Programmes for tests: made in an open register, with invented victims and the command line to act on them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { run } from '../../cli/main.js'
import type { Finding } from '../../core/finding.js'
import { importFiles } from '../../intake/import/import-files.js'
import type { ImportReport } from '../../intake/import/report.js'
import { mappingFromBytes } from '../../intake/table/load-mapping.js'
import { answerQuery } from '../../store/answer-query.js'
import { keepCheckpoint } from '../../store/checkpoint.js'
import type { Engine } from '../../store/engine/engine.js'
import type { RegisterPlace } from '../../store/open-programme.js'
import { findProgramme, makeProgramme } from '../../store/open-programme.js'
import type { Programme } from '../../store/programme.js'
import { now } from './registers.js'
import { mapping } from './victims.js'

/** A new programme in an open register. */
export async function newProgramme(engine: Engine, place: RegisterPlace, code: string): Promise<Programme> {
  return (await makeProgramme(engine, place, code)).programme
}

/** The programme as it is now: opening it again looks at its checkpoint anew. */
export async function programmeNow(engine: Engine, place: RegisterPlace, code: string): Promise<Programme> {
  const programme = await findProgramme(engine, place, code)
  if (!programme) throw new Error(`there is no programme ${code}`)
  return programme
}

/** Imports a table given as text, and signs a checkpoint as the command does. */
export async function importText(
  programme: Programme,
  text: string,
  how: {
    readonly accept?: boolean
    readonly name?: string
    readonly source?: string
    /** The content of a mapping file; that of the invented victims where it is left out. */
    readonly mapping?: unknown
    readonly findings?: (found: readonly Finding[]) => void
  } = {},
): Promise<ImportReport> {
  const folder = mkdtempSync(join(tmpdir(), 'truebearing-table-'))
  try {
    const path = join(folder, how.name ?? 'victims.csv')
    writeFileSync(path, text)
    const report = await importFiles(programme, {
      paths: [path],
      mapping: mappingFromBytes(Buffer.from(JSON.stringify(how.mapping ?? mapping)), 'victims.json'),
      source: how.source ?? 'invented list',
      accept: how.accept ?? true,
      dryRun: false,
      ...(how.findings ? { findings: how.findings } : {}),
    })
    await keepCheckpoint(programme)
    return report
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const queries = [
  'casualties by outcome, sex',
  'casualties in 2041 by status',
  'accidents',
  'deaths by month',
  'victims by age_group',
]

/** Some figures of a programme, in a form that can be compared; `asOf` counts as it was then. */
export async function figuresOf(programme: Programme, asOf?: number): Promise<readonly unknown[]> {
  const figures: unknown[] = []
  for (const query of queries) {
    const { total, parts, unknown, notReviewed, confirmed, mayFall } = await answerQuery(programme, query, {
      view: 'inside',
      ...(asOf === undefined ? {} : { asOf }),
    })
    figures.push({ query, total, parts, unknown, notReviewed, confirmed, mayFall })
  }
  return figures
}

/** What a command did. */
export interface Ran {
  readonly status: number
  readonly out: string
  readonly error: string
}

/** Runs a command of the command line in this process, on a place whose register is closed. */
export async function command(
  place: { readonly directory: string; readonly databaseUrl: string | undefined },
  ...words: readonly string[]
): Promise<Ran> {
  let out = ''
  let error = ''
  const status = await run([...words, '--data', place.directory], {
    environment: { DATABASE_URL: place.databaseUrl, TRUEBEARING_PERSON: 'tester' },
    directory: place.directory,
    streams: {
      out: (text: string) => {
        out += text
      },
      error: (text: string) => {
        error += text
      },
      terminal: false,
    },
    now,
  })
  return { status, out, error }
}
