/** Leaks of every sort, each planted in one file of a bundle, so that the search for leaks can be seen to fail. */
import { gzipSync } from 'node:zlib'
import type { Zippable } from 'fflate'
import { unzipSync, zipSync, zlibSync } from 'fflate'
import { LatLon } from 'geodesy/mgrs.js'
import type { PrintedDocument } from '../core/print/tree.js'
import { plain } from '../core/print/tree.js'
import { makePdf } from '../publish/print/typesetter.js'

/** One leak: the file that it goes into, and what the search must say of it. */
export interface Plant {
  readonly sort: string
  readonly file: string
  readonly into: (bytes: Uint8Array) => Uint8Array | Promise<Uint8Array>
  readonly found: RegExp
}

const [latitude, longitude] = [48.7613947, 71.3092846]
const name = 'Kessavorr5 Tamoli5'

/** What stands at the end of a text. */
function said(sort: string, file: string, words: string, found: RegExp): Plant {
  return { sort, file, found, into: (bytes) => Buffer.concat([bytes, Buffer.from(words)]) }
}

const inWords: readonly Plant[] = [
  said('a name', 'index.html', `<!-- ${name} -->`, /Tamoli5/),
  said('a name in other letters', 'index.hy.html', '<p>KESSAVORR5\n TAMOLI5</p>', /Tamoli5/),
  said('a name in escapes of HTML', 'index.ar.html', '<p>K&#101;ssavorr5&#x20;Tamoli5</p>', /Tamoli5/),
  said('a name in escapes of JSON', 'figures.json', '"\\u004bessavorr5 Tamoli5"', /Tamoli5/),
  said('a name in an address', 'feed.xml', '<link href="?q=Kessavorr5%20Tamoli5"/>', /Tamoli5/),
  said('who is not to be named', 'signatories.csv', 'Hidden Elder\n', /Hidden Elder/),
  said('who explained', 'document.hy.md', 'Pell Arran', /Pell Arran/),
  said('the number of a case', 'rows/all.csv', 'CASE-7712-Q\n', /CASE-7712-Q/),
  said(
    'the name of an uploaded file',
    'ro-crate-metadata.json',
    '"told-by-the-sister-of-kessavorr.csv"',
    /told-by/,
  ),
]

const days: readonly Plant[] = [
  said('a day of interview as ISO writes it', 'document.md', '2042-03-13', /2042-03-13/),
  said('as 13.03.2042', 'METHOD.md', 'on 13.03.2042', /2042-03-13/),
  said('as 3/13/2042', 'rows/all.csv', '3/13/2042', /2042-03-13/),
  said('as 20420313', 'check.js', '// 20420313', /2042-03-13/),
  said('in English', 'index.html', 'told on March 13, 2042', /2042-03-13/),
  said('in French', 'index.html', 'dit le 13 mars 2042', /2042-03-13/),
  said('in Armenian', 'index.hy.html', '13 մարտի, 2042 թ.', /2042-03-13/),
  said(
    'in Arabic',
    'index.ar.html',
    new Intl.DateTimeFormat('ar', { dateStyle: 'long' }).format(new Date(2042, 2, 13)),
    /2042-03-13/,
  ),
]

const utm = new LatLon(latitude, longitude).toUtm()
const [easting, northing] = [utm.easting, utm.northing].map(Math.round)

const places: readonly Plant[] = [
  said('degrees at 7 decimals', 'figures.json', '[71.3092846,48.7613947]', /decimal degrees/),
  said('degrees cut at 3 decimals', 'document.md', '48.761, 71.309', /decimal degrees/),
  said('degrees rounded at 4 decimals', 'document.hy.md', '48,7614° 71,3093°', /decimal degrees/),
  said('degrees in Arabic digits', 'document.ar.md', '٤٨٫٧٦١٤ شمالًا ٧١٫٣٠٩٣ شرقًا', /decimal degrees/),
  said('degrees and minutes', 'index.html', 'N 48° 45.684′, E 71° 18.557′', /and minutes/),
  said('degrees, minutes and seconds', 'METHOD.md', '48°45\'41"N 71°18\'33"E', /minutes, seconds/),
  said('seconds without marks', 'rows/all.csv', '484541N711833E', /minutes, seconds/),
  said('UTM', 'document.md', `42U ${easting} ${northing}`, /UTM/),
  said('UTM in groups', 'index.html', `E ${grouped(easting)} m, N ${grouped(northing)} m`, /UTM/),
  said('MGRS to 1 m', 'document.md', utm.toMgrs().toString(10), /MGRS/),
  said('MGRS to 100 m', 'document.md', utm.toMgrs().toString(6).replace(/ /g, ''), /MGRS/),
  {
    sort: 'a geometry in bytes',
    file: 'document.docx',
    into: (bytes) =>
      addMember(bytes, 'media/point.wkb', Buffer.from(Float64Array.of(longitude, latitude).buffer)),
    found: /WKB/,
  },
]

function grouped(value = 0): string {
  return value.toLocaleString('fr')
}

