/** MGRS and UTM against values that GeographicLib's own GeoConvert 2.1.2 printed. */
import { equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Coordinate } from './coordinate.js'
import { readCoordinate } from './read-coordinate.js'

const wgs84 = { datum: 'WGS 84' } as const

function at(text: string, rule: Parameters<typeof readCoordinate>[1] = wgs84): Coordinate {
  const read = readCoordinate(text, rule)
  if ('doubt' in read) throw new Error(`${text}: ${read.doubt.message}`)
  if (!read.coordinate) throw new Error(`${text} is empty`)
  return read.coordinate
}

function ruleOf(text: string, rule: Parameters<typeof readCoordinate>[1] = wgs84): string {
  const read = readCoordinate(text, rule)
  return 'doubt' in read
    ? read.doubt.rule
    : `read as ${read.coordinate?.latitude} ${read.coordinate?.longitude}`
}

/** References of every precision; latitude and longitude of the south-western corner of the square. */
const references = `
20UNB 50.551932383 -63.000000000
50GMA23 -40.376746598 116.057596835
29ENN2465 -60.749800757 -8.559717374
37PFN178645 11.436822999 40.079883631
38FPD27551562 -55.788200287 47.034172549
52NBH1108832467 2.101019327 126.402779389
58CDB -75.657239609 161.381552259
49FFD20 -51.438468271 112.726523408
51NTD6153 3.191408536 120.849358906
20FMK086948 -49.692380889 -64.267290653
47DNH62455864 -65.289299913 100.338885038
13NCJ6666433278 7.536823489 -106.208542472
05FPG -48.744984111 -151.639720754
34GEP40 -46.952322488 21.525671789
43LCL3897 -8.166498974 73.529487851
51DVF658613 -67.063723397 122.213563984
45XVK87054637 80.579706122 86.291271246
51TYG4222912868 41.630771543 125.907949232
28DEP -64.924138397 -15.000000000
47DPG01 -66.612566133 101.257976224
07PDK2605 8.186702727 -141.671805628
47MNN732257 -7.004518518 99.662729100
08PLS61325929 10.484767576 -136.267206636
04XDG7748323703 73.207001446 -159.698257785
32VKN 60.325130126 3.563954442
32VJK76 58.157585586 3.388472902
32VPR4289 63.899175827 11.893497980
31VDL995958 63.989103710 2.989781574
31XFA97735442 72.499965102 8.899776187
33XWG1369680760 78.199999610 15.599958565
35XLE 75.575295032 19.790868626
35XPJ18 79.937921309 32.648221842
37XCC1821 73.999176824 33.075884010
37XEH617715 78.999946977 41.897698503
31XDP70341757 83.899965250 0.499208219
31NAA6603200011 0.000099383 0.000094741
30MZE -0.903723121 -0.304643495
33TYK33 44.486683536 17.892481656
34TBQ6131 44.492752902 17.994024196
38SPK538182 39.899932673 46.799110514
33LYG71923900 -12.300074404 17.499981751
38SMB4414084706 33.299996765 44.399994169
18NVM 5.427551342 -75.902658066
48PVT87 11.488496743 104.816615030
21FVC3771 -51.708400963 -57.911787757
31CDM410727 -79.500464175 0.098625186
32WNE34498910 71.998935350 9.999971304
42SWD1836017615 34.499996413 69.199992774
`

