/** One signature, and the values of its entry in the log. */
import type { Value, Values } from '../record/definition.js'
import type { KinOutcome } from './codes.js'
import { kinOutcomes } from './codes.js'

/** Somebody of whom the signer is kin. `relation` null: not stated. `explosion`: the accident's number, where stated. */
export interface Kin {
  readonly name: string
  readonly relation: string | null
  readonly outcome: KinOutcome
  readonly explosion: string | null
}

/** The answer to one question. */
export interface ConsentAnswer {
  readonly purpose: string
  readonly isGiven: boolean
  /** YYYY-MM-DD. */
  readonly date: string | null
  readonly language: string | null
  readonly explainedBy: string | null
}

/** A signature as it was given. Texts as typed, days YYYY-MM-DD, hashes lower-case hex. */
export interface Signature {
  /** The number of the signer in the list of those who collected it. */
  readonly number: string | null
  /** Empty only where an organisation signs by itself. */
  readonly name: string
  readonly capacities: readonly string[]
  /** What a survivor or victim calls themselves. */
  readonly ownWord: string | null
  readonly organisation: string | null
  readonly position: string | null
  /** The mandate of an organisation: who decided, and when. */
  readonly decidedBy: string | null
  readonly decidedOn: string | null
  readonly kin: readonly Kin[]
  readonly guardianOf: string | null
  readonly representativeOf: string | null
  readonly authority: string | null
  readonly way: string
  /** The language in which the text was read aloud. */
  readonly readAloudIn: string | null
  readonly witness: string | null
  readonly scanSha256: string | null
  readonly signedOn: string | null
  /** The hash of the text that was signed, where the list states another than the document at hand. */
  readonly textSha256: string | null
  readonly consents: readonly ConsentAnswer[]
}

/** Labels of a signature's own values in `signature-given`; those of the entry (document, keys, hashes) stand beside them. */
export const signatureLabels = [
  'number',
  'signatory',
  'capacity',
  'own_word',
  'organisation',
  'position',
  'mandate',
  'kin',
  'guardian_of',
  'representative_of',
  'authority',
  'way',
  'read_aloud_in',
  'witness',
  'scan_sha256',
  'signed_on',
  'consents',
] as const

/** The committed values: `mandate` is [who, day]; each of `kin` [name, relation, outcome, explosion]; each of `consents` [purpose, yes or no, day, language, who explained]. */
export function signatureValues(signature: Signature): Values {
  const { decidedBy, decidedOn, kin, consents } = signature
  return {
    number: signature.number,
    signatory: signature.name,
    capacity: signature.capacities,
    own_word: signature.ownWord,
    organisation: signature.organisation,
    position: signature.position,
    mandate: decidedBy === null && decidedOn === null ? null : [decidedBy, decidedOn],
    kin: kin.length === 0 ? null : kin.map((one) => [one.name, one.relation, one.outcome, one.explosion]),
    guardian_of: signature.guardianOf,
    representative_of: signature.representativeOf,
    authority: signature.authority,
    way: signature.way,
    read_aloud_in: signature.readAloudIn,
    witness: signature.witness,
    scan_sha256: signature.scanSha256,
    signed_on: signature.signedOn,
    consents: consents.map(({ purpose, isGiven, date, language, explainedBy }) => [
      purpose,
      isGiven ? 'yes' : 'no',
      date,
      language,
      explainedBy,
    ]),
  }
}

/** The signature of committed values; `textSha256` stays beside it. */
export function signatureOf(values: Values): Signature {
  const text = (label: string) => asText(values[label])
  const [decidedBy, decidedOn] = asList(values.mandate).map(asText)
  return {
    number: text('number'),
    name: text('signatory') ?? '',
    capacities: asList(values.capacity).flatMap((value) => asText(value) ?? []),
    ownWord: text('own_word'),
    organisation: text('organisation'),
    position: text('position'),
    decidedBy: decidedBy ?? null,
    decidedOn: decidedOn ?? null,
    kin: asList(values.kin).map(kinOf),
    guardianOf: text('guardian_of'),
    representativeOf: text('representative_of'),
    authority: text('authority'),
    way: text('way') ?? 'unknown',
    readAloudIn: text('read_aloud_in'),
    witness: text('witness'),
    scanSha256: text('scan_sha256'),
    signedOn: text('signed_on'),
    textSha256: text('text_sha256'),
    consents: asList(values.consents).map(consentOf),
  }
}

function kinOf(value: Value): Kin {
  const [name, relation, outcome, explosion] = asList(value).map(asText)
  return {
    name: name ?? '',
    relation: relation ?? null,
    outcome: kinOutcomes.find((known) => known === outcome) ?? 'unknown',
    explosion: explosion ?? null,
  }
}

function consentOf(value: Value): ConsentAnswer {
  const [purpose, answer, date, language, explainedBy] = asList(value).map(asText)
  return {
    purpose: purpose ?? '',
    isGiven: answer === 'yes',
    date: date ?? null,
    language: language ?? null,
    explainedBy: explainedBy ?? null,
  }
}

function asText(value: Value | undefined): string | null {
  return typeof value === 'string' ? value : null
}

function asList(value: Value | undefined): readonly Value[] {
  return Array.isArray(value) ? value : []
}

/** Whether the signer said yes to a purpose. What was not asked was not given. */
export function hasConsent({ consents }: Pick<Signature, 'consents'>, purpose: string): boolean {
  return consents.some((answer) => answer.purpose === purpose && answer.isGiven)
}

/** Whether the signer said no to it, which is more than not having been asked. */
export function hasRefused({ consents }: Pick<Signature, 'consents'>, purpose: string): boolean {
  return consents.some((answer) => answer.purpose === purpose && !answer.isGiven)
}

/**
 * A name for finding the same person again: compatibility forms and case folded, marks between words left out, words
 * sorted, so that "Vole, Tessa" is "Tessa Vole". Only ever compared, never shown.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, ' ')
    .trim()
    .split(' ')
    .sort()
    .join(' ')
}
