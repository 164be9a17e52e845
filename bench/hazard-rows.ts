/** Hazards in the derived table: Bosnia and Herzegovina's suspected areas where they are there, and invented squares. */
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Values } from '../core/record/definition.js'
import { kindNamed } from '../core/record/kinds.js'
import { CopyLines } from '../store/copy-text.js'
import { copyStatement, derivedLine, valuePart } from '../store/derived-rows.js'
import type { Programme } from '../store/programme.js'
import { root } from './processes.js'

const hazard = kindNamed('hazard')

/** The public file, read beside the checkout. */
export const bosniaFile = join(
  dirname(root()),
  'shared',
  'data',
  'bosnia-hazards',
  'suspect_areas_simplyfied.geojson',
)

/** Whether the public file is there. */
export function hasBosnia(): boolean {
  return existsSync(bosniaFile)
}

interface FeatureList {
  readonly features: readonly { readonly geometry: unknown }[]
}

/** The suspected areas of the public file, those without a geometry too. Gives how many. */
export async function fillBosnia(programme: Programme): Promise<number> {
  const { features } = JSON.parse(readFileSync(bosniaFile, 'utf8')) as FeatureList
  return fill(
    programme,
    features.map(({ geometry }) => (geometry === null ? null : JSON.stringify(geometry))),
  )
}

/** That many invented polygons of 20 corners, side by side. */
export async function fillPolygons(programme: Programme, count: number): Promise<number> {
  const side = Math.ceil(Math.sqrt(count))
  const shapes = Array.from({ length: count }, (_, index) => {
    const middle = [15 + (index % side) / 100, 40 + Math.floor(index / side) / 100] as const
    const corners = Array.from({ length: 20 }, (__, corner) => {
      const angle = (corner / 20) * 2 * Math.PI
      const reach = 0.003 + (corner % 3) / 1000
      return [middle[0] + reach * Math.cos(angle), middle[1] + reach * Math.sin(angle)]
    })
    return JSON.stringify({ type: 'Polygon', coordinates: [[...corners, corners[0]]] })
  })
  return fill(programme, shapes)
}

async function fill(programme: Programme, shapes: readonly (string | null)[]): Promise<number> {
  const lines = new CopyLines()
  for (const [index, shape] of shapes.entries()) {
    const entry = index + 1
    const state = {
      recordId: `0193ab00-0000-7000-8000-${index.toString(16).padStart(12, '0')}`,
      version: 1,
      role: 'accepted' as const,
      entry,
      currentFrom: entry,
      currentTo: null,
    }
    lines.addRaw(derivedLine(programme.programmeId, state, valuePart(hazard, valuesOf(shape))))
  }
  await programme.engine.transaction((session) => session.copyIn(copyStatement(hazard), lines.bytes()))
  await programme.engine.maintain('vacuum analyze hazards')
  return shapes.length
}

function valuesOf(shape: string | null): Values {
  return {
    class: 'suspected_hazardous_area',
    status: 'open',
    information_date: ['2024-07-01', '2024-07-31', '2024-07', 'month', 'gregorian', null],
    ...(shape === null ? {} : { shape: [shape, null, 'EPSG:4326', 'map'] }),
  }
}
