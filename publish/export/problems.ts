/** Problems of exporting. Codes are never reused. */
import { assertNever, defineProblem } from '../../core/problem.js'

const nothingLeft = 'Nothing is left of it; an older file of that name is as it was.'

/** The file system refused. */
export const exportNotWritten = defineProblem<{ readonly path: string; readonly why: string }>(
  'export-not-written',
  3,
  507,
  ({ path, why }) =>
    `${path} could not be written (${whyWords[why] ?? why}). ${nothingLeft} Give another file with --out.`,
)

const whyWords: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  ENOENT: 'there is no such folder',
  ENOTDIR: 'there is no such folder',
  EACCES: 'no permission',
  EROFS: 'the disk is read-only',
  EISDIR: 'it is a folder',
}

/** Somebody stopped it. */
export const exportCancelled = defineProblem<{ readonly path: string }>(
  'export-cancelled',
  1,
  499,
  ({ path }) => `The export to ${path} was stopped. ${nothingLeft}`,
)

/** An ending that no format has. */
export const exportFormatUnknown = defineProblem<{
  readonly path: string
  readonly endings: readonly string[]
}>(
  'export-format-unknown',
  2,
  400,
  ({ path, endings }) =>
    `The format of ${path} is not known by its ending. Nothing was written. Give a file that ends in ${endings.join(', ')}.`,
)

/** A kind whose existence is not public, asked for as a public file. */
export const exportNotPublic = defineProblem<{ readonly kind: string; readonly privacy: string }>(
  'export-not-public',
  1,
  403,
  ({ kind, privacy }) =>
    `Records of the kind ${kind} are ${privacy}: outside the house they appear only as counts, and a list with one row for each would give every count below the programme's smallest number. Nothing was written. Publish a figure instead, or leave out --public for a file that stays inside.`,
)

/** A kind that is confidential as a whole. */
export const exportConfidential = defineProblem<{ readonly kind: string }>(
  'export-confidential',
  1,
  403,
  ({ kind }) =>
    `Every record of the kind ${kind} is confidential. Nothing was written. Give --confidential if your role allows it: the export is then noted in the log.`,
)

/** More than a format that is made in memory can hold. */
export const exportTooLarge = defineProblem<{
  readonly path: string
  readonly format: string
  readonly mostMegabytes: number
}>(
  'export-too-large',
  1,
  413,
  ({ path, format, mostMegabytes }) =>
    `A ${format} file is made in memory, and this one would hold more than ${mostMegabytes} MB. ${nothingLeft} Write ${path} as .geojson or .csv, which have no such limit, or export an earlier entry with --as-of.`,
)

/** A value that a format has no way to write. */
export const exportValueUnfit = defineProblem<{ readonly path: string; readonly format: string } & Unfit>(
  'export-value-unfit',
  1,
  422,
  ({ path, format, ...unfit }) =>
    `A ${format} file cannot hold ${unfitWords(unfit)}. Nothing was cut: the export stopped. ${nothingLeft} Write ${path} as .geojson or .csv, which can.`,
)

/** What a format cannot hold. */
type Unfit =
  | { readonly why: 'control'; readonly record: string; readonly column: string }
  | { readonly why: 'rows'; readonly record: string; readonly most: number }
  | { readonly why: 'letters'; readonly record: string; readonly column: string; readonly most: number }
  | {
      readonly why: 'row_bytes'
      readonly bytes: number
      readonly most: number
      readonly columns: number
      readonly mostColumns: number
    }

function unfitWords(unfit: Unfit): string {
  switch (unfit.why) {
    case 'control':
      return `the ${unfit.column} of record ${unfit.record}: it holds a control character, which XML has no way to write`
    case 'rows':
      return `record ${unfit.record}: a sheet ends at row ${unfit.most}`
    case 'letters':
      return `the ${unfit.column} of record ${unfit.record}: a cell ends at ${unfit.most} letters`
    case 'row_bytes':
      return `these records: with its longest texts a row would take ${unfit.bytes} bytes in ${unfit.columns} columns, and can take ${unfit.most} in ${unfit.mostColumns}`
    default:
      return assertNever(unfit)
  }
}
