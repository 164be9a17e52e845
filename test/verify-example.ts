/** An invented register, its log, and a document published from it, all in memory. No such country exists. */

import { openedValue } from '../core/disclosure/opened.js'
import type { Breakdown } from '../core/document/breakdowns.js'
import { breakdownsOf } from '../core/document/breakdowns.js'
import type { CheckedDocument } from '../core/document/check.js'
import { checkDocument } from '../core/document/check.js'
import type { Register } from '../core/document/count-once.js'
import { parseDocument } from '../core/document/parse.js'
import { namedLine, printSignatories } from '../core/document/signatories.js'
import type { StatedClaim } from '../core/document/verdict.js'
import { definitionOf } from '../core/figure/catalogue.js'
import { definitionName } from '../core/figure/definition.js'
import { figureId } from '../core/figure/identity.js'
import { parseQuery } from '../core/figure/parse.js'
import { printQuery } from '../core/figure/print.js'
import { shareOfNothing } from '../core/figure/problems.js'
import type { Condition } from '../core/figure/query.js'
import { countIn, resolveAsOf } from '../core/figure/query.js'
import type { FigureResult } from '../core/figure/result.js'
import { toHex, toUtf8 } from '../core/log/bytes.js'
import { logSigner, signCheckpoint } from '../core/log/checkpoint.js'
import { makeCommitter, openingsOf } from '../core/log/commitment.js'
import { leafBytes } from '../core/log/entry.js'
import { entryLabels } from '../core/log/labels.js'
import { leafHash } from '../core/log/merkle.js'
import { fieldsRoot } from '../core/log/opening.js'
import type { Tile } from '../core/log/tiles.js'
import { appendLeaves, edgeTiles } from '../core/log/tiles.js'
import { treeReader } from '../core/log/tree.js'
import type { PrintedSignatory } from '../core/signature/name-gate.js'
import type { BundleInput, Files } from '../publish/bundle.js'
import { completeBundle, sealedFiles, sealedHashes } from '../publish/bundle.js'
import { chooseLevels, rowsFiles } from '../publish/rows.js'
import { nodeCrypto, sha256, signingKey } from '../store/node-crypto.js'

export const appeal = `---
kind: appeal
title: { en: Letter of the people of Orvane }
date: 2041-03-01
place: Orvane Bridge
language: en
id: orvane-2041
publisher: Orvane Register
to:
  - { id: sg, office: Secretary-General, body: Example Nations }
asks:
  - { id: a1, to: sg, kind: demand, reply_by: 2041-06-30 }
figures:
  recent: casualties from 2038-03-02 to 2041-03-01
  items: items-found to 2041-03-01
  civilian-share: share of casualties from 2038-03-02 to 2041-03-01 where status=civilian, base all
signatories: signatories.csv
---

# What we count

Since 2 March 2038, [over the past 3 years](#recent), [87](#recent) people became casualties of mines. Of those,
[20](#recent?outcome=killed) were killed and [67](#recent?outcome=injured) injured;
[50](#recent?status=civilian) are civilians ([57.5 %](#civilian-share)) and [37](#recent?status=security_forces) were
in the security forces.

Teams found [about 60 thousand](#items) items. The Survey of Orvane states that
[more than 400,000](claim:survey-2039) mines were laid. We know of 3 villages without a road.

We demand an answer. {#a1}
`

export const method = '# Method\n\n## Types of sources\n\nInterviews & hospital books <kept apart>.\n'

/** signatories.csv of the example: two who are named, one who is not. */
export const signatories = printSignatories(
  {
    signed: 3,
    capacities: [
      { of: 'kin', count: 1 },
      { of: 'officer', count: 1 },
      { of: 'survivor', count: 1 },
    ],
    ways: [
      { of: 'mark', count: 1 },
      { of: 'paper', count: 2 },
    ],
    besideWays: [{ of: 'witnessed', count: 1 }],
    withdrawn: 1,
    otherText: 0,
    erased: 0,
  },
  [
    namedLine({ ...signatory('Orrin, of the Bridge', 'survivor'), ownWord: 'victim' }, 'c1'.repeat(32)),
    namedLine(
      { ...signatory('Tessa Vole', 'officer'), organisation: 'Orvane Council', position: 'chair' },
      '0e'.repeat(32),
    ),
  ].map(toUtf8),
  ['5a'.repeat(32)],
)

