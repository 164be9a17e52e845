/** A form that somebody fills in: received, read and checked as a file of one row is; a reviewer decides on it. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Finding } from '../../core/finding.js'
import { formFileName } from '../../core/record/form-fields.js'
import { keepCheckpoint } from '../../store/checkpoint.js'
import type { Draft, DraftName } from '../../store/import/drafts.js'
import { draftsWhere } from '../../store/import/drafts.js'
import type { Programme } from '../../store/programme.js'
import { outsideFiles } from '../../store/programme.js'
import { importFiles } from '../import/import-files.js'
import { mappingFromBytes } from '../table/load-mapping.js'
import type { Form } from './form-file.js'
import { formFile } from './form-file.js'
import { refuseDecided } from './typed-again.js'

/** What became of a form. */
export interface Entered {
  /** The entry that received it. */
  readonly import: number
  /** The row that waits; null where the form says nothing that is not known. */
  readonly draft: Pick<Draft, 'submission' | 'rowNumber' | 'state' | 'conflicts'> | null
  readonly findings: readonly Finding[]
}

/** Beside what a form says. */
export interface Sending {
  /** The number of a source, or the name of a new one. */
  readonly source: string
  /** The form that was sent back and whose place this one takes; null where it answers none. */
  readonly answers: DraftName | null
}

/** Takes a form in. Throws the problems of an import, and `form-not-sent-back` where what it answers was decided meanwhile. */
export async function enterForm(
  programme: Programme,
  form: Form,
  { source, answers }: Sending,
): Promise<Entered> {
  const { file, mapping } = formFile(form)
  const { folder } = outsideFiles(programme.directory, programme.code)
  mkdirSync(folder, { recursive: true })
  // Beside the register, not in the folder that the whole machine shares: a form can hold a name.
  const arriving = mkdtempSync(join(folder, 'arriving-'))
  try {
    const path = join(arriving, formFileName)
    writeFileSync(path, file, { mode: 0o600 })
    const findings: Finding[] = []
    const report = await importFiles(programme, {
      paths: [path],
      mapping: mappingFromBytes(Buffer.from(mapping), 'form.mapping.json'),
      source,
      accept: false,
      dryRun: false,
      form: { answers, check: (session) => refuseDecided(session, programme.programmeId, answers) },
      findings: (found) => findings.push(...found),
    })
    await keepCheckpoint(programme)
    const submission = Number(report.id)
    const [draft = null] = await programme.engine.transaction((session) =>
      draftsWhere(session, programme.programmeId, { submission }),
    )
    return { import: submission, draft, findings }
  } finally {
    rmSync(arriving, { recursive: true, force: true })
  }
}
