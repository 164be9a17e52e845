/** Findings files quote what stood in rows of any file of their import, so all are written anew from what is left. */
import { findingsOf } from '../../store/import/findings.js'
import { everySubmission } from '../../store/import/submissions.js'
import type { Programme } from '../../store/programme.js'
import { outsideFiles } from '../../store/programme.js'
import { keptLists } from '../../store/signatures/kept-lists.js'
import { FindingsFile, removeFindingsFiles } from '../import/findings-file.js'

/** Writes the files of imports and of lists of signatures; those of a dry run go for good. */
export async function writeFindingsAnew({ engine, programmeId, directory, code }: Programme): Promise<void> {
  const { folder } = outsideFiles(directory, code)
  removeFindingsFiles(folder)
  const written = await engine.transaction(async (session) => [
    ...(await everySubmission(session, programmeId)).map(({ entry }) => [`import-${entry}`, entry] as const),
    ...(await keptLists(session, programmeId)).map(({ entry }) => [`signatories-${entry}`, entry] as const),
  ])
  for (const [name, entry] of written) {
    const file = new FindingsFile(folder)
    file.add(await engine.transaction((session) => findingsOf(session, programmeId, entry)))
    file.finish(name)
  }
}
