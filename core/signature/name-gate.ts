/**
 * What of a signature may be printed for anybody (figures-and-documents.md, "Signatories"): what its signer said yes to,
 * and of the dead only what no close kin objects to and what does not point to somebody who was injured beside them.
 */
import type { Kin, Signature } from './signature.js'
import { hasConsent, nameKey } from './signature.js'

/** A signatory as printed. Texts are empty where they are not printed. */
export interface PrintedSignatory {
  readonly name: string
  readonly capacities: readonly string[]
  readonly ownWord: string
  readonly organisation: string
  readonly position: string
  readonly decidedBy: string
  readonly decidedOn: string
  /** The dead whose kin the signer is: `Orrin Vole (mother)`, or the name alone where the relation is not stated. */
  readonly dead: readonly string[]
}

/** What is known beside the one signature. */
export interface NamingGate {
  /** Whether kin said no to naming this one, or somebody who lives has the same name. */
  readonly isNameClosed: (name: string) => boolean
  /** Whether naming a dead of this explosion would point to the few who were injured in it. */
  readonly isExplosionClosed: (explosion: string) => boolean
}

/** What is printed of a signature; null: counted and not named. */
export function printedSignatory(signature: Signature, gate: NamingGate): PrintedSignatory | null {
  if (!hasConsent(signature, 'name_in_public')) return null
  const nothing = { ownWord: '', organisation: '', position: '', decidedBy: '', decidedOn: '', dead: [] }
  const name = signature.name === '' ? (signature.organisation ?? '') : signature.name
  if (!hasConsent(signature, 'capacity')) {
    // An organisation that signs has no other name than itself.
    return { name, capacities: [], ...nothing }
  }
  const dead = signature.kin.filter((kin) => mayBeNamed(signature, kin, gate))
  return {
    name,
    capacities: printedCapacities(signature, dead.length > 0),
    ownWord: signature.ownWord ?? '',
    organisation: name === signature.organisation ? '' : (signature.organisation ?? ''),
    position: signature.position ?? '',
    decidedBy: signature.decidedBy ?? '',
    decidedOn: signature.decidedOn ?? '',
    dead: dead.map((kin) => (kin.relation === null ? kin.name : `${kin.name} (${kin.relation})`)),
  }
}

/** Only the dead are ever named. Those who live, missing or injured, sign for themselves. */
function mayBeNamed(signature: Signature, kin: Kin, gate: NamingGate): boolean {
  if (kin.outcome !== 'killed' || !hasConsent(signature, 'name_and_photo_of_the_dead')) return false
  if (gate.isNameClosed(kin.name)) return false
  if (kin.explosion !== null && gate.isExplosionClosed(kin.explosion)) return false
  const sameName = (other: Kin) => other.outcome !== 'killed' && nameKey(other.name) === nameKey(kin.name)
  return !signature.kin.some(sameName)
}

/** Beside a named dead, that the signer is guardian too would point to a child who was injured. */
function printedCapacities(signature: Signature, namesDead: boolean): readonly string[] {
  const othersLive = signature.kin.some(({ outcome }) => outcome !== 'killed')
  return namesDead && othersLive
    ? signature.capacities.filter((capacity) => capacity !== 'guardian')
    : signature.capacities
}

/** Whether naming a dead of an explosion leaves those injured in it too few to be told from one another. */
export function isTooFew(injured: number, k: number): boolean {
  return injured > 0 && injured < k
}
