/** The fields of a form as a signature: through the same cells, and the same rules, as a row of a list on paper. */
import { domainToUnicode } from 'node:url'
import { isDisposableEmailDomain } from 'disposable-email-domains-js'
import { addressText, mailboxOf, readAddress } from '../../core/mail/address.js'
import { addressDoubts } from '../../core/mail/address-doubts.js'
import { capacities, consentColumn } from '../../core/signature/codes.js'
import type { SignatureCells } from '../../core/signature/columns.js'
import { readSignature } from '../../core/signature/read-signature.js'
import type { TextField } from '../../core/signature/signing-words/signing-words.js'
import { askedConsents } from '../../core/signature/signing-words/signing-words.js'
import type { AskedSignature } from '../../store/signing/ask.js'

/** How many relatives the form has lines for. */
export const kinLines = 3

/** Whoever reads what was consented to sees that no person explained it. */
const explainedBy = 'the page for signing'

const plainFields = [
  'name',
  'own_word',
  'organisation',
  'position',
  'decided_by',
  'decided_on',
  'guardian_of',
  'representative_of',
  'authority',
] as const satisfies readonly TextField[]

const longest = 300

/** What a form gives: a signature to be asked for, or the fields that must be looked at again. */
export type ReadForm =
  | Omit<AskedSignature, 'text'>
  | { readonly wrong: readonly (TextField | 'capacity' | 'sign')[] }

/** Reads a form in a language on a day. Never throws. */
export function readSigningForm(
  form: URLSearchParams,
  { language, day }: { readonly language: string; readonly day: string },
): ReadForm {
  const cells = cellsOf(form, language, day)
  const { signature, doubts } = readSignature(cells)
  const address = readAddress(form.get('address') ?? '')
  const tooLong = [...form].filter(([, value]) => value.length > longest).map(([name]) => name)
  const wrong = [
    ...doubts.filter(({ severity }) => severity === 'blocks').map(({ column }) => column ?? ''),
    ...tooLong,
    ...kinColumns.filter((column) => form.getAll(column).some((text) => text.includes(';'))),
    ...(address === null ? ['address'] : []),
    ...(form.get('sign') === 'yes' ? [] : ['sign']),
  ].map(fieldOf)
  if (wrong.length > 0 || signature === null || address === null) return { wrong: [...new Set(wrong)] }
  const shown = domainToUnicode(address.domain)
  return {
    signature,
    address: addressText(address),
    mailbox: mailboxOf(address),
    doubts: addressDoubts(address, shown, isDisposableEmailDomain),
  }
}

const kinColumns = ['kin_of', 'relation'] as const

const known = new Set<string>([
  ...plainFields,
  'kin_of',
  'relation',
  'kin_outcome',
  'address',
  'capacity',
  'sign',
])

/** Of a column that the form has no field for, the name is looked at: it cannot come from our own page. */
function fieldOf(column: string): TextField | 'capacity' | 'sign' {
  return known.has(column) ? (column as TextField) : 'name'
}

function cellsOf(form: URLSearchParams, language: string, day: string): SignatureCells {
  const texts = Object.fromEntries(plainFields.map((name) => [name, form.get(name) ?? '']))
  const ticked = form.getAll('capacity').filter((code) => capacities.some((each) => each.code === code))
  const consents = askedConsents.map((column) => {
    const answer = form.get(column)
    return [column, answer === 'yes' || answer === 'no' ? answer : ''] as const
  })
  return {
    ...texts,
    ...kinCells(form),
    ...Object.fromEntries(consents),
    [consentColumn('sign')]: 'yes',
    capacity: ticked.join('; '),
    way: 'email_link',
    language,
    explained_by: explainedBy,
    // The day of the consents; that of the signature comes with its confirmation.
    signed_on: day,
  }
}

/** One cell of several relatives each, in the same order. Lines without a name are left out where they are empty. */
function kinCells(form: URLSearchParams): SignatureCells {
  const columns = ['kin_of', 'relation', 'kin_outcome'] as const
  const lines = Array.from({ length: kinLines }, (_, at) =>
    columns.map((column) => form.getAll(column)[at]?.trim() ?? ''),
  )
  const filled = lines.filter(([name, relation]) => name !== '' || relation !== '')
  if (filled.length === 0) return {}
  const cell = (at: number, empty: string) => filled.map((line) => line[at] || empty).join('; ')
  return { kin_of: cell(0, ''), relation: cell(1, 'not stated'), kin_outcome: cell(2, 'unknown') }
}
