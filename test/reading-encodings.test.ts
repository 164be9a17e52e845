import { deepEqual, equal, match, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { decoderOf } from '../intake/table/decode.js'
import {
  type Encoding,
  encodings,
  lettersOf,
  type SingleByteEncoding,
  showUnreadableBytes,
} from '../intake/table/encodings.js'
import { cellsOf, fileOf, randomFrom, readAll, rulesOf } from './reading-files.js'

/** The text in an encoding; every letter must exist there. */
function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8')
  if (encoding === 'utf-16le') return Buffer.from(text, 'utf16le')
  if (encoding === 'utf-16be') return Buffer.from(text, 'utf16le').swap16()
  const letters = lettersOf(encoding as SingleByteEncoding)
  return Buffer.from(
    [...text].map((letter) => {
      const byte = letters.indexOf(letter)
      if (byte < 0) throw new Error(`${encoding} has no ${letter}`)
      return byte
    }),
  )
}

const russian = 'имя,место,исход\nИванов Пётр,село Тихое,ранен\nСидорова Анна,город Ясный,погибла\n'
const arabic = 'الاسم,المكان,النتيجة\nمحمد علي,قرية الشرق,جريح\nفاطمة حسن,مدينة النهر,قتيل\n'
const lists: Readonly<Record<Exclude<Encoding, 'utf-8' | 'utf-16le' | 'utf-16be'>, readonly string[]>> = {
  'windows-1252': [
    'municipio,año,condición\nMONTAÑITA,2006,Fuerza pública\nTUMACO,2007,Sin información\n',
    "commune,issue,arrondissement\nLe Bény,tué à l'hôpital,forêt\nÉtang,blessé,français\n",
    'município,situação\nCuíto,não há informação\nLuanda,militar em serviço – três irmãos\n',
    'Ort,Straße\nGrünau,Königsweg\nÜberlingen,Große Gasse\n',
  ],
  'windows-1250': [
    'ime,mjesto\nŽeljko Šarić,Čapljina\nĐorđe Kovačević,Živinice\n',
    'imię,miejscowość\nŁukasz Wiśniewski,Świętochłowice\nKrzyś Dąbrowski,Łódź\n',
    'jméno,obec\nJiří Dvořák,Příbram\nZdeněk Růžička,Třebíč\n',
    'nume,comună\nŞtefan Ionaşcu,Târgovişte\nIonuţ Brătianu,Piteşti în vale\n',
  ],
  'windows-1254': ['adı,köy\nAyşe Yılmaz,Güneşli\nİbrahim Çağlar,Işıklı dağ\n'],
  'windows-1251': [
    russian,
    russian.toUpperCase(),
    "ім'я,громада\nОлексій Їжак,село Зелений Гай\nЄва Щур,місто Київ\n",
    'име,место\nЂорђе Његош,Јабланица\nЉиљана Џајић,Ћуприја\n',
  ],
  'windows-1256': [arabic, 'نام,محل\nاحمد پناهي,قريه گلبهار\nزهرا چمن,ولسوالي شكردره\n'],
}

test('lists in every single-byte encoding are recognised and reported', async () => {
  for (const [encoding, texts] of Object.entries(lists)) {
    for (const text of texts) {
      const read = await readAll(fileOf(encode(text, encoding as Encoding)))
      equal(read.table.encoding, encoding, text)
      deepEqual(
        [read.table.header, ...cellsOf(read)],
        text
          .trim()
          .split('\n')
          .map((line) => line.split(',')),
      )
      deepEqual(rulesOf(read), ['encoding-detected'])
      match(
        read.findings[0]?.message ?? '',
        new RegExp(`read as ${encoding}: its letters fit .*file.encoding`),
      )
    }
  }
})

test('UTF-8 and UTF-16 are recognised with and without a byte order mark', async () => {
  for (const text of [russian, arabic, 'a,b\n😀,é\nñ,Ж\n']) {
    for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
      for (const mark of ['', '\uFEFF']) {
        const read = await readAll(fileOf(encode(mark + text, encoding)))
        equal(read.table.encoding, encoding)
        deepEqual(
          [read.table.header, ...cellsOf(read)],
          text
            .trim()
            .split('\n')
            .map((line) => line.split(',')),
        )
        const guessed = encoding !== 'utf-8' && mark === ''
        deepEqual(rulesOf(read), guessed ? ['encoding-detected'] : [])
      }
    }
  }
})

test('every encoding is read when it is named, with nothing reported', async () => {
  for (const encoding of encodings) {
    const letter = encoding.startsWith('windows')
      ? (lettersOf(encoding as SingleByteEncoding)[0xe9] ?? '')
      : 'é'
    const read = await readAll(fileOf(encode(`a,b\n${letter},2\n`, encoding)), { encoding })
    deepEqual(cellsOf(read), [[letter, '2']], encoding)
    deepEqual(read.findings, [])
  }
})

