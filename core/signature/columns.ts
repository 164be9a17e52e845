/** The columns of a list of signatories, each said once: reader, writer and docs/signatories.md are derived from them. */
import { consentColumn, signerConsents } from './codes.js'

/**
 * How a cell is read. `list`: several, parted by semicolons. `consent`: yes, no or nothing, and behind semicolons the
 * day, the language and who explained it, where they are not those of the row. `file`: a file beside the list, or the
 * SHA-256 of one. `ignored`: for whoever reads the list.
 */
export type ColumnForm =
  | 'text'
  | 'day'
  | 'language'
  | 'capacities'
  | 'way'
  | 'list'
  | 'outcomes'
  | 'consent'
  | 'hash'
  | 'file'
  | 'ignored'

/** One column. */
export interface SignatureColumn {
  readonly name: string
  readonly form: ColumnForm
  readonly about: string
  readonly example: string
}

function column(name: string, form: ColumnForm, about: string, example = ''): SignatureColumn {
  return { name, form, about, example }
}

/** Every column in its order. Only `name` and `capacity` must be there. */
export const signatureColumns: readonly SignatureColumn[] = [
  column(
    'number',
    'text',
    'the number of the signer in this list; the same number again is the same signature',
    '17',
  ),
  column('name', 'text', 'as the signer writes it; may be empty where an organisation signs', 'Tessa Vole'),
  column('capacity', 'capacities', 'one or several of the capacities below', 'survivor; kin'),
  column('own_word', 'text', 'what a survivor or victim calls themselves; this word is printed', 'survivor'),
  column('organisation', 'text', 'of an officer, or that signs itself', 'Orvane Council'),
  column('position', 'text', 'of an officer', 'chair'),
  column('decided_by', 'text', 'who decided that the organisation signs', 'general assembly'),
  column('decided_on', 'day', 'when', '2041-02-20'),
  column('kin_of', 'list', 'the people whose kin the signer is', 'Orrin Vole; Pell Vole'),
  column('relation', 'list', 'to each of them, in the same order; empty: not stated', 'mother; sister'),
  column(
    'kin_outcome',
    'outcomes',
    'what happened to each of them: killed, injured, missing or unknown',
    'killed; injured',
  ),
  column('explosion', 'list', 'the number of the accident of each of them, where it is known', 'A-12; A-12'),
  column('guardian_of', 'text', 'for whom a guardian signs', 'Lin Vole'),
  column('representative_of', 'text', 'for whom a representative signs', 'Orrin Dar'),
  column('authority', 'text', 'the written authority of a representative', 'letter of 2 January 2041'),
  column('way', 'way', 'one of the ways below', 'mark'),
  column('read_aloud_in', 'language', 'the language in which the text was read aloud', 'fr'),
  column('witness', 'text', 'who was there', 'Pell Arran'),
  column(
    'scan',
    'file',
    'the file of the scan beside this list, which is kept; or its SHA-256',
    'sheet-3.pdf',
  ),
  column('signed_on', 'day', 'the day of signing', '2041-03-02'),
  column(
    'withdrawn_on',
    'day',
    'the day on which the signer withdrew: the signature that stands is withdrawn',
    '',
  ),
  column('language', 'language', 'the language in which the consents were explained', 'fr'),
  column('explained_by', 'text', 'who explained them', 'Pell Arran'),
  column(
    'text_sha256',
    'hash',
    'the hash of the text that was signed; empty: the document that the list is taken in for',
    '',
  ),
  ...signerConsents.map(({ code, label }) =>
    column(consentColumn(code), 'consent', `consent: ${label}`, code === 'contact_by_press' ? 'no' : 'yes'),
  ),
  column('as_written', 'ignored', 'the entry as it stood in a published list'),
  column('doubt', 'ignored', 'what was not understood of it'),
]

/** Texts of one row by the name of its column. */
export type SignatureCells = Readonly<Record<string, string>>
