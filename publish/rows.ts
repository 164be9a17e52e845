/** rows/ of a bundle: the counted records behind each stated number, under tags that are made for one file alone. */
import type { Level, SmallCombination } from '../core/disclosure/small-rows.js'
import { atLevel, levels, smallCombinations } from '../core/disclosure/small-rows.js'
import type { Breakdown } from '../core/document/breakdowns.js'
import { breakdownsOf } from '../core/document/breakdowns.js'
import type { CheckedDocument } from '../core/document/check.js'
import { printRows } from '../core/document/rows-file.js'
import type { WithholdingRule } from '../core/figure/decisions.js'
import { fromHex } from '../core/log/bytes.js'
import type { Sha256 } from '../core/log/crypto.js'
import { rowTag } from '../core/verify/row-tag.js'
import type { CountedRecord } from '../store/figure/records.js'
import { countedRecords } from '../store/figure/records.js'
import type { Programme } from '../store/programme.js'
import { receiptSecretsOf } from '../store/receipt-secrets.js'
import { settingsAsOf } from '../store/settings.js'
import { rowsTooSmall } from './problems.js'

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
      const entry = breakdown.base.asOf ?? asOf
      const { timeZone } = await settingsAsOf(session, programme, entry)
      const records = await countedRecords(session, { programmeId, timeZone, asOf: entry }, breakdown)
      files.push({ breakdown, records })
    }
    const ids = new Set(files.flatMap(({ records }) => records.map(({ recordId }) => recordId)))
    return { files, secrets: await receiptSecretsOf(session, programmeId, [...ids]) }
  })
}

/**
 * How finely each file may be published. Throws `rows-too-small`, with the figures at fault, where one may not be
 * published even with its columns coarsened to what the text asks.
 */
export function chooseLevels({ files }: CountedFiles, rule: WithholdingRule): Levels {
  const refused: SmallCombination[] = []
  const chosen = new Map<string, Level>()
  for (const { breakdown, records } of files) {
    const found = levels.map((level) => ({
      level,
      small: smallCombinations(
        breakdown,
        records.map((record) => atLevel(breakdown, level, record)),
        rule,
      ),
    }))
    const open = found.find(({ small }) => small.length === 0)
    if (open) chosen.set(breakdown.path, open.level)
    else refused.push(...(found.at(-1)?.small ?? []))
  }
  if (refused.length > 0) throw rowsTooSmall({ combinations: refused.map(inWords) })
  return chosen
}

function inWords({ path, combination, why }: SmallCombination): string {
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