/** Latitude and longitude; zone with n or s for the hemisphere, easting, northing. */
const zones = `
50.755805 -62.673788 20n 523010.084 5622720.783
-40.299557 116.120113 50s 425221.851 5538622.635
-60.744806 -8.554761 29s 524273.943 3265554.487
11.436841 40.079904 37n 617802.215 1264501.999
-55.788151 47.034211 38s 627552.572 3815625.413
2.101024 126.402781 52n 211088.180 232467.517
-74.878747 164.583334 58s 487867.423 1689879.178
-51.353185 112.807894 49s 625889.085 4309346.992
3.192328 120.849718 51n 261040.137 353101.620
-49.691534 -64.266382 20s 408663.945 4494895.257
-65.289276 100.338903 47s 562450.894 2758642.647
7.536827 -106.208540 13n 366664.274 833278.387
-48.254867 -150.858371 05s 658963.279 4653154.614
-46.878490 21.637506 34s 548576.467 4808141.454
-8.164521 73.533947 43s 338490.554 9097220.528
-67.063294 122.215272 51s 465873.670 2561348.803
80.579741 86.291501 45n 487054.245 8946373.842
41.630777 125.907950 51n 742229.044 4612868.608
-64.027367 -13.954163 28s 551102.370 2899516.946
-66.569026 101.364575 47s 604903.005 2614675.826
8.189730 -141.668435 07n 426371.850 905334.076
-7.004401 99.663041 47s 573234.470 9225712.943
10.484804 -136.267187 08n 361322.165 1159294.020
73.207010 -159.698256 04n 477483.069 8123703.953
60.390000 5.320000 32n 297230.220 6700510.175
58.200000 3.500000 32n 176935.131 6464171.360
63.900000 11.900000 32n 642314.749 7089106.259
63.990000 2.990000 31n 499510.704 7095899.874
72.500000 8.900000 31n 697737.097 8054424.613
78.200000 15.600000 33n 513696.945 8680760.053
76.000000 21.500000 35n 351673.440 8442098.994
80.000000 32.900000 35n 614185.897 8887381.043
74.000000 33.100000 37n 318747.741 8221017.897
79.000000 41.900000 37n 561748.672 8771508.345
83.900000 0.500000 31n 470349.553 9317573.468
0.000100 0.000100 31n 166032.586 11.068
-0.000100 -0.000100 30s 833967.414 9999988.932
44.500000 17.999990 33n 738494.502 4931787.512
44.500000 18.000010 34n 261505.498 4931787.512
39.900000 46.800000 38n 653875.893 4418209.006
-12.300000 17.500000 33s 771922.063 8639008.216
33.300000 44.400000 38n 444140.545 3684706.356
6.250000 -75.500000 18n 444690.325 690866.512
11.550000 104.900000 48n 489096.363 1276796.211
-51.700000 -57.900000 21s 437802.941 4271944.413
-79.500000 0.100000 31s 441025.357 1172753.137
71.999000 10.000000 32n 534490.870 7989107.227
34.500000 69.200000 42n 518360.663 3817615.399
`

function rows(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split('\n')
    .map((line) => line.split(' '))
}

const sides = [100_000, 10_000, 1_000, 100, 10, 1]

test('48 MGRS references, Norway, Svalbard and zone edges among them, give the corner that GeoConvert gives', () => {
  for (const [reference = '', latitude, longitude] of rows(references)) {
    const read = at(reference)
    ok(
      Math.abs(Number(read.latitude) - Number(latitude)) < 1e-8,
      `${reference}: ${read.latitude}, not ${latitude}`,
    )
    ok(Math.abs(Number(read.longitude) - Number(longitude)) < 1e-8, `${reference}: ${read.longitude}`)
    equal(read.accuracyMetres, sides[(reference.length - 5) / 2])
    equal(read.format, 'mgrs')
    equal(read.text, reference)
  }
})

test('48 pairs of UTM give the latitude and longitude they were made of, to a millionth of a degree', () => {
  for (const [latitude, longitude, zone = '', easting, northing] of rows(zones)) {
    const side = zone.endsWith('n') ? 'north' : 'south'
    const read = at(`${zone.slice(0, -1)} ${side} ${easting} ${northing}`)
    // Away from its zone, in Norway and Svalbard, a degree of longitude is short.
    ok(
      Math.abs(Number(read.latitude) - Number(latitude)) < 2e-8,
      `${zone}: ${read.latitude}, not ${latitude}`,
    )
    ok(
      Math.abs(Number(read.longitude) - Number(longitude)) < 1e-7,
      `${zone}: ${read.longitude}, not ${longitude}`,
    )
  }
})

