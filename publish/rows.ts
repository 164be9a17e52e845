/** rows/ of a bundle: the counted records behind each stated number, under tags that are made for one file alone. */
import type { ListedFile } from '../core/disclosure/differences.js'
import { smallDifferences } from '../core/disclosure/differences.js'
import { openedValue } from '../core/disclosure/opened.js'
import type { Level, SmallCombination } from '../core/disclosure/small-rows.js'
import { atLevel, isDecided, levels, singleValued, smallCombinations } from '../core/disclosure/small-rows.js'
import type { Breakdown } from '../core/document/breakdowns.js'
import { breakdownsOf } from '../core/document/breakdowns.js'
import type { CheckedDocument } from '../core/document/check.js'
import { printRows } from '../core/document/rows-file.js'
import type { WithholdingRule } from '../core/figure/decisions.js'
import { smallestK } from '../core/figure/withhold.js'
import { fromHex } from '../core/log/bytes.js'
import type { Sha256 } from '../core/log/crypto.js'
import { rowTag } from '../core/verify/row-tag.js'
import type { CountedRecord } from '../store/figure/records.js'
import { openedFiles } from '../store/opened-files.js'
import type { Programme } from '../store/programme.js'
import { receiptSecretsOf } from '../store/receipt-secrets.js'
import { toldByAll } from './joined.js'
import { rowsTooSmall } from './problems.js'
import { recordsOf } from './records.js'

/** A rows file before it has a nonce: its records, and their receipt secrets. */
export interface CountedFile {
  readonly breakdown: Breakdown
  readonly records: readonly CountedRecord[]
}

/** Everything that the rows files of a document are made of. */
export interface CountedFiles {
  readonly files: readonly CountedFile[]
  /** Of every record in any of the files: 32 bytes. */
  readonly secrets: ReadonlyMap<string, Uint8Array>
}

/** How finely each file is published, by path. */
export type Levels = ReadonlyMap<string, Level>

/** Counts the records of every rows file of a document. */
export async function countFiles(
  programme: Programme,
  checked: CheckedDocument,
  asOf: number,
): Promise<CountedFiles> {
  const { programmeId } = programme
  return programme.engine.transaction(async (session) => {
    const files: CountedFile[] = []
    for (const breakdown of breakdownsOf(checked.document, checked.results, asOf)) {
      files.push({ breakdown, records: await recordsOf(session, programme, breakdown) })
    }
    const ids = new Set(files.flatMap(({ records }) => records.map(({ recordId }) => recordId)))
    return { files, secrets: await receiptSecretsOf(session, programmeId, [...ids]) }
  })
}

/** Files that were published before, counted again as they were then; each state of a file once. */
export async function earlierFiles(programme: Programme): Promise<readonly ListedFile[]> {
  const { programmeId } = programme
  return programme.engine.transaction(async (session) => {
    const known = new Map<string, ListedFile>()
    for (const { entry, breakdown, level } of await openedFiles(session, programmeId, maximumEntry)) {
      const state = JSON.stringify(openedValue([{ level, breakdown: { ...breakdown, path: '' } }]))
      if (known.has(state) || breakdown.definition.smallNumbers === 'shown') continue
      const rows = await recordsOf(session, programme, breakdown)
      const name = `${breakdown.path} as published in entry ${entry}`
      known.set(state, { breakdown, name, level, rows: rows.map((row) => atLevel(breakdown, level, row)) })
    }
    return [...known.values()]
  })
}

const maximumEntry = Number.MAX_SAFE_INTEGER

/**
 * How finely each file may be published, beside what was published before and beside one another, and so that nobody
 * who joins all of it can tell of fewer than k people. Throws `rows-too-small`, with the figures at fault, where one may
 * not be published even with its columns coarsened to what the text asks.
 */
export async function levelsFor(
  programme: Programme,
  counted: Pick<CountedFiles, 'files'>,
  rule: WithholdingRule,
): Promise<Levels> {
  const { levels: chosen, refused } = await tryLevels(programme, counted, rule)
  if (refused.length > 0) throw rowsTooSmall({ combinations: refused.map(tableInWords) })
  return chosen
}

