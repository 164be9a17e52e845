/** Datums: what a latitude and longitude are measured against, and how far that lies from WGS 84. */

/** One datum. The shift is an average over where the datum was used; `accuracyMetres` says how good it is there. */
export interface Datum {
  readonly name: string
  /** Code of its latitudes and longitudes, such as 4284. */
  readonly geographic: number
  /** The ellipsoid, as parameters of PROJ. */
  readonly ellipsoid: string
  /**
   * Three or seven parameters of the shift to WGS 84, by the position-vector convention: metres, arc seconds, parts per
   * million. Of several in the EPSG dataset the one for the widest area stands here.
   */
  readonly toWgs84: string
  readonly accuracyMetres: number
  /** Other names, as WKT of several programs and people write them; compared by `datumWord`. */
  readonly words: readonly string[]
}

const clarke1880 = '+a=6378249.145 +rf=293.465'
const none = '0,0,0'

function datum(
  name: string,
  geographic: number,
  [ellipsoid, toWgs84, accuracyMetres]: readonly [string, string, number],
  ...words: readonly string[]
): Datum {
  return { name, geographic, ellipsoid, toWgs84, accuracyMetres, words: [name, ...words].map(datumWord) }
}

/** The word by which names of datums are compared: "D_WGS_1984", "WGS 84" and "wgs-84" differ in signs alone. */
export function datumWord(name: string): string {
  return name
    .toLowerCase()
    .replace(/^d_/, '')
    .replace(/[^\p{L}\p{N}]/gu, '')
}

/** Facts of the EPSG dataset, written down for the datums that maps of mined ground use. */
export const datums = {
  wgs84: datum(
    'WGS 84',
    4326,
    ['+ellps=WGS84', none, 0],
    'WGS 1984',
    'World Geodetic System 1984',
    'World Geodetic System 1984 ensemble',
  ),
  etrs89: datum(
    'ETRS89',
    4258,
    ['+ellps=GRS80', none, 1],
    'ETRS 1989',
    'European Terrestrial Reference System 1989',
    'European Terrestrial Reference System 1989 ensemble',
  ),
  htrs96: datum('HTRS96', 4761, ['+ellps=GRS80', none, 1], 'Croatian Terrestrial Reference System'),
  kosovaref01: datum('KOSOVAREF01', 9140, ['+ellps=GRS80', none, 1], 'Kosovo Reference System 2001'),
  magna: datum(
    'MAGNA-SIRGAS',
    4686,
    ['+ellps=GRS80', none, 1],
    'MAGNA',
    'Marco Geocentrico Nacional de Referencia',
  ),
  sirgas2000: datum(
    'SIRGAS 2000',
    4674,
    ['+ellps=GRS80', none, 1],
    'Sistema de Referencia Geocentrico para las AmericaS 2000',
  ),
  moznet: datum('Moznet', 4130, ['+ellps=WGS84', none, 1], 'Moznet ITRF94'),
  yemen1996: datum(
    'Yemen NGN96',
    4163,
    ['+ellps=WGS84', none, 1],
    'Yemen National Geodetic Network 1996',
    'Yemen NGN 1996',
  ),
  nad83: datum('NAD83', 4269, ['+ellps=GRS80', none, 4], 'North American 1983', 'North American Datum 1983'),
  pulkovo1942: datum(
    'Pulkovo 1942',
    4284,
    ['+ellps=krass', '25,-141,-78.5,0,0.35,0.736,0', 4.5],
    'Pulkovo 42',
    'Pulkovo',
    'SK-42',
    'S-42',
    'CK-42',
    'СК-42',
  ),
  pulkovo1995: datum(
    'Pulkovo 1995',
    4200,
    ['+ellps=krass', '24.47,-130.89,-81.56,0,0,0.13,-0.22', 1],
    'Pulkovo 95',
    'SK-95',
    'СК-95',
  ),
  ukraine2000: datum(
    'UCS-2000',
    5561,
    ['+ellps=krass', '24,-121,-76', 1],
    'Ukraine 2000',
    'USK-2000',
    'УСК-2000',
  ),
  mgi1901: datum(
    'MGI 1901',
    3906,
    ['+ellps=bessel', '682,-203,480', 5],
    'MGI',
    'Militar-Geographische Institut',
    'Militar-Geographische Institute',
    'Hermannskogel',
  ),
  ed50: datum(
    'ED50',
    4230,
    ['+ellps=intl', '-87,-98,-121', 10],
    'European Datum 1950',
    'European 1950',
    'ED 1950',
  ),
  bogota1975: datum('Bogota 1975', 4218, ['+ellps=intl', '307,304,-318', 10], 'Bogota'),
  karbala1979: datum(
    'Karbala 1979',
    4743,
    [clarke1880, '70.995,-335.916,262.898', 1],
    'Karbala 1979 Polservice',
  ),
  nahrwan1934: datum('Nahrwan 1934', 4744, [clarke1880, '-242.2,-144.9,370.3', 30]),
  deirEzZor: datum(
    'Deir ez Zor',
    4227,
    ['+a=6378249.2 +b=6356515', '-190.421,8.532,238.69', 5],
    'Levant',
    'Levante',
  ),
  palestine1923: datum('Palestine 1923', 4281, [
    '+a=6378300.789 +b=6356566.435',
    '-275.7224,94.7824,340.8944,-8.001,-4.42,-11.821,1',
    2,
  ]),
  israel1993: datum('Israel 1993', 4141, ['+ellps=GRS80', '-48,55,52', 2], 'Israel'),
  camacupa1948: datum('Camacupa 1948', 4220, [clarke1880, '-50.9,-347.6,-231', 25], 'Camacupa'),
  tete: datum('Tete', 4127, ['+ellps=clrk66', '-80,-100,-228', 17]),
  arc1950: datum('Arc 1950', 4209, ['+a=6378249.145 +rf=293.4663077', '-143,-90,-294', 44]),
  adindan: datum('Adindan', 4201, [clarke1880, '-166,-15,204', 9]),
  vietnam2000: datum(
    'VN-2000',
    4756,
    [
      '+ellps=WGS84',
      '-191.90441429,-39.30318279,-111.45032835,0.00928836,-0.01975479,0.00427372,0.252906278',
      1,
    ],
    'Vietnam 2000',
  ),
  indian1960: datum('Indian 1960', 4131, ['+ellps=evrst30', '198,881,317', 44]),
  indian1975: datum('Indian 1975', 4240, ['+ellps=evrst30', '210,814,289', 5]),
  lao1997: datum('Lao 1997', 4678, ['+ellps=krass', '44.585,-131.212,-39.544', 5], 'Lao National Datum 1997'),
  kandawala: datum('Kandawala', 4244, ['+ellps=evrst30', '-97,787,86', 35]),
} as const satisfies Readonly<Record<string, Datum>>

/** Which datum, by its key. */
export type DatumKey = keyof typeof datums

const byWord: ReadonlyMap<string, Datum> = new Map(
  Object.values(datums).flatMap((entry: Datum) => entry.words.map((word) => [word, entry] as const)),
)

/** The datum of that name; undefined where none is known. */
export function findDatum(name: string): Datum | undefined {
  return byWord.get(datumWord(name))
}

/** Every name of a datum as people write it in a text of coordinates, longest first. */
export const datumNames: readonly string[] = Object.values(datums).map((entry) => entry.name)