function signatory(name: string, capacity: string): PrintedSignatory {
  const nothing = { ownWord: '', organisation: '', position: '', decidedBy: '', decidedOn: '', dead: [] }
  return { name, capacities: [capacity], ...nothing }
}

const claim: StatedClaim = {
  id: 'survey-2039',
  statedBy: 'Survey of Orvane',
  statedOn: '2039-05-01',
  words: 'We put the number of mines laid above 400,000.',
  language: 'en',
  quantityLow: '400000',
  quantityHigh: null,
  unit: 'mines',
  standing: 'stands',
}

/** 87 people: 20 killed (12 civilian), 67 injured (38 civilian). */
const people = Array.from({ length: 87 }, (_, index) => ({
  outcome: index < 20 ? 'killed' : 'injured',
  status: index < 12 || (index >= 20 && index < 58) ? 'civilian' : 'security_forces',
  id: `person ${index}`,
  secret: sha256(toUtf8(`secret ${index}`)),
}))

/** The rows of a breakdown: people, or one lot of items. */
function exampleRecords({ base, columns }: Breakdown) {
  const keys = columns.map(({ dimension }) => dimension.name as 'outcome' | 'status')
  if (base.figure === 'items-found') return [{ recordId: 'person 0', amount: 61_234, keys: [] }]
  return people
    .filter((person) => fits(person, base.where))
    .map((person) => ({ recordId: person.id, amount: 1, keys: keys.map((name) => person[name]) }))
}

function fits(person: Readonly<Record<string, unknown>>, where: readonly Condition[]): boolean {
  return where.every(
    ({ dimension, operator, codes }) =>
      codes.includes(String(person[dimension] ?? 'unknown')) === (operator !== '!='),
  )
}

/** A log in memory and a key made from a fixed seed. */
export class ExampleLog {
  readonly key
  readonly signer
  private readonly tiles = new Map<string, Tile>()
  size = 0
  root = sha256(new Uint8Array(0))

  constructor(seed = 7) {
    this.key = signingKey(new Uint8Array(32).fill(seed))
    this.signer = logSigner(sha256, 'ORVANE', this.key)
  }

  append(leaf: Uint8Array): void {
    const edge = edgeTiles(this.size).map(({ level, index }) => this.tiles.get(`${level}/${index}`)!)
    const appended = appendLeaves(sha256, this.size, edge, [leafHash(sha256, leaf)])
    for (const tile of appended.changed) this.tiles.set(`${tile.level}/${tile.index}`, tile)
    this.size = appended.size
    this.root = appended.root
  }

  checkpoint(): Uint8Array {
    return signCheckpoint(sha256, { size: this.size, root: this.root }, this.signer)
  }

  tree() {
    return treeReader(
      sha256,
      this.size,
      async (level, index) => this.tiles.get(`${level}/${index}`)?.hashes ?? null,
    )
  }
}

export interface RegisterOptions {
  readonly withheld?: (query: string) => boolean
  readonly lastHeld?: Register['lastHeld']
}

/** The register of the example as of an entry. */
export function exampleRegister(log: ExampleLog, options: RegisterOptions = {}): Register {
  const asOf = log.size
  const root = toHex(log.root)
  return {
    claim: async (id) => (id === claim.id ? claim : null),
    ...(options.lastHeld && { lastHeld: options.lastHeld }),
    count: async (text): Promise<FigureResult> => {
      const query = resolveAsOf(parseQuery(text), asOf)
      const count = countIn(query)
      const nowhere =
        count.figure !== 'casualties' || (count.period?.type === 'year' && count.period.year === '1999')
      const rows = nowhere ? [] : people
      let total = rows.filter((person) => fits(person, count.where)).length
      if (count.figure === 'items-found') total = 61_234
      if (query.type === 'share') {
        if (rows.length === 0) throw shareOfNothing({ query: printQuery(query) })
        total /= rows.length
      }
      const hidden = options.withheld?.(text) ?? false
      const canonical = printQuery(query)
      return {
        id: figureId(sha256, log.signer.name, canonical),
        definition: definitionName(definitionOf(count)),
        query: canonical,
        asOf,
        root,
        unit: query.type === 'share' ? 'share' : definitionOf(count).unit,
        total: hidden ? null : total,
        mayFall: nowhere ? 0 : 1,
        range: null,
        unknown: 0,
        confirmed: 0,
        notReviewed: 0,
        parts: hidden ? [] : [{ key: {}, value: total }],
        withheld: hidden ? [{ key: {}, reason: 'fewer than 5' }] : [],
        notes: [],
      }
    },
  }
}