/** As `levelsFor`; what would be refused is a value. */
export async function tryLevels(
  programme: Programme,
  { files }: Pick<CountedFiles, 'files'>,
  rule: WithholdingRule,
): Promise<{ readonly levels: Levels; readonly refused: readonly SmallCombination[] }> {
  const earlier = await earlierFiles(programme)
  let last = { levels: new Map() as Levels, refused: [] as readonly SmallCombination[] }
  for (const tried of [levels, ['as asked'] as const]) {
    const found = choose(files, { rule, earlier, tried })
    const told = found.refused.length > 0 ? [] : await toldByAll(programme, { ...found, earlier, rule })
    if (found.refused.length === 0 && told.length === 0) return { levels: found.chosen, refused: [] }
    last = { levels: found.chosen, refused: [...found.refused, ...told] }
  }
  return last
}

/** As `levelsFor`, but for what only all tables together tell. */
export function chooseLevels(
  { files }: Pick<CountedFiles, 'files'>,
  rule: WithholdingRule,
  earlier: readonly ListedFile[] = [],
): Levels {
  const { chosen, refused } = choose(files, { rule, earlier, tried: levels })
  if (refused.length > 0) throw rowsTooSmall({ combinations: refused.map(tableInWords) })
  return chosen
}

function choose(
  files: readonly CountedFile[],
  how: {
    readonly rule: WithholdingRule
    readonly earlier: readonly ListedFile[]
    readonly tried: readonly Level[]
  },
) {
  const refused: SmallCombination[] = []
  const chosen = new Map<string, Level>()
  const beside = [...how.earlier]
  const listedFiles: ListedFile[] = []
  for (const { breakdown, records } of files) {
    const found = how.tried.map((level) => {
      const rows = records.map((record) => atLevel(breakdown, level, record))
      const listed = { breakdown, name: breakdown.path, level, rows }
      return { level, listed, small: tooSmall(listed, how.rule, beside) }
    })
    const open = found.find(({ small }) => small.length === 0)
    if (open) {
      chosen.set(breakdown.path, open.level)
      beside.push(open.listed)
      listedFiles.push(open.listed)
    } else refused.push(...(found.at(-1)?.small ?? []))
  }
  return { chosen, refused, files: listedFiles }
}

function tooSmall(
  listed: ListedFile,
  rule: WithholdingRule,
  beside: readonly ListedFile[],
): readonly SmallCombination[] {
  const { breakdown, rows } = listed
  const own = [...smallCombinations(breakdown, rows, rule), ...singleValued(breakdown, rows, rule)]
  // What is too small by itself need not be compared; what was decided may be found by subtraction as well.
  if (own.length > 0 || breakdown.definition.smallNumbers === 'shown' || isDecided(breakdown, rule))
    return own
  const k = Math.max(smallestK, rule.k)
  return beside.flatMap((other) => smallDifferences(listed, other, k))
}

/** What a refusal says of one combination. */
export function tableInWords({ path, combination, why }: SmallCombination): string {
  return `${path}${combination === '' ? '' : ` (${combination})`}: ${why}`
}

/** The rows files by path, under a bundle's nonce (32 bytes, hex). */
export function rowsFiles(
  { files, secrets }: CountedFiles,
  {
    levels: chosen,
    nonce,
    sha256,
  }: { readonly levels: Levels; readonly nonce: string; readonly sha256: Sha256 },
): ReadonlyMap<string, string> {
  const bytes = fromHex(nonce)
  if (!bytes) throw new Error('a nonce that is no hex')
  return new Map(
    files.map(({ breakdown, records }) => {
      const { path } = breakdown
      const rows = records.map((record) => {
        const secret = secrets.get(record.recordId)
        if (!secret) throw new Error(`the record ${record.recordId} is counted and has no receipt secret`)
        const { keys, amount } = atLevel(breakdown, chosen.get(path) ?? 'as asked', record)
        return { keys, amount, tag: rowTag(sha256, { secret, nonce: bytes, path }) }
      })
      return [path, printRows(breakdown, rows)] as const
    }),
  )
}
