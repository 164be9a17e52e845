/** The transcription file: JSON, strict, versioned (transcription@1); docs/minefield-records.md explains it. */
import { z } from 'zod'
import { bearingUnits } from '../../core/geo/bearing.js'
import { distanceUnits } from '../../core/geo/distance.js'
import { elementNames } from '../../core/transcription/check-record.js'
import { type TranscribedRecord, transcribedTexts } from '../../core/transcription/transcribed.js'
import { transcriptionNotValid } from '../problems.js'

/** A text as typed. A number is taken as its shortest digits; who needs 1.10 writes it in quotes. */
const text = z.union([z.string(), z.number().transform(String)])
const some = text.optional()

const bearing = { north: some, declination: some, declination_year: some }
const place = { position: some, from: some, bearing: some, distance: some, ...bearing }

const recordSchema = z.strictObject({
  ...Object.fromEntries(transcribedTexts.map((name) => [name, some])),
  positions: z
    .strictObject({
      basis: some,
      accuracy_metres: some,
      bearing_unit: z.enum(Object.keys(bearingUnits)).optional(),
      distance_unit: z.enum(distanceUnits).optional(),
      pace_metres: some,
      grid: some,
      ...bearing,
    })
    .optional(),
  landmarks: z
    .array(z.strictObject({ name: text, description: some, found: some, found_position: some, ...place }))
    .optional(),
  points: z.array(z.strictObject({ name: text, ...place })).optional(),
  outline: z.array(text).optional(),
  closing_leg: z.strictObject({ bearing: text, distance: text, ...bearing }).optional(),
  rows: z
    .array(
      z.strictObject({
        number: some,
        start: some,
        end: some,
        quantity: some,
        model: some,
        spacing_metres: some,
      }),
    )
    .optional(),
  mines: z
    .array(z.strictObject({ number: some, device: some, model: some, depth_centimetres: some, ...place }))
    .optional(),
  mine_types: z
    .array(
      z.strictObject({
        device: some,
        model: some,
        quantity: some,
        depth_centimetres: some,
        spacing_metres: some,
        anti_handling: some,
        fuse: some,
        self_destruct: some,
      }),
    )
    .optional(),
  elements: z.strictObject(Object.fromEntries(elementNames.map((name) => [name, some]))).optional(),
})

const fileSchema = z.strictObject({
  transcription: z.literal(1),
  notes: z.array(z.string()).optional(),
  records: z.array(recordSchema),
})

/** Reads the content of a transcription. Throws `transcription-not-valid` naming every place that does not fit. */
export function readTranscription(content: unknown, path: string): readonly TranscribedRecord[] {
  const read = fileSchema.safeParse(content)
  if (read.success) return read.data.records as readonly TranscribedRecord[]
  const issues = read.error.issues.map(({ path: at, message }) => ({
    path: at.map(String).join('.') || '(file)',
    message,
  }))
  throw transcriptionNotValid({ path, issues })
}
