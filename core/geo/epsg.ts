/** Grids and coordinate systems by EPSG code, as definitions of PROJ. Facts of the EPSG dataset, for mine action. */
import { type Datum, type DatumKey, datums } from './datums.js'

/** What a code means. */
export interface KnownCode {
  readonly name: string
  readonly datum: Datum
  /** Parameters of PROJ without those of the datum. */
  readonly projection: string
}

/** A run of codes, one a zone. */
interface Family {
  readonly first: number
  readonly last: number
  readonly firstZone: number
  readonly datum: DatumKey
}

function family(first: number, last: number, firstZone: number, datum: DatumKey): Family {
  return { first, last, firstZone, datum }
}

const utmNorth = [
  family(32601, 32660, 1, 'wgs84'),
  family(25828, 25838, 28, 'etrs89'),
  family(23028, 23038, 28, 'ed50'),
  family(3767, 3768, 33, 'htrs96'),
  family(3391, 3393, 37, 'karbala1979'),
  family(7005, 7007, 37, 'nahrwan1934'),
  family(3405, 3406, 48, 'vietnam2000'),
  family(3148, 3149, 48, 'indian1960'),
  family(24047, 24048, 47, 'indian1975'),
  family(20135, 20138, 35, 'adindan'),
  family(2089, 2090, 38, 'yemen1996'),
]
const utmSouth = [
  family(32701, 32760, 1, 'wgs84'),
  family(22032, 22033, 32, 'camacupa1948'),
  family(2736, 2737, 36, 'tete'),
  family(3036, 3037, 36, 'moznet'),
  family(20934, 20936, 34, 'arc1950'),
]

/**
 * Zones six degrees wide from Greenwich, easting 500,000 in the middle: with the number of the zone in front of it,
 * without it, and without it under the name of the meridian.
 */
const gaussKrueger = [
  { ...family(28404, 28432, 4, 'pulkovo1942'), named: 'zone' },
  { ...family(28464, 28492, 4, 'pulkovo1942'), named: 'bare' },
  { ...family(2494, 2522, 4, 'pulkovo1942'), named: 'meridian' },
  { ...family(20004, 20032, 4, 'pulkovo1995'), named: 'zone' },
  { ...family(20064, 20092, 4, 'pulkovo1995'), named: 'bare' },
  { ...family(5562, 5565, 4, 'ukraine2000'), named: 'zone' },
  { ...family(5566, 5569, 4, 'ukraine2000'), named: 'meridian' },
] as const

function inFamily<Kind extends Family>(families: readonly Kind[], code: number) {
  const found = families.find((entry) => code >= entry.first && code <= entry.last)
  return found && { ...found, zone: found.firstZone + code - found.first }
}

function utm(code: number): KnownCode | undefined {
  const north = inFamily(utmNorth, code)
  const found = north ?? inFamily(utmSouth, code)
  if (!found) return undefined
  const datum = datums[found.datum]
  return {
    name: `${datum.name} / UTM zone ${found.zone}${north ? 'N' : 'S'}`,
    datum,
    projection: `+proj=utm +zone=${found.zone}${north ? '' : ' +south'} +units=m`,
  }
}

function gauss(code: number): KnownCode | undefined {
  const found = inFamily(gaussKrueger, code)
  if (!found) return undefined
  const datum = datums[found.datum]
  const meridian = found.zone <= 30 ? found.zone * 6 - 3 : found.zone * 6 - 363
  const names = {
    zone: `zone ${found.zone}`,
    bare: `${found.zone}N`,
    meridian: `CM ${Math.abs(meridian)}${meridian < 0 ? 'W' : 'E'}`,
  }
  const falseEasting = (found.named === 'zone' ? found.zone * 1_000_000 : 0) + 500_000
  return {
    name: `${datum.name} / Gauss-Kruger ${names[found.named]}`,
    datum,
    projection: transverse(0, meridian, 1, falseEasting, 0),
  }
}

function transverse(...[latitude, longitude, scale, east, north]: readonly number[]): string {
  return `+proj=tmerc +lat_0=${latitude} +lon_0=${longitude} +k=${scale} +x_0=${east} +y_0=${north} +units=m`
}

function balkans(zone: number): string {
  return transverse(0, zone * 3, 0.9999, zone * 1_000_000 + 500_000, 0)
}

function colombia(longitude: number): string {
  return transverse(4.59620041666667, longitude, 1, 1_000_000, 1_000_000)
}

function bogota(longitude: number): string {
  return transverse(4.59904722222222, longitude, 1, 1_000_000, 1_000_000)
}

function ukraine(longitude: number): string {
  return transverse(0, longitude, 1, 300_000, 0)
}

type Row = readonly [code: number, name: string, datum: DatumKey, projection: string]

