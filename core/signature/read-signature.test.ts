import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { capacities, consentColumn, kinOutcomes, signerConsents, ways } from './codes.js'
import { signatureColumns } from './columns.js'
import { printedSignatory } from './name-gate.js'
import { readSignature } from './read-signature.js'
import type { Signature } from './signature.js'
import { hasConsent, nameKey, signatureOf, signatureValues } from './signature.js'
import { signatureCells } from './write-signature.js'

const person = { name: 'Tessa Vole', capacity: 'supporter', way: 'paper' }

function rulesOf(cells: Readonly<Record<string, string>>): readonly string[] {
  return readSignature({ ...person, ...cells }).doubts.map(({ rule, severity }) => `${severity} ${rule}`)
}

test('what 35 columns hold is read, committed, read back and written again as the same cells', () => {
  const cells: Readonly<Record<string, string>> = {
    ...Object.fromEntries(
      signatureColumns.filter(({ form }) => form !== 'ignored').map(({ name, example }) => [name, example]),
    ),
    capacity: capacities.map(({ code }) => code).join('; '),
    explosion: 'A-12; ;',
    scan: 'ab'.repeat(32),
    text_sha256: 'cd'.repeat(32),
    contact_by_un: 'yes; 2041-01-01; hy; Lin Arran',
    contact_by_press: 'no; ; ; Lin Arran',
  }
  const { signature, doubts } = readSignature(cells)
  deepEqual(doubts, [])
  const kept = { ...signatureValues(signature!), text_sha256: signature!.textSha256 }
  deepEqual(signatureOf(kept), signature)
  const written = signatureCells(signature!)
  deepEqual(readSignature(written).signature, signature)
  const different = Object.keys(cells).filter(
    (name) => (written[name] ?? '') !== cells[name] && name !== 'withdrawn_on',
  )
  // Capacities are sorted, and an explainer of the row fills what a consent leaves out.
  deepEqual(different.sort(), ['capacity', 'contact_by_press'])
})

test('each of 7 capacities says what it needs, each of 3 ways needs a witness', () => {
  const missing: Readonly<Record<string, readonly string[]>> = {
    officer: ['blocks organisation-missing'],
    organisation: ['blocks organisation-missing', 'note organisation-without-mandate'],
    survivor: [],
    kin: ['blocks kin-missing'],
    guardian: ['blocks ward-missing'],
    representative: ['blocks authority-missing'],
    supporter: [],
  }
  for (const { code } of capacities) deepEqual(rulesOf({ capacity: code }), missing[code], code)
  for (const { code } of ways) {
    const needs = ['mark', 'thumb', 'voice'].includes(code) ? ['blocks witness-missing'] : []
    deepEqual(rulesOf({ way: code }), needs, code)
    deepEqual(rulesOf({ way: code, witness: 'Pell Arran' }), [], code)
  }
})

test('20 cells that cannot be read make the row wait, and no value is guessed', () => {
  for (const [column, cell, rule] of [
    ['name', '', 'name-missing'],
    ['name', '…', 'name-without-letter'],
    ['name', '=HYPERLINK("x")', 'formula'],
    ['name', 'Tessa\u202eVole', 'hidden-sign'],
    ['capacity', '', 'capacity-not-read'],
    ['capacity', 'supporter; saint', 'capacity-not-read'],
    ['way', 'telepathy', 'way-not-read'],
    ['signed_on', '2041-02-30', 'day-not-read'],
    ['signed_on', '02/03/2041', 'day-not-read'],
    ['decided_on', 'last year', 'day-not-read'],
    ['withdrawn_on', 'soon', 'day-not-read'],
    ['language', 'French', 'language-not-read'],
    ['read_aloud_in', 'x', 'language-not-read'],
    ['relation', 'mother', 'kin-not-paired'],
    ['kin_of', 'A;;B', 'kin-without-name'],
    ['text_sha256', 'abc', 'hash-not-read'],
    ['name_in_public', 'maybe', 'consent-not-read'],
    ['name_in_public', 'yes; tomorrow', 'consent-not-read'],
    ['use_in_court', 'x'.repeat(10_000), 'consent-not-read'],
    ['contact_by_un', ';;', 'consent-not-read'],
  ] as const) {
    const read = readSignature({ ...person, [column]: cell })
    equal(read.signature, null, `${column} ${cell}`)
    ok(
      read.doubts.some((doubt) => doubt.rule === rule && doubt.column === column),
      `${column} ${cell.slice(0, 20)}`,
    )
  }
  deepEqual(rulesOf({ kin_of: 'A', kin_outcome: 'asleep' }), ['blocks outcome-not-read'])
})

