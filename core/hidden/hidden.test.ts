import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { copyWithoutHidden, hiddenIn, whatGoesOut } from './hidden.js'
import { concatenated, latin1 } from './parts.js'

const letters = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0))
const segment = (marker: number, body: Uint8Array) =>
  concatenated([Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 255), body])
const jfif = segment(0xe0, letters('JFIF\0\x01\x01\0\0\x01\0\x01\0\0'))
const frame = concatenated([
  segment(0xdb, new Uint8Array(65)),
  segment(0xc0, Uint8Array.of(8, 0, 1, 0, 1, 1, 1, 0x11, 0)),
  segment(0xc4, new Uint8Array(17)),
  segment(0xda, Uint8Array.of(1, 1, 0, 0, 63, 0)),
  // A zero after 0xff and a mark of a restart are of the scan.
  Uint8Array.of(0x12, 0xff, 0x00, 0x34, 0xff, 0xd0, 0x56),
])
const jpeg = (...segments: readonly Uint8Array[]) =>
  concatenated([Uint8Array.of(0xff, 0xd8), ...segments, frame, Uint8Array.of(0xff, 0xd9)])

/** Exif in either order of bytes: Make, Orientation 6, DateTime, Artist and GPSLatitude, each in its directory. */
function exif(isLittle: boolean): Uint8Array {
  const tiff = new Uint8Array(200)
  const view = new DataView(tiff.buffer)
  tiff.set(letters(isLittle ? 'II*\0' : 'MM\0*'))
  view.setUint32(4, 8, isLittle)
  const directory = (
    at: number,
    entries: readonly (readonly [tag: number, type: number, value: number])[],
  ) => {
    view.setUint16(at, entries.length, isLittle)
    entries.forEach(([tag, type, value], index) => {
      const entry = at + 2 + 12 * index
      view.setUint16(entry, tag, isLittle)
      view.setUint16(entry + 2, type, isLittle)
      view.setUint32(entry + 4, 1, isLittle)
      if (type === 3) view.setUint16(entry + 8, value, isLittle)
      else view.setUint32(entry + 8, value, isLittle)
    })
  }
  directory(8, [
    [0x010f, 2, 0x41000000],
    [0x0112, 3, 6],
    [0x0132, 2, 0x42000000],
    [0x013b, 2, 0x43000000],
    [0x8825, 4, 120],
  ])
  directory(120, [[2, 5, 160]])
  return concatenated([letters('Exif\0\0'), tiff])
}

test('a JPEG of a telephone loses its position, time, device and owner, and stays turned as it was', () => {
  for (const isLittle of [true, false]) {
    const xmp = letters('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta exif:GPSLatitude="1,2N"/>')
    const film = letters('a film behind the picture, xyz')
    const picture = concatenated([
      jpeg(jfif, segment(0xe1, exif(isLittle)), segment(0xe1, xmp), segment(0xfe, letters('by N. N.'))),
      film,
    ])
    deepEqual(hiddenIn(picture, 'image/jpeg'), ['position', 'time', 'device', 'owner'])
    const copy = copyWithoutHidden(picture, 'image/jpeg') ?? new Uint8Array()
    deepEqual(hiddenIn(copy, 'image/jpeg'), [])
    for (const text of ['xmpmeta', 'by N. N.', 'film', 'II*']) ok(!latin1(copy).includes(text), text)
    // The picture itself is the same bytes, after the mark of how it is turned.
    equal(latin1(copy.subarray(-frame.length - 2, -2)), latin1(frame))
    ok(latin1(copy).includes('Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06'))
  }
})

test('a JPEG that carries nothing goes out as the same bytes', () => {
  const picture = jpeg(jfif)
  deepEqual(copyWithoutHidden(picture, 'image/jpeg'), picture)
  deepEqual(hiddenIn(picture, 'image/jpeg'), [])
})

test('a comment that tells nothing we know is something else, and goes too', () => {
  const picture = jpeg(jfif, segment(0xfe, letters('x')))
  deepEqual(hiddenIn(picture, 'image/jpeg'), ['other'])
  deepEqual(copyWithoutHidden(picture, 'image/jpeg'), jpeg(jfif))
})

test('a PNG keeps its picture and loses texts, times, profiles and Exif', () => {
  const chunk = (name: string, body: Uint8Array) => {
    const length = new Uint8Array(4)
    new DataView(length.buffer).setUint32(0, body.length)
    return concatenated([length, letters(name), body, new Uint8Array(4)])
  }
  const signature = Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)
  const header = chunk('IHDR', new Uint8Array(13))
  const rest = [chunk('IDAT', letters('the picture')), chunk('IEND', new Uint8Array())]
  const hidden = [
    chunk('eXIf', exif(false).subarray(6)),
    chunk('tIME', new Uint8Array(7)),
    chunk('tEXt', letters('Author\0N. N.')),
    chunk('iCCP', letters('a profile')),
  ]
  const picture = concatenated([signature, header, ...hidden, ...rest, letters('behind the end')])
  deepEqual(hiddenIn(picture, 'image/png'), ['position', 'time', 'device', 'owner'])
  deepEqual(copyWithoutHidden(picture, 'image/png'), concatenated([signature, header, ...rest]))
})

test('of a broken picture, a TIFF, a HEIC and a PDF no copy is made, and what they carry is told', () => {
  equal(copyWithoutHidden(jpeg(jfif).subarray(0, 60), 'image/jpeg'), null)
  equal(copyWithoutHidden(letters('no picture'), 'image/png'), null)
  const pdf = letters('%PDF-1.7 1 0 obj <</Author (N. N.) /CreationDate (D:20430502)>> endobj')
  deepEqual(hiddenIn(pdf, 'application/pdf'), ['time', 'owner'])
  deepEqual(hiddenIn(exif(true).subarray(6), 'image/tiff'), ['position', 'time', 'device', 'owner'])
  const heic = concatenated([letters('\0\0\0\x18ftypheic'), new Uint8Array(40), exif(false)])
  deepEqual(hiddenIn(heic, 'image/heic'), ['position', 'time', 'device', 'owner'])
  for (const type of ['image/tiff', 'image/heic', 'application/pdf', 'video/mp4', 'application/octet-stream'])
    equal(whatGoesOut(type, 1000), 'nothing', type)
  deepEqual([whatGoesOut('text/plain', 9), whatGoesOut('image/jpeg', 9)], ['itself', 'copy'])
})

test('10,000 broken pictures, cut and changed anywhere, never throw and never carry a position out', () => {
  const whole = jpeg(jfif, segment(0xe1, exif(true)), segment(0xfe, letters('x')))
  let state = 20430502
  const random = (below: number) => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0
    return (state >>> 8) % below
  }
  for (let round = 0; round < 10_000; round += 1) {
    const bytes = whole.slice(0, whole.length - random(20))
    for (let change = random(4); change > 0; change -= 1) bytes[random(bytes.length)] = random(256)
    hiddenIn(bytes, 'image/jpeg')
    const copy = copyWithoutHidden(bytes, 'image/jpeg')
    if (copy !== null)
      ok(!hiddenIn(copy, 'image/jpeg').includes('position'), `round ${round} of seed 20430502`)
  }
})
