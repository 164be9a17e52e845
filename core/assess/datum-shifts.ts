/** Where records would be found if their coordinates were on another datum and were read as WGS 84. */
import proj4 from 'proj4'
import type { Plane, Spot } from './plane.js'

/** A datum that maps of the last century use, and the way to WGS 84 from the EPSG register. */
const datums: readonly { readonly name: string; readonly code: string; readonly definition: string }[] = [
  {
    name: 'Pulkovo 1942',
    code: 'EPSG:4284',
    definition: '+proj=longlat +ellps=krass +towgs84=23.92,-141.27,-80.9,0,0.35,0.82,-0.12',
  },
  { name: 'ED50', code: 'EPSG:4230', definition: '+proj=longlat +ellps=intl +towgs84=-87,-98,-121' },
  {
    name: 'MGI 1901',
    code: 'EPSG:3906',
    definition: '+proj=longlat +ellps=bessel +towgs84=682,-203,480',
  },
  {
    name: 'Kalianpur 1937',
    code: 'EPSG:4144',
    definition: '+proj=longlat +a=6377276.345 +b=6356075.413 +towgs84=282,726,254',
  },
  {
    name: 'Arc 1950',
    code: 'EPSG:4209',
    definition: '+proj=longlat +a=6378249.145 +b=6356514.966 +towgs84=-143,-90,-294',
  },
  {
    name: 'Bogota 1975',
    code: 'EPSG:4218',
    definition: '+proj=longlat +ellps=intl +towgs84=307,304,-318',
  },
]

/** The shift on the ground that a mistaken datum makes. */
export interface DatumShift {
  readonly name: string
  readonly code: string
  /** Metres from the place as read to the place meant. */
  readonly shift: Spot
}

/** The shifts at the plane's origin. */
export function datumShifts(plane: Plane): readonly DatumShift[] {
  return datums.map(({ name, code, definition }) => {
    const [longitude = 0, latitude = 0] = proj4(definition, '+proj=longlat +datum=WGS84', [...plane.origin])
    return { name, code, shift: plane.toPlane([longitude, latitude]) }
  })
}

/** The datum whose shift is nearest to a shift, where it is within `toleranceMetres`. */
export function nearestDatum(
  shifts: readonly DatumShift[],
  shift: Spot,
  toleranceMetres: number,
): { readonly datum: DatumShift; readonly metresApart: number } | null {
  const [best] = shifts
    .map((datum) => ({
      datum,
      metresApart: Math.hypot(datum.shift[0] - shift[0], datum.shift[1] - shift[1]),
    }))
    .sort((a, b) => a.metresApart - b.metresApart)
  return best && best.metresApart <= toleranceMetres ? best : null
}
