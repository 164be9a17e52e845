/** Who signed a document as staff see it: counted as a whole, named as the published list would name them. */
import type { Finding } from '../core/finding.js'
import { signerConsents } from '../core/signature/codes.js'
import type { PrintedSignatory } from '../core/signature/name-gate.js'
import { printedSignatory } from '../core/signature/name-gate.js'
import { hasConsent } from '../core/signature/signature.js'
import type { Session } from '../store/engine/engine.js'
import type { ListedSignature, TakenList } from '../store/signatures/list-signatures.js'
import { signaturesAfter } from '../store/signatures/list-signatures.js'
import type { SignedText } from '../store/signatures/read-signatures.js'
import { namingGate } from './signatories.js'

/** A signature of the list. `printed` null: the signer is counted and not named. */
export interface SeenSignature {
  /** Number of the entry that gave it. */
  readonly entry: number
  readonly capacities: readonly string[]
  readonly way: string
  readonly signedOn: string | null
  /** What the signer said yes to. */
  readonly consents: readonly string[]
  readonly printed: PrintedSignatory | null
}

/** A page of the signatures of a text; `next` is the entry after which the following page begins. */
export async function seenSignatures(
  session: Session,
  programmeId: string,
  signed: SignedText & { readonly k: number },
  { after, most }: { readonly after: number; readonly most: number },
): Promise<{ readonly signatures: readonly SeenSignature[]; readonly next: number | null }> {
  const found = await signaturesAfter(session, programmeId, signed, { after, most: most + 1 })
  const gate = await namingGate(session, programmeId, signed)
  const signatures = found.slice(0, most).map(({ entry, signature }: ListedSignature): SeenSignature => {
    const { capacities, way, signedOn } = signature
    const consents = signerConsents.filter(({ code }) => hasConsent(signature, code)).map(({ code }) => code)
    return { entry, capacities, way, signedOn, consents, printed: printedSignatory(signature, gate) }
  })
  return { signatures, next: found.length > most ? (signatures.at(-1)?.entry ?? null) : null }
}

/** A check of a list without the text of the cell, which may name somebody: where it stands is said. */
export function withoutCell({ rule, severity, row, column, text, message }: Finding) {
  const said = text === null || text.trim() === '' ? message : message.replaceAll(text.trim(), '…')
  return { rule, severity, row, column, message: said }
}

/** A list that came in, its checks without the text of their cells. */
export function seenList({ entry, at, fileName, findings }: TakenList) {
  return { entry, at, fileName, findings: findings.map(withoutCell) }
}
