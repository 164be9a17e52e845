/** Coordinate systems against values that PROJ's cs2cs printed for the same definitions. */
import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { type Crs, readCrs } from './crs.js'

function crs(text: string): Crs {
  const read = readCrs(text)
  if ('doubt' in read) throw new Error(read.doubt.message)
  return read.crs
}

function ruleOf(text: string): string {
  const read = readCrs(text)
  return 'doubt' in read ? read.doubt.rule : `read as ${read.crs.name}`
}

/** Code, x, y; longitude and latitude on WGS 84 by cs2cs. */
const vectors = `
32638 653875.893 4418209.006 46.8000000000 39.9000000025
32733 500000 8645000 15.0000000000 -12.2572490997
32632 350000 6700000 6.2765943737 60.4084359260
25833 512000 4890000 15.1500860223 44.1631071301
3857 1920250.25 5543147.2 17.2499014891 44.4999999753
28404 4437000 5412000 20.1400578825 48.8370774755
28408 8651234.56 4444444.4 46.7728544542 40.1199451130
28464 437000 5412000 20.1400578825 48.8370774755
20007 7400000 5300000 37.6629294709 47.8255950767
3908 6480000.5 4900000.25 17.7445411090 44.2441941489
31276 6480000.5 4900000.25 17.7445411090 44.2441941489
8678 6480000.5 4900000.25 17.7445411090 44.2441941489
6316 7460000 4670000 20.5105927206 42.1731082340
3765 512000 4950000 16.6513946384 44.6899049087
3116 1000000 1000000 -74.0775079167 4.5962004167
3114 812345.6 654321 -81.7635421992 1.4694402271
9377 4876543.21 2123456.78 -74.1142598972 5.1163591552
21897 1012345 998765 -73.9662544492 4.5850226386
3391 512345 3900000 39.1323318754 35.2453574449
7006 444000 3700000 44.3982526386 33.4416851772
3405 600000 1800000 105.9377567658 16.2777599545
2736 600000 7800000 33.9549283510 -19.8958064269
3037 450000 8300000 38.5340957182 -15.3762906043
20136 500000 1200000 33.0007118188 10.8573584267
20935 812000 8100000 29.9325258383 -17.1662099164
5234 210000 220000 80.8642659267 7.1816671551
6646 790000 412000 46.3902197222 32.7448548243
28191 171000 130000 35.2207445525 31.7626702700
22770 300000 300000 37.3513341302 34.6495755969
24047 500000 1500000 98.9969070505 13.5711903225
4284 37.5 48.25 37.4984273681 48.2499198335
4218 -74.1 4.6 -74.0965886412 4.5971529302
3906 18.4 43.85 18.3949272187 43.8500778282
4326 17.25 44.5 17.25 44.5
`

const rows = vectors
  .trim()
  .split('\n')
  .map((line) => line.split(' ').map(Number) as [number, number, number, number, number])

test('34 systems by code give the positions of cs2cs within 1e-9 degrees, a tenth of a millimetre', () => {
  for (const [code, x, y, longitude, latitude] of rows) {
    const at = crs(`EPSG:${code}`).toPosition(x, y)
    ok(at && Math.abs(at.longitude - longitude) < 1e-9, `EPSG:${code}: ${at?.longitude}, not ${longitude}`)
    ok(Math.abs(at.latitude - latitude) < 1e-9, `EPSG:${code}: ${at.latitude}, not ${latitude}`)
  }
})

test('the way back from a position gives the numbers again within 15 mm', () => {
  for (const [code, x, y] of rows) {
    const system = crs(`EPSG:${code}`)
    const at = system.toPosition(x, y)
    const back = at && system.fromPosition(at)
    // A change of datum raises or lowers a point a little, and heights are not carried along.
    const unit = system.isGeographic ? 1e-7 : 0.015
    ok(back && Math.abs(back[0] - x) < unit && Math.abs(back[1] - y) < unit, `EPSG:${code}: ${back}`)
  }
})

test('a code may be written in 8 ways, and x stays before y in all of them', () => {
  const ways = [
    'EPSG:4326',
    'epsg:4326',
    ' 4326 ',
    'EPSG::4326',
    'urn:ogc:def:crs:EPSG::4326',
    'urn:ogc:def:crs:OGC:1.3:CRS84',
    'http://www.opengis.net/def/crs/EPSG/0/4326',
    'http://www.opengis.net/def/crs/OGC/1.3/CRS84',
  ]
  for (const way of ways) {
    equal(crs(way).code, 'EPSG:4326', way)
    deepEqual(crs(way).toPosition(17.25, 44.5), { longitude: 17.25, latitude: 44.5 })
  }
})

const utm33 =
  'PROJCS["WGS_1984_UTM_Zone_33N",GEOGCS["GCS_WGS_1984",DATUM["D_WGS_1984",SPHEROID["WGS_1984",6378137.0,298.257223563]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["False_Easting",500000.0],PARAMETER["False_Northing",0.0],PARAMETER["Central_Meridian",15.0],PARAMETER["Scale_Factor",0.9996],PARAMETER["Latitude_Of_Origin",0.0],UNIT["Meter",1.0]]'
const pulkovo =
  'GEOGCS["GCS_Pulkovo_1942",DATUM["D_Pulkovo_1942",SPHEROID["Krasovsky_1940",6378245.0,298.3]],PRIMEM["Greenwich",0.0],UNIT["Degree",0.0174532925199433]]'
const balkans =
  'PROJCS["MGI 1901 / Balkans zone 6",GEOGCS["MGI 1901",DATUM["MGI_1901",SPHEROID["Bessel 1841",6377397.155,299.1528128]TOWGS84],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]],PROJECTION["Transverse_Mercator"],PARAMETER["latitude_of_origin",0],PARAMETER["central_meridian",18],PARAMETER["scale_factor",0.9999],PARAMETER["false_easting",6500000],PARAMETER["false_northing",0],UNIT["metre",1]AUTHORITY]'
