/** POST /api/outlines: what a table of turning points draws, while it is typed. Nothing is kept. */
import { z } from 'zod'
import { checkShape } from '../../../core/check/check-shape.js'
import { bearingUnits } from '../../../core/geo/bearing.js'
import { distanceUnits } from '../../../core/geo/distance.js'
import { measurePerimeterMetres } from '../../../core/geo/measure.js'
import { shapeBases } from '../../../core/record/definition.js'
import type { DrawnOutline } from '../../../core/transcription/draw-outline.js'
import { drawOutline, outlineValue } from '../../../core/transcription/draw-outline.js'
import type { WrittenOutline } from '../../../core/transcription/written-outline.js'
import { examineShapes } from '../../../store/geometry/examine-shapes.js'
import type { Reading } from '../../register-reading.js'
import { type Route, route } from '../route.js'

const text = z.string().max(200)
const place = z.strictObject({
  name: text.min(1),
  position: text.optional(),
  from: text.optional(),
  bearing: text.optional(),
  distance: text.optional(),
  north: text.optional(),
  declination: text.optional(),
  declination_year: text.optional(),
})

/** As the tables of minefield records have them (docs/minefield-records.md). */
const written = z.strictObject({
  datum: text.optional(),
  positions: z
    .strictObject({
      basis: z.enum(shapeBases),
      accuracy_metres: z.string().regex(/^\d{1,6}(?:\.\d{1,3})?$/),
      bearing_unit: z.enum(Object.keys(bearingUnits)),
      distance_unit: z.enum(distanceUnits),
      pace_metres: text,
      grid: text,
      north: text,
      declination: text,
      declination_year: text,
    })
    .partial()
    .optional(),
  landmarks: z.array(place).max(200).optional(),
  points: z.array(place).max(2000),
  closing_leg: place
    .pick({ north: true, declination: true, declination_year: true })
    .extend({ bearing: text, distance: text })
    .optional(),
  adjusted: z.boolean().optional(),
})

const body = z.strictObject({
  outline: written,
  /** Square metres that the source tells, to be held against the drawn ones. */
  toldSquareMetres: z
    .string()
    .regex(/^\d{1,15}$/)
    .nullable()
    .default(null),
})

export const outlineRoutes: readonly Route[] = [
  route({
    method: 'POST',
    path: '/api/outlines',
    access: 'enter',
    reads: true,
    summary:
      'Draws an outline from a table of turning points, by coordinates in any notation or by bearing and distance: where each lies, how the way closes, area, what is doubtful, and the value for a field of type shape. Nothing is kept or corrected.',
    body,
    run: async ({ reading, body: { outline, toldSquareMetres } }) => {
      const drawn = drawOutline(outline as WrittenOutline)
      const { landmarks, corners, traverse } = drawn
      const value = outlineValue(outline as WrittenOutline, drawn)
      return {
        landmarks,
        corners,
        closure: traverse && {
          ...traverse.closure,
          adjusted: traverse.points.map(({ adjusted }) => adjusted),
        },
        value,
        ...(await measured(reading, { drawn, value, toldSquareMetres })),
      }
    },
  }),
]

interface Measured {
  readonly drawn: DrawnOutline
  readonly value: ReturnType<typeof outlineValue>
  readonly toldSquareMetres: string | null
}

async function measured(reading: Reading, { drawn, value, toldSquareMetres }: Measured) {
  const { geometry, doubts } = drawn
  const findings = doubts.map((doubt) => ({ ...doubt, row: null }))
  if (!geometry || !Array.isArray(value)) return { areaSquareMetres: null, perimeterMetres: null, findings }
  const [examined] = await examineShapes(reading.session, [String(value[0])])
  if (!examined) throw new Error('one shape was examined')
  const checks = checkShape({
    row: null,
    column: null,
    label: 'the outline',
    geometry,
    examined,
    toldSquareMetres,
    country: reading.settings.countryBox,
    landmarks: [],
  })
  return {
    areaSquareMetres: examined.areaSquareMetres,
    perimeterMetres: measurePerimeterMetres(geometry),
    findings: [...findings, ...checks],
  }
}