test('windows-1252 has its quotation marks and euro, which Node 20 decodes wrongly', async () => {
  const read = await readAll(fileOf(Buffer.from([0x61, 0x0a, 0x80, 0x93, 0x94, 0x0a])), {
    encoding: 'windows-1252',
  })
  deepEqual(cellsOf(read), [['€“”']])
})

test('a byte that UTF-8 cannot read is a finding, shown and kept, and its row waits', async () => {
  const good = Array.from({ length: 40 }, (_, row) => `é${row},ñ\n`).join('')
  const bytes = Buffer.concat([
    Buffer.from(`a,b\n${good}`),
    Buffer.from([0x78, 0xe9, 0x2c, 0x79, 0x0a]),
    Buffer.from('z,é\n'),
  ])
  const read = await readAll(fileOf(bytes))
  equal(read.table.encoding, 'utf-8')
  deepEqual(rulesOf(read), ['bytes-not-readable 41'])
  deepEqual(read.rows[40]?.cells, ['x\\xE9', 'y'])
  deepEqual([read.findings[0]?.column, read.findings[0]?.text], ['a', 'x\\xE9'])
  deepEqual([read.rows[40]?.waits, read.rows[41]?.waits], [true, false])
})

test('a byte that has no letter in the named encoding is a finding', async () => {
  const bytes = Buffer.from([0x61, 0x0a, 0x41, 0x98, 0x0a])
  const read = await readAll(fileOf(bytes), { encoding: 'windows-1251' })
  deepEqual(rulesOf(read), ['bytes-not-readable 1'])
  deepEqual(cellsOf(read), [['A\\x98']])
})

test('half letters and odd bytes of UTF-16 are findings', async () => {
  const half = Buffer.from([0x61, 0, 0x0a, 0, 0x41, 0, 0x3d, 0xd8, 0x0a, 0, 0x42, 0, 0x43])
  const read = await readAll(fileOf(half), { encoding: 'utf-16le' })
  deepEqual(cellsOf(read), [['A\\x3D\\xD8'], ['B\\x43']])
  deepEqual(rulesOf(read), ['bytes-not-readable 1', 'bytes-not-readable 2'])
})

test('letters cut by the end of a piece come out whole', () => {
  const random = randomFrom(11)
  const text = 'añ😀жم\u{10FFFF}ﬁ,"\n'.repeat(20)
  for (const encoding of ['utf-8', 'utf-16le', 'utf-16be'] as const) {
    const bytes = encode(text, encoding)
    const decoder = decoderOf(encoding)
    let decoded = ''
    for (let at = 0; at < bytes.length; ) {
      const to = at + 1 + random(4)
      decoded += decoder.write(bytes.subarray(at, to))
      at = to
    }
    equal(decoded + decoder.end(), text, encoding)
  }
})

test('any bytes at all come out again: nothing is dropped or replaced', () => {
  const random = randomFrom(13)
  for (let round = 0; round < 200; round += 1) {
    const bytes = Buffer.from(Array.from({ length: 60 }, () => (random(3) === 0 ? 0x41 : random(256))))
    const decoder = decoderOf('utf-8')
    const shown = showUnreadableBytes(
      decoder.write(bytes.subarray(0, 31)) + decoder.write(bytes.subarray(31)) + decoder.end(),
    )
    const back = Buffer.from(
      shown.replace(/\\x([0-9A-F]{2})/g, (_, digits: string) => `\uE000${digits}`),
      'utf8',
    )
    const parts = back.toString('utf8').split('\uE000')
    const first = Buffer.from(parts[0] ?? '')
    const rest = parts
      .slice(1)
      .map((part) => Buffer.concat([Buffer.from(part.slice(0, 2), 'hex'), Buffer.from(part.slice(2))]))
    deepEqual(Buffer.concat([first, ...rest]), bytes)
  }
})

test('letters that no encoding explains are refused, naming what can be named', async () => {
  // Code page 850 of old DOS programs: MONTAÑITA, año, información.
  const bytes = Buffer.from('lugar,a\xa4o\nMONTA\xa5ITA,1\nCami\xa2n,informaci\xa2n\n', 'latin1')
  await rejects(readAll(fileOf(bytes)), { code: 'encoding-not-recognised', exitCode: 1 })
})

test('where two encodings fit nearly as well, the finding says so', async () => {
  const read = await readAll(fileOf(encode('ime,mjesto\nTuzla,Čelina\n', 'windows-1250')))
  match(read.findings[0]?.message ?? '', /would fit nearly as well/)
})

test('two zero bytes in a short file do not make it UTF-16', async () => {
  const read = await readAll(fileOf('a,b\nx\u0000,y\u0000z\n1,2\n3,4\n5,6\n'))
  equal(read.table.encoding, 'utf-8')
  deepEqual(rulesOf(read), ['zero-byte 1', 'zero-byte 1'])
})

test('a byte order mark goes before the name in the mapping, and says so', async () => {
  const read = await readAll(fileOf('\uFEFFa\né\n'), { encoding: 'windows-1252' })
  deepEqual([read.table.encoding, cellsOf(read), rulesOf(read)], ['utf-8', [['é']], ['encoding-detected']])
})