const wkt2 =
  'GEOGCRS["WGS 84",ENSEMBLE["World Geodetic System 1984 ensemble",MEMBER["World Geodetic System 1984 (Transit)"],ELLIPSOID["WGS 84",6378137,298.257223563,LENGTHUNIT["metre",1]],ENSEMBLEACCURACY[2.0]],PRIMEM["Greenwich",0,ANGLEUNIT["degree",0.0174532925199433]],CS[ellipsoidal,2],AXIS["geodetic latitude (Lat)",north,ORDER[1]],AXIS["geodetic longitude (Lon)",east,ORDER[2]],ANGLEUNIT["degree",0.0174532925199433],ID["EPSG",4326]]'

test('the text of 2 .prj files without a shift takes the shift known for its datum, never none', () => {
  const zone = crs(utm33).toPosition(512_000, 4_890_000)
  ok(zone && Math.abs(zone.longitude - 15.1500860223) < 1e-8)
  const at = crs(pulkovo).toPosition(37.5, 48.25)
  ok(
    at && Math.abs(at.longitude - 37.4984273681) < 1e-9,
    `${at?.longitude}: 115 m lie between the two datums`,
  )
  equal(crs(pulkovo).shiftAccuracyMetres, 4.5)
})

test('a shift that WKT states goes before the one known here; 1 stated by a code alone is known by it', () => {
  const known = crs(balkans.replace('TOWGS84', '').replace('AUTHORITY', '')).toPosition(6480000.5, 4900000.25)
  ok(known && Math.abs(known.longitude - 17.744541109) < 1e-9)
  const own = ',TOWGS84[489.88,183.912,533.711,5.76545,4.69994,-12.58211,1.00646]'
  const stated = crs(balkans.replace('TOWGS84', own).replace('AUTHORITY', ''))
  const at = stated.toPosition(6480000.5, 4900000.25)
  // The shift for one country against the shift for seven: EPSG gives the wider one 5 m.
  const metres = Math.hypot(
    (at!.longitude - known.longitude) * 79_900,
    (at!.latitude - known.latitude) * 111_100,
  )
  ok(metres > 0.1 && metres < 10, `${metres} m apart`)
  equal(stated.shiftAccuracyMetres, null)
  equal(
    crs(balkans.replace('TOWGS84', '').replace('AUTHORITY', ',AUTHORITY["EPSG","8678"]')).code,
    'EPSG:8678',
  )
})

test('WKT of the 2019 form reads as well, and a compound system by its flat part', () => {
  equal(crs(wkt2).isWgs84Degrees, true)
  deepEqual(crs(wkt2).toPosition(17.25, 44.5), { longitude: 17.25, latitude: 44.5 })
  const compound = `COMPD_CS["with heights",${utm33},VERT_CS["EGM96 height",VERT_DATUM["EGM96 geoid",2005],UNIT["metre",1]]]`
  deepEqual(crs(compound).toPosition(512_000, 4_890_000), crs(utm33).toPosition(512_000, 4_890_000))
})

test('a text of PROJ must say its datum or its shift', () => {
  const plain = '+proj=utm +zone=38 +ellps=krass +units=m'
  equal(ruleOf(plain), 'datum-missing')
  ok(crs(`${plain} +towgs84=25,-141,-78.5,0,0.35,0.736,0`).toPosition(500_000, 4_000_000))
  equal(
    crs('+proj=utm +zone=38 +datum=WGS84').toPosition(653875.893, 4418209.006)?.longitude.toFixed(8),
    '46.80000000',
  )
  equal(ruleOf('+proj=utm +zone=38 +datum=nowhere'), 'datum-unknown')
  equal(ruleOf('+proj=longlat +nadgrids=some.gsb'), 'crs-not-readable')
})

test('12 texts that name no system are doubts that say what can be given instead', () => {
  const odd = {
    '': 'crs-missing',
    '  ': 'crs-missing',
    'EPSG:99999': 'crs-unknown',
    'EPSG:27700': 'crs-unknown',
    UTM: 'crs-not-readable',
    'EPSG:NaN': 'crs-not-readable',
    'GEOGCS[': 'crs-not-readable',
    '[[[[[[': 'crs-not-readable',
    'LOCAL_CS["arbitrary",UNIT["m",1]]': 'crs-not-readable',
    '+proj=nowhere +datum=WGS84': 'crs-not-readable',
    [pulkovo.replace('D_Pulkovo_1942', 'D_Of_An_Old_Sheet')]: 'datum-unknown',
    [`GEOGCS["${'x'.repeat(30_000)}"]`]: 'crs-not-readable',
  }
  for (const [text, rule] of Object.entries(odd)) equal(ruleOf(text), rule, text.slice(0, 60))
  const read = readCrs('EPSG:99999')
  match('doubt' in read ? read.doubt.message : '', /WKT .* PROJ/)
})

test('WKT nested 10,000 deep is refused, not followed', () => {
  equal(ruleOf(`GEOGCS["x",${'DATUM["y",'.repeat(1_000)}`), 'crs-not-readable')
  equal(ruleOf('a['.repeat(9_999)), 'crs-not-readable')
})

test('numbers outside a zone, not finite or with changed places give no position: 6 of 6', () => {
  const zone = crs('EPSG:32638')
  equal(zone.toPosition(4_418_209, 653_875), null)
  for (const odd of [Number.NaN, Number.POSITIVE_INFINITY, 1e308, -1e12])
    equal(zone.toPosition(odd, 4_000_000), null)
  equal(crs('EPSG:4326').toPosition(17, 95), null)
})
