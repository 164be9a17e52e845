/** A register of invented people, its document in four languages, and receipts: what the tests of the page open. */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { publishDocument } from '../publish/publish-document.js'
import { sealReceipt } from '../publish/receipt-file.js'
import type { Programme } from '../store/programme.js'
import { changeMethod } from '../store/programme-changes.js'
import { issueReceipt } from '../store/receipts.js'
import { withdrawRecords } from '../store/review/acts.js'
import { importText, newProgramme } from './support/programmes.js'
import type { SharedRegister } from './support/registers.js'
import { alike, csv } from './support/victims.js'

export const phrase = 'four grey herons waiting'

const text = `---
# Invented: no such people.
kind: report
title: { en: Letter of an invented valley, ar: رسالة من وادٍ مختلق, hy: Նամակ հորինված հովտից, fr: Lettre d’une vallée inventée }
date: 2043-06-01
place: Example Town
publisher: Example Press
id: counted
also: [feed, ro-crate]
figures:
  all: casualties
---
So far [40](#all), of whom [12](#all?outcome=killed) were killed and [28](#all?outcome=injured) injured.
`

const translations = {
  ar: 'حتى الآن [40](#all)، قُتل منهم [12](#all?outcome=killed) وجُرح [28](#all?outcome=injured). (مثال مختلق)\n',
  hy: 'Մինչ այժմ [40](#all), որոնցից [12](#all?outcome=killed) զոհվել են, [28](#all?outcome=injured) վիրավորվել։ (Հորինված օրինակ)\n',
  fr: 'À ce jour [40](#all), dont [12](#all?outcome=killed) tués et [28](#all?outcome=injured) blessés. (Exemple inventé)\n',
}

/** Where the published files and receipts lie. */
export interface PublishedPages {
  readonly programme: Programme
  /** The folder of the bundle; the .zip lies beside it. */
  readonly bundle: string
  /** Of a person who is counted, of one whose record was taken back before, of another register. */
  readonly receipts: { readonly counted: string; readonly takenBack: string; readonly foreign: string }
}

/** Publishes the document into a folder. */
export async function publishPages(register: SharedRegister, folder: string): Promise<PublishedPages> {
  const programme = await newProgramme(register.engine, register.place, 'PAGES')
  await changeMethod(programme, '## Types of sources\n\nAll five parts, invented.\n')
  await importText(programme, csv([...alike('k', 12, { outcome: 'k' }), ...alike('i', 29)]))
  const keep = async (owner: Programme, record: string, name: string) => {
    const path = join(folder, name)
    writeFileSync(path, sealReceipt(await issueReceipt(owner, record, ['outcome']), phrase))
    return path
  }
  const takenBack = await keep(programme, 'i-28', 'taken.bin')
  await withdraw(programme, 'i-28')
  writeFileSync(join(folder, 'counted.md'), text)
  for (const [tag, words] of Object.entries(translations))
    writeFileSync(join(folder, `counted.${tag}.md`), words)
  const { directory } = await publishDocument(
    programme,
    join(folder, 'counted.md'),
    join(folder, 'published', 'bundle'),
  )
  const other = await newProgramme(register.engine, register.place, 'OTHER')
  await importText(other, csv(alike('k', 6, { outcome: 'k' })))
  return {
    programme,
    bundle: directory,
    receipts: {
      counted: await keep(programme, 'k-3', 'counted.bin'),
      takenBack,
      foreign: await keep(other, 'k-3', 'foreign.bin'),
    },
  }
}

async function withdraw(programme: Programme, number: string): Promise<void> {
  await programme.engine.transaction(async (session) => {
    const [row] = await session.query<{ id: string }>(
      'select record_id as id from victims where programme_id = $1 and local_id = $2',
      [programme.programmeId, number],
    )
    await withdrawRecords(session, programme, [row?.id ?? ''], 'entered twice')
  })
}