test('a reference is one square however it is spaced, and shorter ones name larger squares round the same place', () => {
  const whole = at('38SPK5387518209')
  for (const text of [
    '38S PK 53875 18209',
    '38s pk 53875 18209',
    'MGRS: 38SPK 5387518209',
    ' 38SPK5387518209\ufeff',
  ])
    equal(at(text).latitude, whole.latitude)
  const corners = ['38SPK53871820', '38SPK538182', '38SPK5318', '38SPK51', '38SPK'].map((text) => at(text))
  for (const corner of corners) ok(Number(corner.latitude) <= Number(whole.latitude))
  equal(corners.map((corner) => corner.accuracyMetres).join(), '10,100,1000,10000,100000')
})

test('9 references that name no square are doubts: odd digits, I and O, zones that Svalbard lacks, another band', () => {
  for (const text of [
    '38SPK53818',
    '38S PK 538 18',
    '38SPK123456123456',
    '38SIK1234',
    '32XLE1234',
    '61SPK1234',
    '0SPK12',
    '38NPV1234',
    '31VFL1234',
  ])
    equal(ruleOf(text), 'grid-not-readable', text)
})

test('the polar grid is refused by name: 4 texts', () => {
  for (const text of ['ZBA0611398202', 'BBY8355540992', 'A ZZ 1234 5678', '31Z 500000 4000000'])
    equal(ruleOf(text), 'polar-grid', text)
})

test('a grid without a datum waits, one that names it does not, and a contradiction is told: 6 texts', () => {
  equal(ruleOf('38SPK5387518209', {}), 'datum-missing')
  equal(ruleOf('38 north 653875 4418209', {}), 'datum-missing')
  equal(at('38SPK5387518209 (WGS 84)', {}).datum, 'WGS 84')
  equal(ruleOf('ED50 38 north 653875 4418209'), 'datum-contradicts')
  equal(ruleOf('38SPK5387518209', { datum: 'ED50' }), 'grid-not-readable')
  equal(ruleOf('38SPK5387518209', { datum: 'an old sheet' }), 'datum-unknown')
})

test('the letter S after a zone is a band or the south: a doubt until somebody says, 1 other letter is checked', () => {
  const text = '38S 653875 4418209'
  equal(ruleOf(text), 'utm-letter-ambiguous')
  equal(at(text, { ...wgs84, letter: 'band' }).latitude, '39.90000011')
  ok(Number(at(text, { ...wgs84, letter: 'hemisphere' }).latitude) < -50)
  // In Angola the northing lies in no band S of the north, so the letter can only be the south.
  equal(at('33S 500000 8645000').latitude, '-12.2572491')
  equal(ruleOf('38Q 653875 4418209'), 'grid-not-readable')
  equal(at('38N 653875 4418209').latitude, '39.90000011')
  equal(ruleOf('38N 653875 4418209', { ...wgs84, letter: 'band' }), 'grid-not-readable')
})

test('UTM is read in 8 ways of writing', () => {
  const ways = [
    '38 north 653875.893 4418209.006',
    '38N 653875.893 4418209.006',
    'UTM 38N 653875.893 4418209.006',
    '38N 653875,893; 4418209,006',
    '38N 653875,893 4418209,006',
    'Zone 38N E653875.893 N4418209.006',
    '653875.893mE 4418209.006mN 38N',
    '38 norte 653875.893, 4418209.006',
  ]
  for (const way of ways) equal(`${at(way).latitude} ${at(way).longitude}`, '39.9 46.8', way)
})

test('easting and northing that changed places or lie in no zone are doubts: 4 texts', () => {
  equal(ruleOf('38N 4418209 653875'), 'position-out-of-range')
  equal(ruleOf('38N 999999 4418209'), 'position-out-of-range')
  equal(ruleOf('61N 653875 4418209'), 'grid-not-readable')
  const read = readCoordinate('653875 4418209', wgs84)
  match(
    'doubt' in read ? `${read.doubt.rule} ${read.doubt.message}` : '',
    /grid-unnamed .*UTM zone or an EPSG code/,
  )
})

test('UTM on the European datum of 1950 is moved to WGS 84 and keeps the grid it was written in', () => {
  const read = at('33N 512000 4890000', { datum: 'ED50' })
  equal(read.datum, 'EPSG:23033')
  equal(read.accuracyMetres, 10)
  // By cs2cs with the same shift.
  equal(`${read.latitude} ${read.longitude}`, '44.16138311 15.1491787')
})