test('a consent without day, language or explainer is a note; one that was not asked was not given', () => {
  deepEqual(rulesOf({ name_in_public: 'yes' }), ['note consent-not-explained'])
  deepEqual(rulesOf({ name_in_public: 'yes; 2041-03-02; fr; Pell Arran' }), [])
  deepEqual(rulesOf({ sign: 'no' }), ['note did-not-sign'])
  const { signature } = readSignature(person)
  ok(signerConsents.every(({ code }) => !hasConsent(signature!, code)))
  equal(new Set(signerConsents.map(({ code }) => consentColumn(code))).size, 11)
})

const open = { isNameClosed: () => false, isExplosionClosed: () => false }
const yes = {
  name_in_public: 'yes',
  capacity_in_public: 'yes',
  name_and_photo_of_the_dead: 'yes',
  ...{ signed_on: '2041-03-02', language: 'en', explained_by: 'Pell Arran' },
}
const family = {
  ...{ ...person, capacity: 'guardian; kin', guardian_of: 'Lin Vole' },
  kin_of: 'Orrin Vole; Pell Vole; Sav Vole; Ann Vole',
  relation: 'mother; sister; not stated; aunt',
  kin_outcome: 'killed; injured; killed; missing',
  explosion: 'A-1; A-1; ; A-2',
}

function signed(cells: Readonly<Record<string, string>>): Signature {
  return readSignature({ ...family, ...cells }).signature!
}

test('of 4 kin only the 2 dead are named, with consent, and no injured, missing or ward ever', () => {
  const all = printedSignatory(signed(yes), open)
  deepEqual(all?.dead, ['Orrin Vole (mother)', 'Sav Vole'])
  // A guardian with a dead and an injured child would point to the injured one.
  deepEqual(all?.capacities, ['kin'])
  for (const outcome of kinOutcomes.slice(1))
    deepEqual(
      printedSignatory(signed({ ...yes, kin_outcome: Array(4).fill(outcome).join('; ') }), open)?.dead,
      [],
    )
  deepEqual(printedSignatory(signed({ ...yes, name_and_photo_of_the_dead: '' }), open)?.dead, [])
  const bare = printedSignatory(signed({ ...yes, capacity_in_public: 'no' }), open)
  deepEqual([bare?.name, bare?.capacities, bare?.dead], ['Tessa Vole', [], []])
  equal(printedSignatory(signed({ ...yes, name_in_public: '' }), open), null)
  equal(printedSignatory(signed({ ...yes, name_in_public: 'no' }), open), null)
})

test('an objection, an explosion with few injured, and a living person of the same name close the naming', () => {
  const closed = { ...open, isNameClosed: (name: string) => name === 'Orrin Vole' }
  deepEqual(printedSignatory(signed(yes), closed)?.dead, ['Sav Vole'])
  const few = { ...open, isExplosionClosed: (explosion: string) => explosion === 'A-1' }
  deepEqual(printedSignatory(signed(yes), few)?.dead, ['Sav Vole'])
  const namesake = signed({ ...yes, kin_of: 'Orrin Vole; vole, orrin; Sav Vole; Ann Vole' })
  deepEqual(printedSignatory(namesake, open)?.dead, ['Sav Vole'])
})

test('a name is found again in 4 spellings and is another where a letter differs', () => {
  const key = nameKey('Tessa Vole-Dar')
  for (const name of ['VOLE-DAR, Tessa', 'tessa  vole dar', 'Ｔessa Vole·Dar']) equal(nameKey(name), key)
  ok(nameKey('Tesse Vole-Dar') !== key)
})
