/** What completion reports state beside what progress reports of the same task add up to: compared, never added. */
import { sumOfDigits } from '../record/sum-of-list.js'
import type { ReleaseKind } from './records.js'

/** Land released as one report states it. */
export interface StatedRelease {
  readonly recordId: string
  readonly task: string | null
  readonly kind: ReleaseKind
  /** Decimal digits; null where the report names none. */
  readonly squareMetres: string | null
}

/** One completion report and the progress reports of its task; null: nothing to compare, for the report names no task. */
export interface ControlTotal {
  readonly recordId: string
  readonly task: string | null
  readonly kind: ReleaseKind
  readonly stated: string
  readonly added: string | null
  readonly agrees: boolean | null
}

const kinds: readonly ReleaseKind[] = ['cancelled', 'reduced', 'cleared']

/** Compares each completion report with the progress reports of its task, by way of release. Pure. */
export function compareControlTotals(
  completion: readonly StatedRelease[],
  progress: readonly StatedRelease[],
): readonly ControlTotal[] {
  const reports = new Map(completion.map(({ recordId, task }) => [recordId, task]))
  return [...reports].flatMap(([recordId, task]) =>
    kinds.flatMap((kind) => {
      const stated = sumOf(completion, (entry) => entry.recordId === recordId && entry.kind === kind)
      const added =
        task === null ? null : (sumOf(progress, (entry) => entry.task === task && entry.kind === kind) ?? '0')
      if (stated === null) return []
      const agrees = added === null ? null : Number(added) === Number(stated)
      return [{ recordId, task, kind, stated, added, agrees }]
    }),
  )
}

function sumOf(entries: readonly StatedRelease[], counts: (entry: StatedRelease) => boolean): string | null {
  return sumOfDigits(entries.filter(counts).map(({ squareMetres }) => squareMetres))
}
