/** The words of signatures: in which capacity, in which way, and what is consented to, each on its own. */
import { consentPurposes } from '../record/consent.js'
import type { Code } from '../record/definition.js'
import { code, unknownCode } from '../record/fields.js'

/** One signature may have several; it is counted once. */
export const capacities: readonly Code[] = [
  code('officer', 'officer of an organisation'),
  code('organisation', 'the organisation itself'),
  code('survivor', 'survivor or victim'),
  code('kin', 'kin of people killed or injured'),
  code('guardian', 'guardian'),
  code('representative', 'representative with written authority'),
  code('supporter', 'supporter'),
]

/** Counted where a signer agreed to the name and not to the capacity. */
export const notPrinted: Code = code('not_printed', 'named without their capacity')

/** How it was given; one a signature. Lists that do not say so are counted as unknown. */
export const ways: readonly Code[] = [
  code('paper', 'signed on paper'),
  code('mark', 'by a mark before a witness'),
  code('thumb', 'by a thumb before a witness'),
  code('voice', 'by voice before a witness'),
  code('email_link', 'by a link confirmed through e-mail'),
  code('passkey', 'with a passkey'),
  unknownCode,
]

/** What may stand beside any way, each counted on a line of its own. */
export const besideWays: readonly Code[] = [
  code('read_aloud', 'read aloud to the signer'),
  code('witnessed', 'before a recorded witness'),
  code('scanned', 'a scan is kept'),
]

/** Ways that are a signature only before a witness. */
export const waysBeforeWitness: readonly string[] = ['mark', 'thumb', 'voice']

const notAsked = ['keep_record', 'other']

/** What a signer is asked, one by one: the purposes of a person's consents that have to do with signing. */
export const signerConsents: readonly Code[] = consentPurposes.filter(
  (purpose) => !notAsked.includes(purpose.code),
)

/** The column of a consent. The word capacity is taken by the capacity itself. */
export function consentColumn(purpose: string): string {
  return purpose === 'capacity' ? 'capacity_in_public' : purpose
}

/** Outcomes of kin. */
export const kinOutcomes = ['killed', 'injured', 'missing', 'unknown'] as const
export type KinOutcome = (typeof kinOutcomes)[number]

/** The label of a code among these, or the code itself. */
export function labelOf(codes: readonly Code[], name: string): string {
  return codes.find((known) => known.code === name)?.label ?? name
}
