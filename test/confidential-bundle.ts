/** A bundle of everything that can be published, and what the register behind it keeps. All invented. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { homedir, hostname, tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { printCsv } from '../core/document/csv.js'
import { toHex } from '../core/log/bytes.js'
import { importSignatures } from '../intake/signatures/import-signatures.js'
import { publishDocument } from '../publish/publish-document.js'
import { documentNaming } from '../publish/signed-document.js'
import { sha256 } from '../store/node-crypto.js'
import type { Programme } from '../store/programme.js'
import { changeMethod } from '../store/programme-changes.js'
import type { Kept } from './support/kept-values.js'
import { importText, newProgramme } from './support/programmes.js'
import type { SharedRegister } from './support/registers.js'
import { csvOf, everyFile, rows as signed } from './support/signatures.js'
import { mapping } from './support/victims.js'

const text = `---
# Invented: no such people.
kind: appeal
title: { en: Letter of an invented valley, ar: رسالة من وادٍ مختلق, hy: Նամակ հորինված հովտից }
date: 2043-06-01
place: Example Town
publisher: Example Press
id: valley-letter
also: [feed, ro-crate]
to:
  - { id: hrc, office: President, body: Human Rights Council, channel: hrc-written-statement, status: special }
figures:
  all: casualties
  injured-share: share of casualties where outcome=injured, base all
signatories: signatories.csv
---
So far [40](#all) people, of whom [12](#all?outcome=killed) were killed and [28](#all?outcome=injured) injured;
[70 %](#injured-share) are injured.
`

const translations = {
  ar: 'حتى الآن [40](#all)، قُتل منهم [12](#all?outcome=killed) وجُرح [28](#all?outcome=injured). [70 %](#injured-share) جرحى. (مثال مختلق)\n',
  hy: 'Մինչ այժմ [40](#all), որոնցից [12](#all?outcome=killed) զոհվել են, [28](#all?outcome=injured) վիրավորվել։ [70 %](#injured-share) վիրավոր են։ (Հորինված օրինակ)\n',
}

const listName = 'told-by-the-sister-of-kessavorr.csv'

/** Where 40 people were hurt: so many places, none on a round number. */
const positions = [
  [48.7613947, 71.3092846],
  [48.8237151, 71.2846093],
  [-33.4719385, -70.6483917],
  [9.0817264, 38.7469513],
] as const

const people = Array.from({ length: 40 }, (_, index) => {
  const [latitude, longitude] = positions[index % positions.length] ?? positions[0]
  const two = (value: number) => String(value).padStart(2, '0')
  return {
    number: `CASE-77${index}-Q`,
    accident: `BLAST-88${index}-Q`,
    day: `2041-0${1 + (index % 9)}-1${index % 7}`,
    outcome: index < 12 ? 'k' : 'i',
    sex: 'f',
    age: '30',
    status: 'c',
    name: `Kessavorr${index} Tamoli${index}`,
    told: `2042-${two(1 + (index % 12))}-${two(11 + (index % 17))}`,
    position: `${latitude}, ${longitude}`,
  }
})

const withPositions = {
  ...mapping,
  records: {
    ...mapping.records,
    accident: {
      ...mapping.records.accident,
      fields: {
        ...mapping.records.accident.fields,
        position: { coordinate: 'position', basis: 'gps', datum: 'WGS 84' },
      },
    },
  },
}

/** A published bundle and what must not stand in it. */
export interface ConfidentialBundle {
  /** By path, the .zip among them. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly kept: Kept
}

/** Takes people, positions, days of telling and signatures in, and publishes a letter in three languages. */
export async function publishConfidential(register: SharedRegister): Promise<ConfidentialBundle> {
  const folder = mkdtempSync(join(tmpdir(), 'truebearing-of-kessavorr-'))
  try {
    const programme = await newProgramme(register.engine, register.place, 'VALLEY')
    await changeMethod(programme, '## Types of sources\n\nAll five parts, invented.\n')
    const columns = Object.keys(people[0] ?? {})
    const table = printCsv([columns, ...people.map((row) => Object.values(row))])
    const how = { name: listName, source: 'notebook of Kessavorr', mapping: withPositions }
    await importText(programme, table, how)
    const path = join(folder, 'valley.md')
    writeFileSync(path, text)
    for (const [tag, words] of Object.entries(translations))
      writeFileSync(join(folder, `valley.${tag}.md`), words)
    await takeSignatures(programme, join(folder, 'signatories.csv'))
    const { directory } = await publishDocument(programme, path, join(folder, 'out', 'bundle'))
    const files = everyFile(join(folder, 'out')).map(
      (file) =>
        [
          file.startsWith(`${directory}/`) ? relative(directory, file) : basename(file),
          readFileSync(file),
        ] as const,
    )
    return { files: new Map(files), kept: await keptBy(programme, { folder, table }) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function takeSignatures(programme: Programme, path: string): Promise<void> {
  writeFileSync(path, csvOf(signed.map((row) => ({ ...row, scan: '' }))))
  const { id, textSha256 } = await documentNaming(path)
  await importSignatures(programme, { path, documentId: id, textSha256, dryRun: false })
}

async function keptBy(
  programme: Programme,
  { folder, table }: { readonly folder: string; readonly table: string },
): Promise<Kept> {
  const ids = await programme.engine.transaction((session) =>
    session.query<{ id: string }>(
      `select record_id::text as id from victims where programme_id = $1
       union all select record_id::text from accidents where programme_id = $1
       union all select record_id::text from persons where programme_id = $1`,
      [programme.programmeId],
    ),
  )
  const machine = [homedir(), hostname(), folder, programme.programmeId].filter((entry) => entry.length > 5)
  const hidden = [
    'Hidden Oss',
    'Hidden Guard',
    'Hidden Child',
    'Hidden Speaker',
    'Hidden Elder',
    'Hidden Third',
  ]
  return {
    texts: [
      ...people.flatMap(({ name, number, accident }) => [name, number, accident]),
      ...hidden,
      'Hidden Brother',
      'Pell Arran',
      'letter of 2 January 2043',
      listName,
      'kessavorr',
      toHex(sha256(Buffer.from(table))),
      ...ids.map(({ id }) => id),
      ...machine,
    ],
    days: [...people.map(({ told }) => told), '2043-02-20'],
    positions,
  }
}