const single: readonly Row[] = [
  // EPSG withdrew 31275 to 31278 for the datum, and 31278 for its meridian as well; files still state them.
  [31275, 'MGI / Balkans zone 5', 'mgi1901', balkans(5)],
  [31276, 'MGI / Balkans zone 6', 'mgi1901', balkans(6)],
  [31277, 'MGI / Balkans zone 7', 'mgi1901', balkans(7)],
  [31278, 'MGI / Balkans zone 8 as first published', 'mgi1901', balkans(7)],
  [31279, 'MGI / Balkans zone 8', 'mgi1901', balkans(8)],
  [3907, 'MGI 1901 / Balkans zone 5', 'mgi1901', balkans(5)],
  [3908, 'MGI 1901 / Balkans zone 6', 'mgi1901', balkans(6)],
  [3909, 'MGI 1901 / Balkans zone 7', 'mgi1901', balkans(7)],
  [3910, 'MGI 1901 / Balkans zone 8', 'mgi1901', balkans(8)],
  [8677, 'MGI 1901 / Balkans zone 5', 'mgi1901', balkans(5)],
  [8678, 'MGI 1901 / Balkans zone 6', 'mgi1901', balkans(6)],
  [6316, 'MGI 1901 / Balkans zone 7', 'mgi1901', balkans(7)],
  [8679, 'MGI 1901 / Balkans zone 8', 'mgi1901', balkans(8)],
  [9141, 'KOSOVAREF01 / Balkans zone 7', 'kosovaref01', balkans(7)],
  [3765, 'HTRS96 / Croatia TM', 'htrs96', transverse(0, 16.5, 0.9999, 500_000, 0)],
  [3114, 'MAGNA-SIRGAS / Colombia Far West zone', 'magna', colombia(-80.0775079166667)],
  [3115, 'MAGNA-SIRGAS / Colombia West zone', 'magna', colombia(-77.0775079166667)],
  [3116, 'MAGNA-SIRGAS / Colombia Bogota zone', 'magna', colombia(-74.0775079166667)],
  [3117, 'MAGNA-SIRGAS / Colombia East Central zone', 'magna', colombia(-71.0775079166667)],
  [3118, 'MAGNA-SIRGAS / Colombia East zone', 'magna', colombia(-68.0775079166667)],
  [9377, 'MAGNA-SIRGAS / Origen-Nacional', 'magna', transverse(4, -73, 0.9992, 5_000_000, 2_000_000)],
  [21896, 'Bogota 1975 / Colombia West zone', 'bogota1975', bogota(-77.0809166666667)],
  [21897, 'Bogota 1975 / Colombia Bogota zone', 'bogota1975', bogota(-74.0809166666667)],
  [21898, 'Bogota 1975 / Colombia East Central zone', 'bogota1975', bogota(-71.0809166666667)],
  [21899, 'Bogota 1975 / Colombia East zone', 'bogota1975', bogota(-68.0809166666667)],
  [6381, 'UCS-2000 / Ukraine TM zone 7', 'ukraine2000', ukraine(21)],
  [6382, 'UCS-2000 / Ukraine TM zone 8', 'ukraine2000', ukraine(24)],
  [6383, 'UCS-2000 / Ukraine TM zone 9', 'ukraine2000', ukraine(27)],
  [6384, 'UCS-2000 / Ukraine TM zone 10', 'ukraine2000', ukraine(30)],
  [6385, 'UCS-2000 / Ukraine TM zone 11', 'ukraine2000', ukraine(33)],
  [6386, 'UCS-2000 / Ukraine TM zone 12', 'ukraine2000', ukraine(36)],
  [6387, 'UCS-2000 / Ukraine TM zone 13', 'ukraine2000', ukraine(39)],
  [3893, 'ED50 / Iraq National Grid', 'ed50', transverse(29.0262683333333, 46.5, 0.9994, 800_000, 0)],
  [
    6646,
    'Karbala 1979 / Iraq National Grid',
    'karbala1979',
    transverse(29.0262683333333, 46.5, 0.9994, 800_000, 0),
  ],
  [
    2039,
    'Israel 1993 / Israeli TM Grid',
    'israel1993',
    transverse(31.7343936111111, 35.2045169444444, 1.0000067, 219529.584, 626907.39),
  ],
  [
    28191,
    'Palestine 1923 / Palestine Grid',
    'palestine1923',
    '+proj=cass +lat_0=31.7340969444444 +lon_0=35.2120805555556 +x_0=170251.555 +y_0=126867.909 +units=m',
  ],
  [
    22770,
    'Deir ez Zor / Syria Lambert',
    'deirEzZor',
    '+proj=lcc +lat_1=34.65 +lat_0=34.65 +lon_0=37.35 +k_0=0.9996256 +x_0=300000 +y_0=300000 +units=m',
  ],
  [
    5234,
    'Kandawala / Sri Lanka Grid',
    'kandawala',
    transverse(7.00048027777778, 80.7717111111111, 0.9999238418, 200_000, 200_000),
  ],
]

/** Web Mercator treats degrees of WGS 84 as if the earth were a ball; PROJ says so in these words. */
const webMercator: KnownCode = {
  name: 'WGS 84 / Pseudo-Mercator',
  datum: datums.wgs84,
  projection:
    '+proj=merc +a=6378137 +b=6378137 +lat_ts=0 +lon_0=0 +x_0=0 +y_0=0 +k=1 +units=m +nadgrids=@null',
}

const known: ReadonlyMap<number, KnownCode> = new Map<number, KnownCode>([
  ...Object.values(datums).map(
    (datum: Datum) => [datum.geographic, { name: datum.name, datum, projection: '+proj=longlat' }] as const,
  ),
  // Austria's MGI; files from elsewhere that state it mean the datum of the Balkans' maps.
  [4312, { name: 'MGI', datum: datums.mgi1901, projection: '+proj=longlat' }],
  ...[3857, 900913, 102100, 3785].map((code) => [code, webMercator] as const),
  ...single.map(
    ([code, name, datum, projection]) => [code, { name, datum: datums[datum], projection }] as const,
  ),
])

/** What an EPSG code means; undefined where it is not among those written down here. */
export function findCode(code: number): KnownCode | undefined {
  return known.get(code) ?? utm(code) ?? gauss(code)
}

/** The code of a UTM zone on that datum; undefined where there is none. */
export function utmCode(zone: number, hemisphere: 'north' | 'south', datum: Datum): number | undefined {
  const families = hemisphere === 'north' ? utmNorth : utmSouth
  const found = families.find(
    (entry) =>
      datums[entry.datum] === datum &&
      zone >= entry.firstZone &&
      zone <= entry.firstZone + entry.last - entry.first,
  )
  return found && found.first + zone - found.firstZone
}
