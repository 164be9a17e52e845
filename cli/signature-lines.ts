/** Signatures as a person reads them on a terminal. */
import { besideWays, capacities, labelOf, ways } from '../core/signature/codes.js'
import type { SignatureImportReport } from '../intake/signatures/import-signatures.js'
import type { CodeCount, SignatureCounts } from '../store/signatures/read-signatures.js'
import { counted, grouped, table } from './output.js'

/** What became of the rows of a list. */
export function signatureImportLines(
  report: SignatureImportReport,
  document: { readonly id: string; readonly textSha256: string },
): readonly string[] {
  const meanings: readonly (readonly [string, number, string])[] = [
    ['rows', report.rows, ''],
    ['signed', report.given, `new signatures under ${document.id}`],
    ['unchanged', report.unchanged, 'stood here already'],
    ['withdrawn', report.withdrawn, 'were withdrawn since; a list does not bring them back'],
    ['objections', report.objections, 'did not sign, and say no to naming the dead; kept'],
    ['not signed', report.notSigned, 'say that they did not sign'],
    ['waiting', report.waiting, 'cannot be read, or say otherwise than what stands; not counted'],
  ]
  const rows = meanings
    .filter(([name, count]) => count > 0 || name === 'rows')
    .map(([name, count, meaning]) => [name, grouped(count), meaning])
  return [
    ...(report.id === null ? ['Dry run: nothing was written. This list would do this:'] : []),
    ...table(rows, [1]).map((line) => `  ${line}`),
    `Signed is the text whose SHA-256 is ${document.textSha256}.`,
  ]
}

/** Counts by capacity and way, each way on a line of its own. */
export function signatureCountLines(counts: SignatureCounts): readonly string[] {
  const part = (head: string, tallies: readonly CodeCount[], codes: typeof ways) => {
    const rows = tallies
      .filter(({ count }) => count > 0)
      .map(({ of, count }) => [labelOf(codes, of), grouped(count)])
    return rows.length === 0 ? [] : ['', head, ...table(rows, [1]).map((line) => `  ${line}`)]
  }
  return [
    `${counted(counts.signed, 'signature')}, ${grouped(counts.inPublic)} of them to be named in public`,
    ...(counts.withdrawn > 0 ? [`${grouped(counts.withdrawn)} withdrawn since`] : []),
    ...(counts.otherText > 0
      ? [`${grouped(counts.otherText)} under another text of this document, not counted`]
      : []),
    ...(counts.erased > 0 ? [`${grouped(counts.erased)} erased by law since they signed`] : []),
    ...part('In which capacity; one signature may have several:', counts.capacities, capacities),
    ...part('In which way:', counts.ways, ways),
    ...part('Beside any way:', counts.besideWays, besideWays),
  ]
}
