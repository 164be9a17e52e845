/** One row of a list of signatories, read: the signature, or the doubts for which the row waits. */
import { consentColumn, signerConsents, waysBeforeWitness } from './codes.js'
import type { SignatureCells } from './columns.js'
import type { CellDoubt } from './read-cell.js'
import { CellReader, isDay, isHash, isLanguage } from './read-cell.js'
import type { ConsentAnswer, Kin, Signature } from './signature.js'
import { hasRefused } from './signature.js'

/** What a row gives. `signature` null: it waits, and one of the doubts says why. `scanFile`: a file to be hashed first. */
export interface ReadSignature {
  /** YYYY-MM-DD where the signer withdrew. */
  readonly withdrawnOn: string | null
  readonly signature: Signature | null
  readonly scanFile: string | null
  readonly doubts: readonly CellDoubt[]
}

/** Reads the cells of a row by the names of their columns. Never throws: what cannot be read is a doubt. */
export function readSignature(cells: SignatureCells): ReadSignature {
  const reader = new CellReader(cells)
  const scan = reader.text('scan')
  const signature = signatureIn(reader, scan)
  const withdrawnOn = reader.day('withdrawn_on')
  checkComplete(signature, reader)
  const waits = reader.doubts.some(({ severity }) => severity === 'blocks')
  const scanFile = scan === null || isHash(scan.toLowerCase()) ? null : scan
  return { signature: waits ? null : signature, withdrawnOn, scanFile, doubts: reader.doubts }
}

function signatureIn(reader: CellReader, scan: string | null): Signature {
  const signedOn = reader.day('signed_on')
  const row = {
    date: signedOn,
    language: reader.language('language'),
    explainedBy: reader.text('explained_by'),
  }
  return {
    number: reader.text('number'),
    name: reader.text('name') ?? '',
    capacities: reader.capacities('capacity'),
    ownWord: reader.text('own_word'),
    organisation: reader.text('organisation'),
    position: reader.text('position'),
    decidedBy: reader.text('decided_by'),
    decidedOn: reader.day('decided_on'),
    kin: kinIn(reader),
    guardianOf: reader.text('guardian_of'),
    representativeOf: reader.text('representative_of'),
    authority: reader.text('authority'),
    way: reader.way('way'),
    readAloudIn: reader.language('read_aloud_in'),
    witness: reader.text('witness'),
    scanSha256: scan !== null && isHash(scan.toLowerCase()) ? scan.toLowerCase() : null,
    signedOn,
    textSha256: reader.hash('text_sha256'),
    consents: signerConsents.flatMap(({ code }) => consentIn(reader, code, row)),
  }
}

function kinIn(reader: CellReader): readonly Kin[] {
  const [names, relations, outcomes, explosions] = ['kin_of', 'relation', 'kin_outcome', 'explosion'].map(
    (column) => reader.list(column),
  )
  for (const [column, list] of Object.entries({
    relation: relations,
    kin_outcome: outcomes,
    explosion: explosions,
  })) {
    if (list && list.length > 0 && list.length !== names?.length) {
      reader.doubt(
        column,
        'kin-not-paired',
        `${names?.length} people stand in kin_of and ${list.length} texts here; which belongs to whom is not guessed. The row waits.`,
      )
    }
  }
  if (names?.includes(null))
    reader.doubt('kin_of', 'kin-without-name', 'One of the people has no name. The row waits.')
  return (names ?? []).map((name, index) => {
    const relation = relations?.[index] ?? null
    return {
      name: name ?? '',
      relation: relation?.toLowerCase() === 'not stated' ? null : relation,
      outcome: reader.outcome('kin_outcome', outcomes?.[index] ?? null),
      explosion: explosions?.[index] ?? null,
    }
  })
}

type Asked = Pick<ConsentAnswer, 'date' | 'language' | 'explainedBy'>

/** `yes`, `no` or nothing; behind it, parted by semicolons, the day, the language and who explained it. */
function consentIn(reader: CellReader, purpose: string, row: Asked): readonly ConsentAnswer[] {
  const [answer, date, language, explainedBy] = reader.list(consentColumn(purpose))
  if (answer === undefined) return []
  const word = answer?.toLowerCase()
  const fits =
    (word === 'yes' || word === 'no') &&
    (date == null || isDay(date)) &&
    (language == null || isLanguage(language))
  if (!fits) {
    reader.doubt(
      consentColumn(purpose),
      'consent-not-read',
      'A consent is yes or no, or yes; 2041-03-02; fr; who explained it. It is not guessed: the row waits.',
    )
    return []
  }
  const consent = {
    purpose,
    isGiven: word === 'yes',
    date: date ?? row.date,
    language: language ?? row.language,
    explainedBy: explainedBy ?? row.explainedBy,
  }
  return [consent]
}

/** What a signature needs by its capacity and way. */
function checkComplete(signature: Signature, reader: CellReader): void {
  const { capacities, name, organisation, kin, guardianOf, representativeOf, authority, way, witness } =
    signature
  const needs = (column: string, rule: string, why: string) =>
    reader.doubt(column, rule, `${why} The row waits.`)
  const isOrganisation = capacities.includes('organisation')
  if (name === '' && !(isOrganisation && organisation !== null))
    needs('name', 'name-missing', 'Nobody is named.')
  if (name !== '' && !/\p{L}/u.test(name)) needs('name', 'name-without-letter', `"${name}" holds no letter.`)
  if ((isOrganisation || capacities.includes('officer')) && organisation === null)
    needs('organisation', 'organisation-missing', 'The organisation is not named.')
  if (capacities.includes('kin') && kin.length === 0)
    needs('kin_of', 'kin-missing', 'Whose kin it is, is not stated.')
  if (capacities.includes('guardian') && guardianOf === null)
    needs('guardian_of', 'ward-missing', 'For whom the guardian signs is not stated.')
  if (capacities.includes('representative') && (representativeOf === null || authority === null))
    needs('authority', 'authority-missing', 'For whom, or by which written authority, is not stated.')
  if (waysBeforeWitness.includes(way) && witness === null)
    needs('witness', 'witness-missing', `A signature by ${way} is one only before a recorded witness.`)
  checkConsents(signature, reader)
}

function checkConsents(signature: Signature, reader: CellReader): void {
  const { capacities, decidedBy, decidedOn, consents } = signature
  const note = (column: string, rule: string, message: string) => reader.doubt(column, rule, message, 'note')
  if (capacities.includes('organisation') && (decidedBy === null || decidedOn === null)) {
    note(
      'decided_by',
      'organisation-without-mandate',
      'Who decided that the organisation signs, or when, is not stated.',
    )
  }
  const given = consents.filter(({ isGiven }) => isGiven)
  const bare = given.find(({ date, language, explainedBy }) => !date || !language || !explainedBy)
  if (bare) {
    note(
      consentColumn(bare.purpose),
      'consent-not-explained',
      'When this consent was given, in which language it was explained, or by whom, is not stated.',
    )
  }
  if (hasRefused(signature, 'sign'))
    note(
      'sign',
      'did-not-sign',
      'This person did not sign and is not counted; an objection to naming the dead is kept.',
    )
}