const packed: readonly Plant[] = [
  {
    sort: 'a name in a packed stream of a PDF',
    file: 'document.pdf',
    into: (bytes) => addStream(bytes, Buffer.from(`BT (${name}) Tj ET`)),
    found: /Tamoli5/,
  },
  {
    sort: 'a name in a PDF in UTF-16 as hexadecimal',
    file: 'document.hy.pdf',
    into: (bytes) =>
      addStream(bytes, Buffer.from(`<feff${Buffer.from(name, 'utf16le').swap16().toString('hex')}>`)),
    found: /Tamoli5/,
  },
  {
    sort: 'a name drawn in a PDF',
    file: 'document.ar.pdf',
    into: () => makePdf(pageThatNames, ''),
    found: /Tamoli5/,
  },
  {
    sort: 'a name in a member of a Word file',
    file: 'document.docx',
    into: (bytes) => addMember(bytes, 'word/comments.xml', Buffer.from(`<w:t>${name}</w:t>`)),
    found: /Tamoli5/,
  },
  {
    sort: 'a name in a packed member of a Word file',
    file: 'document.hy.docx',
    into: (bytes) => addMember(bytes, 'word/list.gz', gzipSync(name)),
    found: /Tamoli5/,
  },
  said(
    'a name in a picture in an address',
    'index.html',
    `<img src="data:image/png;base64,${Buffer.from(`${name}, ${name}`).toString('base64')}">`,
    /Tamoli5/,
  ),
]

const pageThatNames: PrintedDocument = {
  title: 'Planted',
  language: 'en',
  rightToLeft: false,
  date: '2043-06-01',
  about: ['letter'],
  sheet: [{ type: 'paragraph', runs: plain(name) }],
  rest: [],
}

const metadata: readonly Plant[] = [
  said(
    'the author of a PDF',
    'document.pdf',
    '\n9 0 obj << /Author (A. Typist) >> endobj',
    /metadata: \/Author/,
  ),
  said(
    'the program of a PDF',
    'document.pdf',
    '\n9 0 obj << /Producer (Press 3.1) >> endobj',
    /metadata: \/Producer/,
  ),
  said('an earlier state of a PDF', 'document.pdf', '\nstartxref\n0\n%%EOF\n', /states of the file/),
  {
    sort: 'the author in XMP',
    file: 'document.hy.pdf',
    into: (bytes) =>
      addStream(bytes, Buffer.from('<x:xmpmeta><dc:creator>A. Typist</dc:creator></x:xmpmeta>')),
    found: /metadata: dc:creator/,
  },
  {
    sort: 'the author of a Word file',
    file: 'document.docx',
    into: (bytes) =>
      addMember(
        bytes,
        'docProps/core.xml',
        Buffer.from('<cp:coreProperties><dc:creator>A</dc:creator></cp:coreProperties>'),
      ),
    found: /metadata: dc:creator/,
  },
  {
    sort: 'the program of a Word file',
    file: 'document.docx',
    into: (bytes) =>
      addMember(
        bytes,
        'docProps/app.xml',
        Buffer.from('<Properties><Application>P</Application></Properties>'),
      ),
    found: /metadata: Application/,
  },
  {
    sort: 'a time in a .zip',
    file: 'bundle.zip',
    into: (bytes) => zipAgain(bytes, { mtime: new Date(2043, 0, 2) }),
    found: /a time of a member/,
  },
  {
    sort: 'an extra field in a .zip',
    file: 'bundle.zip',
    into: (bytes) => zipAgain(bytes, { extra: { 30805: new Uint8Array([1, 4, 232, 3, 0, 0]) } }),
    found: /an extra field/,
  },
  {
    sort: 'a comment in a .zip',
    file: 'bundle.zip',
    into: (bytes) => zipAgain(bytes, { comment: 'made by A. Typist' }),
    found: /a comment of a member/,
  },
  {
    sort: 'a name in a packed file',
    file: 'document.docx',
    into: (bytes) => addMember(bytes, 'word/a.gz', withName(gzipSync('nothing'))),
    found: /metadata: a name/,
  },
  {
    sort: 'where a picture was taken',
    file: 'document.docx',
    into: (bytes) =>
      addMember(
        bytes,
        'word/media/photo.jpg',
        Buffer.from('\u00ff\u00d8\u00ff\u00e1\u0000\u0020Exif\u0000\u0000MM', 'latin1'),
      ),
    found: /metadata: Exif/,
  },
]

/** Every one. */
export const plants: readonly Plant[] = [...inWords, ...days, ...places, ...packed, ...metadata]

function addStream(pdf: Uint8Array, content: Uint8Array): Uint8Array {
  return Buffer.concat([
    pdf,
    Buffer.from('\n9 0 obj << /Filter /FlateDecode >> stream\n'),
    zlibSync(content),
    Buffer.from('\nendstream endobj\n'),
  ])
}

function addMember(zip: Uint8Array, path: string, content: Uint8Array): Uint8Array {
  return zipAgain(zip, { mtime: new Date(1980, 0, 1) }, { [path]: content })
}

function zipAgain(
  zip: Uint8Array,
  options: { mtime?: Date; extra?: Record<number, Uint8Array>; comment?: string },
  more: Record<string, Uint8Array> = {},
): Uint8Array {
  const members: Zippable = {}
  for (const [path, bytes] of Object.entries({ ...unzipSync(zip), ...more }))
    members[path] = [bytes, { mtime: new Date(1980, 0, 1), ...options }]
  return zipSync(members)
}

/** The flag 8 of RFC 1952, and a name after the head. */
function withName(gzip: Buffer): Buffer {
  const head = Buffer.from(gzip.subarray(0, 10))
  head[3] = 8
  return Buffer.concat([head, Buffer.from('typist-notes.txt\u0000'), gzip.subarray(10)])
}
