/** A signature as the cells of a list, the reverse of reading it. */
import { consentColumn, signerConsents } from './codes.js'
import type { SignatureCells } from './columns.js'
import type { ConsentAnswer, Signature } from './signature.js'

/** The cells by the names of their columns; columns that stay empty are left out. */
export function signatureCells(signature: Signature): SignatureCells {
  const { kin, consents } = signature
  const [first] = consents
  const row = {
    date: signature.signedOn,
    language: first?.language ?? null,
    explainedBy: first?.explainedBy ?? null,
  }
  const cells: Readonly<Record<string, string | null>> = {
    number: signature.number,
    name: signature.name,
    capacity: signature.capacities.join('; '),
    own_word: signature.ownWord,
    organisation: signature.organisation,
    position: signature.position,
    decided_by: signature.decidedBy,
    decided_on: signature.decidedOn,
    kin_of: kin.map(({ name }) => name).join('; '),
    relation: listed(kin.map(({ relation }) => relation ?? 'not stated')),
    kin_outcome: listed(kin.map(({ outcome }) => outcome)),
    explosion: kin.some(({ explosion }) => explosion !== null)
      ? listed(kin.map(({ explosion }) => explosion ?? ''))
      : '',
    guardian_of: signature.guardianOf,
    representative_of: signature.representativeOf,
    authority: signature.authority,
    way: signature.way,
    read_aloud_in: signature.readAloudIn,
    witness: signature.witness,
    scan: signature.scanSha256,
    signed_on: signature.signedOn,
    language: row.language,
    explained_by: row.explainedBy,
    text_sha256: signature.textSha256,
    ...Object.fromEntries(
      signerConsents.map(({ code }) => [consentColumn(code), consentCell(consents, code, row)]),
    ),
  }
  return Object.fromEntries(Object.entries(cells).flatMap(([name, text]) => (text ? [[name, text]] : [])))
}

/** A list whose last text is empty ends with a semicolon more, which the reader takes away. */
function listed(texts: readonly string[]): string {
  return texts.length > 0 && texts.at(-1) === '' ? `${texts.join('; ')};` : texts.join('; ')
}

function consentCell(
  consents: readonly ConsentAnswer[],
  purpose: string,
  row: Pick<ConsentAnswer, 'date' | 'language' | 'explainedBy'>,
): string {
  const answer = consents.find((known) => known.purpose === purpose)
  if (!answer) return ''
  const word = answer.isGiven ? 'yes' : 'no'
  const { date, language, explainedBy } = answer
  const same = date === row.date && language === row.language && explainedBy === row.explainedBy
  return same ? word : [word, date ?? '', language ?? '', explainedBy ?? ''].join('; ')
}