/** A log of some entries, as it stands before anything is published. */
export function exampleLog(seed?: number, entries = 11): ExampleLog {
  const log = new ExampleLog(seed)
  for (let n = 0; n < entries; n += 1) log.append(toUtf8(`entry ${n}`))
  return log
}

export interface Published {
  readonly log: ExampleLog
  readonly sealed: Files
  readonly files: Files
  readonly checked: CheckedDocument
}

/** Publishes a document in the order of formats.md: count, files, entry, checkpoint, proofs, manifest. */
export async function publishExample(
  log: ExampleLog,
  text = appeal,
  earlier: readonly Uint8Array[] = [],
  changes: Partial<BundleInput> = {},
): Promise<Published> {
  const asOf = log.size
  const asOfRoot = log.root
  const nonce = '5a'.repeat(32)
  const checked = await checkDocument(parseDocument(text, 'letter.md'), exampleRegister(log))
  const rowsOf = breakdownsOf(checked.document, checked.results, asOf).map((breakdown) => ({
    breakdown,
    records: exampleRecords(breakdown),
  }))
  const counted = { files: rowsOf, secrets: new Map(people.map(({ id, secret }) => [id, secret])) }
  const levels = chooseLevels(counted, { k: 5, decisions: [] })
  const input: BundleInput = {
    checked,
    text,
    publication: {
      register: { name: 'Orvane Register', contact: 'Tessa Vole' },
      origin: log.signer.name,
      asOf,
      root: toHex(asOfRoot),
      nonce,
    },
    method,
    signatories,
    rows: rowsFiles(counted, { levels, nonce, sha256 }),
    publicKey: log.key.publicKey,
    // The real one is thirty times all other files; the command does not run it.
    checkScript: toUtf8('// the check\n'),
    ...changes,
  }
  const sealed = await sealedFiles(input, sha256)
  const { labels, schema } = entryLabels('document-published')
  const values = {
    at: '2041-03-02T10:00:00Z',
    by: 'publisher',
    document_id: checked.document.frontMatter.id,
    as_of: String(asOf),
    nonce,
    files: sealedHashes(sealed, sha256),
    opened: openedValue(rowsOf.map(({ breakdown }) => ({ breakdown, level: 'as recorded' }))),
  }
  const secret = new Uint8Array(32).fill(3)
  const fields = toHex(fieldsRoot(sha256, makeCommitter(sha256, labels).commitments(values, secret)))
  const leaf = leafBytes({ n: log.size, type: 'document-published', schema, fields })
  const index = log.size
  log.append(leaf)
  const tree = log.tree()
  const consistency = await Promise.all(
    earlier.map(async (note) => {
      const checkpoint = Buffer.from(note).toString()
      const size = Number(checkpoint.split('\n')[1])
      return { checkpoint, size, path: await tree.consistencyPath(size, log.size) }
    }),
  )
  const proofs = {
    index,
    size: log.size,
    leaf,
    openings: openingsOf(sha256, labels, { values, secret }),
    inclusion: await tree.inclusionPath(index, log.size),
    roots: [{ size: asOf, root: asOfRoot, path: await tree.consistencyPath(asOf, log.size) }],
    consistency,
  }
  const files = completeBundle(
    sealed,
    { proofs, checkpoint: log.checkpoint(), signer: log.signer },
    nodeCrypto,
  )
  return { log, sealed, files, checked }
}

/** Files in memory as a bundle. */
export function inMemory(files: Files) {
  return {
    list: async () => [...files.keys()],
    readFile: async (name: string) => files.get(name) ?? null,
  }
}
