import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import {
  findSignatory,
  mostListed,
  namedLine,
  printSignatories,
  readSignatories,
} from '../core/document/signatories.js'
import { toUtf8 } from '../core/log/bytes.js'
import type { PrintedSignatory } from '../core/signature/name-gate.js'
import { Chance } from '../examples/generate/random.js'

const named = 12_000
const unnamed = 15_000
const seed = 20430302

/** A list of more than two mebibytes in letters of one, two and three bytes, so that pieces end within any of them. */
function longList() {
  const chance = new Chance(seed)
  const digits = () => chance.integer(0, 0xffffffff).toString(16).padStart(8, '0')
  const tag = () => Array.from({ length: 8 }, digits).join('')
  const nothing = { ownWord: '', organisation: '', position: '', decidedBy: '', decidedOn: '', dead: [] }
  const signatory = (index: number): PrintedSignatory => ({
    ...nothing,
    name: `${chance.pick(['Invented', 'Տեսսա', 'مخترع', '虚构', 'Vole, of the Bridge'])} ${index}`,
    capacities: ['supporter'],
  })
  const lines = Array.from({ length: named }, (_, index) => {
    const own = { signatory: signatory(index), tag: tag() }
    return { ...own, line: namedLine(own.signatory, own.tag) }
  })
  const tags = Array.from({ length: unnamed }, tag).sort()
  const signed = named + unnamed
  const counts = {
    signed,
    capacities: [{ of: 'supporter', count: signed }],
    ways: [{ of: 'paper', count: signed }],
    besideWays: [],
    withdrawn: 0,
    otherText: 0,
    erased: 0,
  }
  const pieces = lines.map(({ line }) => toUtf8(line))
  return { bytes: printSignatories(counts, pieces, tags), lines, tags, counts, pieces }
}

const list = longList()
const text = () => Buffer.from(list.bytes).toString('utf8')

test('27,000 lines of letters of 1 to 3 bytes are read in pieces as they were printed, the first 500 listed', () => {
  const { value } = readSignatories(list.bytes)
  deepEqual([value?.signed, value?.named, value?.unnamed], [27_000, named, unnamed])
  deepEqual(
    value?.listed,
    list.lines.slice(0, mostListed).map(({ signatory }) => signatory),
  )
})

test('each of 40 tags is found on its own line, and 1 that nobody has on none', () => {
  for (let index = 0; index < 20; index += 1) {
    const { signatory, tag } = list.lines[(index * 631) % named]!
    const unnamedTag = list.tags[(index * 877) % unnamed]!
    deepEqual(findSignatory(list.bytes, tag)?.slice(0, 3), ['named', '', signatory.name], `seed ${seed}`)
    deepEqual(findSignatory(list.bytes, unnamedTag), ['unnamed', ...Array(9).fill(''), unnamedTag, '1'])
  }
  equal(findSignatory(list.bytes, 'ab'.repeat(32)), null)
})

test('a signature that stands twice is named by its line, 11,000 lines after the first and among the rest', () => {
  const { lines, tags, counts, pieces } = list
  const twice = [...pieces]
  twice[11_500] = toUtf8(lines[500]!.line)
  // The header, the counts of signed, capacity, way, withdrawn and other texts stand above the first of the named.
  deepEqual(readSignatories(printSignatories(counts, twice, tags)), {
    value: null,
    line: 6 + 11_501,
    reason: 'one signature stands twice',
  })
  const alsoUnnamed = [...tags]
  alsoUnnamed[9000] = lines[3]!.tag
  deepEqual(readSignatories(printSignatories(counts, pieces, alsoUnnamed.sort())), {
    value: null,
    line: 6 + named + alsoUnnamed.indexOf(lines[3]!.tag) + 1,
    reason: 'one signature stands twice',
  })
  const repeated = [...tags]
  repeated[9001] = tags[9000]!
  deepEqual(readSignatories(printSignatories(counts, pieces, repeated)), {
    value: null,
    line: 6 + named + 9002,
    reason: 'one signature stands twice',
  })
})

test('1 byte that is not UTF-8, an end within a line and 1 line too few are refused', () => {
  const broken = Uint8Array.from(list.bytes)
  broken[1_500_000] = 0xff
  deepEqual(readSignatories(broken), { value: null, line: null, reason: 'the file is not UTF-8' })
  deepEqual(readSignatories(list.bytes.subarray(0, -1)), {
    value: null,
    line: 6 + named + unnamed,
    reason: 'it ends within a line',
  })
  const short = text().split('\n').slice(0, -2).join('\n')
  deepEqual(readSignatories(toUtf8(`${short}\n`)), {
    value: null,
    line: 1,
    reason: '12000 named and 14999 unnamed are not the 27000 who signed',
  })
})
