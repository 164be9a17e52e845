/** A programme with an appeal that is signed: invented lists, taken in, counted and published as the commands do. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { printCsv } from '../../core/document/csv.js'
import type { Signatories } from '../../core/document/signatories.js'
import { readSignatories } from '../../core/document/signatories.js'
import type { Finding } from '../../core/finding.js'
import { toHex } from '../../core/log/bytes.js'
import type { SignatureImportReport } from '../../intake/signatures/import-signatures.js'
import { importSignatures } from '../../intake/signatures/import-signatures.js'
import type { Published } from '../../publish/publish-document.js'
import { publishDocument } from '../../publish/publish-document.js'
import { signatoriesFile } from '../../publish/signatories.js'
import { documentNaming } from '../../publish/signed-document.js'
import { logSize } from '../../store/append.js'
import { sha256 } from '../../store/node-crypto.js'
import type { Programme } from '../../store/programme.js'
import { changeMethod } from '../../store/programme-changes.js'
import type { SignatureCounts, SignedText } from '../../store/signatures/read-signatures.js'
import { countSignatures } from '../../store/signatures/read-signatures.js'
import { newProgramme } from './programmes.js'
import type { SharedRegister } from './registers.js'

/** The appeal that is signed. */
export const appeal = `---
kind: appeal
title: A letter from invented villages
date: 2043-03-02
id: letter
signatories: signatories.csv
---
We ask for an answer.
`

/** A row of a list by its columns. */
export type Row = Readonly<Record<string, string>>

/** To be named. */
export const yes = { name_in_public: 'yes', capacity_in_public: 'yes' }
const hidden = { name_in_public: 'no', capacity_in_public: 'no' }
/** What each consent needs. */
export const asked = { signed_on: '2043-02-20', language: 'en', explained_by: 'Pell Arran' }

/** Every capacity and every way, 2 and 3 capacities in one signature; who is not to be named is called Hidden. */
export const rows: readonly Row[] = (
  [
    {
      name: 'Tessa Vole',
      capacity: 'officer',
      organisation: 'Orvane Council',
      position: 'chair',
      way: 'paper',
      ...yes,
    },
    {
      capacity: 'organisation',
      organisation: 'Shepherds of Orvane',
      decided_by: 'assembly',
      decided_on: '2043-02-01',
      way: 'passkey',
      ...yes,
    },
    {
      name: 'Orrin Dar',
      capacity: 'survivor; officer',
      own_word: 'veteran',
      organisation: 'Orvane Council',
      position: 'secretary',
      way: 'email_link',
      ...yes,
    },
    {
      name: 'Mirel Oss',
      capacity: 'kin',
      kin_of: 'Davo Oss; Hidden Oss',
      relation: 'mother; mother',
      kin_outcome: 'killed; injured',
      way: 'mark',
      witness: 'Pell Arran',
      read_aloud_in: 'fr',
      ...yes,
      name_and_photo_of_the_dead: 'yes',
    },
    {
      name: 'Hidden Guard',
      capacity: 'guardian',
      guardian_of: 'Hidden Child',
      way: 'thumb',
      witness: 'Pell Arran',
      ...hidden,
    },
    {
      name: 'Hidden Speaker',
      capacity: 'representative',
      representative_of: 'Hidden Elder',
      authority: 'letter of 2 January 2043',
      way: 'voice',
      witness: 'Pell Arran',
      read_aloud_in: 'hy',
      ...hidden,
    },
    {
      name: 'Lirra Vess',
      capacity: 'supporter',
      way: 'paper',
      name_in_public: 'yes',
      capacity_in_public: 'no',
    },
    {
      name: 'Hidden Third',
      capacity: 'survivor; kin; supporter',
      kin_of: 'Hidden Brother',
      relation: '',
      kin_outcome: 'injured',
      way: 'paper',
      ...hidden,
    },
  ] satisfies readonly Row[] as readonly Row[]
).map((row, index) => ({ number: String(index + 1), ...asked, ...row }))

/** A list as a file. */
export function csvOf(list: readonly Row[]): string {
  const columns = [...new Set(list.flatMap((row) => Object.keys(row)))]
  return printCsv([columns, ...list.map((row) => columns.map((column) => row[column] ?? ''))])
}

let made = 0

/** A fresh programme whose appeal lies in a folder of its own. */
export class SignedAppeal {
  readonly folder = mkdtempSync(join(tmpdir(), 'truebearing-signatories-'))

  private constructor(readonly programme: Programme) {}

  static async start(register: SharedRegister): Promise<SignedAppeal> {
    made += 1
    const programme = await newProgramme(register.engine, register.place, `SIGNED${made}`)
    await changeMethod(programme, 'All five parts.\n')
    const signed = new SignedAppeal(programme)
    writeFileSync(join(signed.folder, 'letter.md'), appeal)
    return signed
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true })
  }

  /** Takes in a list; gives the rules of its findings beside the report. */
  async take(
    list: readonly Row[] | string,
    how: { readonly dryRun?: boolean } = {},
  ): Promise<{
    readonly report: SignatureImportReport
    readonly findings: readonly Finding[]
    readonly rules: readonly string[]
  }> {
    const path = join(this.folder, 'signatories.csv')
    writeFileSync(path, typeof list === 'string' ? list : csvOf(list))
    const findings: Finding[] = []
    const { id, textSha256 } = await documentNaming(path)
    const report = await importSignatures(this.programme, {
      path,
      documentId: id,
      textSha256,
      dryRun: how.dryRun ?? false,
      findings: (found) => findings.push(...found),
    })
    return { report, findings, rules: findings.map(({ rule }) => rule) }
  }

  async count(): Promise<SignatureCounts> {
    const { engine, programmeId } = this.programme
    const signed = await this.#signed()
    return engine.transaction((session) => countSignatures(session, programmeId, signed))
  }

  /** What signatories.csv would say, without the rest of a bundle. */
  async print(): Promise<Signatories> {
    const how = { nonce: '7c'.repeat(32), k: 5 }
    return readWhole(await signatoriesFile(this.programme, await this.#signed(), how))
  }

  async #signed(): Promise<SignedText> {
    const { engine, programmeId } = this.programme
    const asOf = await engine.transaction((session) => logSize(session, programmeId))
    return { documentId: 'letter', texts: [toHex(sha256(Buffer.from(appeal)))], asOf }
  }

  /** Publishes and reads what signatories.csv says. */
  async publish(): Promise<Published & { readonly file: Signatories }> {
    const published = await publishDocument(
      this.programme,
      join(this.folder, 'letter.md'),
      join(this.folder, 'bundle'),
    )
    const bytes = readFileSync(join(published.directory, 'signatories.csv'))
    return { ...published, file: readWhole(bytes) }
  }
}

function readWhole(bytes: Uint8Array): Signatories {
  const read = readSignatories(bytes)
  if (!read.value) throw new Error(`line ${read.line}: ${read.reason}`)
  return read.value
}

/** Every file in a folder and its folders. */
export function everyFile(folder: string): readonly string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? everyFile(path) : [path]
  })
}
