/** One appeal and its list of signatures: taken in, counted, published, verified with a receipt, each as its command does. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSignatories } from '../core/document/signatories.js'
import { toHex, toUtf8 } from '../core/log/bytes.js'
import { importSignatures } from '../intake/signatures/import-signatures.js'
import { publishDocument } from '../publish/publish-document.js'
import { sealReceipt } from '../publish/receipt-file.js'
import { verifyPath } from '../publish/verify-path.js'
import { logSize } from '../store/append.js'
import { nodeCrypto, sha256 } from '../store/node-crypto.js'
import { initProgramme, openProgramme } from '../store/open-programme.js'
import { changeMethod } from '../store/programme-changes.js'
import { issueReceipt } from '../store/receipts.js'
import { countSignatures } from '../store/signatures/read-signatures.js'
import type { Place } from './place.js'

/** Where the appeal lies and is published to, and its register. */
export interface SignedPlace {
  readonly place: Place
  readonly list: string
  readonly folder: string
}

/** What a process took: the milliseconds of each step, and the most memory that it held. */
export interface SignatureTimes<Step extends string> {
  readonly signatures: number
  readonly steps: Readonly<Record<Step, number>>
  readonly residentBytes: number
}

const appeal = `---
kind: appeal
title: A letter from invented villages
date: 2043-03-02
id: letter
signatories: signatories.csv
---
We ask for an answer.
`
const texts = [toHex(sha256(toUtf8(appeal)))]
const phrase = 'seven herons over the weir'

const register = (place: Place) => ({
  ...place,
  now: () => new Date('2043-03-24T12:00:00Z'),
  person: 'bench',
})

/** Takes in the list and counts it by capacity and way; throws where a count is not the one of the list. */
export async function takeSignatures({
  place,
  list,
}: SignedPlace): Promise<SignatureTimes<'taken' | 'counted'>> {
  const { programme, close } = await initProgramme(register(place), 'BENCH')
  try {
    const { engine, programmeId } = programme
    await changeMethod(programme, 'All five parts.\n')
    const started = performance.now()
    const [textSha256 = ''] = texts
    const asked = { path: list, documentId: 'letter', textSha256, dryRun: false }
    const { rows } = await importSignatures(programme, asked)
    const taken = performance.now()
    const asOf = await engine.transaction((session) => logSize(session, programmeId))
    const counts = await engine.transaction((session) =>
      countSignatures(session, programmeId, { documentId: 'letter', texts, asOf }),
    )
    const counted = performance.now()
    const ofWays = counts.ways.reduce((sum, { count }) => sum + count, 0)
    if (counts.signed !== rows || ofWays !== rows)
      throw new Error(`${counts.signed} of ${rows} rows were counted`)
    return ended(rows, { taken: taken - started, counted: counted - taken })
  } finally {
    await close()
  }
}

/** Publishes the appeal and seals a receipt of the last signature. */
export async function publishSignatures({
  place,
  folder,
}: SignedPlace): Promise<SignatureTimes<'published'>> {
  const { programme, close } = await openProgramme(register(place), 'BENCH')
  try {
    writeFileSync(join(folder, 'letter.md'), appeal)
    const started = performance.now()
    const { asOf } = await publishDocument(programme, join(folder, 'letter.md'), join(folder, 'bundle'))
    const published = performance.now()
    const receipt = await issueReceipt(programme, String(asOf), [], 'signature')
    writeFileSync(join(folder, 'receipt.bin'), sealReceipt(receipt, phrase))
    const read = readSignatories(readFileSync(join(folder, 'bundle', 'signatories.csv'))).value
    return ended(read?.signed ?? 0, { published: published - started })
  } finally {
    await close()
  }
}

/** Verifies the folder, looking for the signature of the receipt, and the .zip; throws where anything is not found. */
export async function verifySignatures({
  folder,
}: SignedPlace): Promise<SignatureTimes<'verified' | 'unpacked'>> {
  const started = performance.now()
  const bundle = join(folder, 'bundle')
  const receipt = { path: join(folder, 'receipt.bin'), phrase }
  const found = await verifyPath({ path: bundle, receipt }, nodeCrypto)
  const verified = performance.now()
  const zip = await verifyPath({ path: `${bundle}.zip` }, nodeCrypto)
  const unpacked = performance.now()
  if (!found.ok || !zip.ok || !found.receipt?.found) throw new Error(JSON.stringify([found, zip]))
  const signed = readSignatories(readFileSync(join(bundle, 'signatories.csv'))).value?.signed ?? 0
  return ended(signed, { verified: verified - started, unpacked: unpacked - verified })
}

function ended<Step extends string>(
  signatures: number,
  steps: Readonly<Record<Step, number>>,
): SignatureTimes<Step> {
  return { signatures, steps, residentBytes: process.resourceUsage().maxRSS * 1024 }
}
