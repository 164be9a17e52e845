/** The derived rows of signatures and of objections, from the values of their entries alone. */
import { createHash } from 'node:crypto'
import type { Value, Values } from '../../core/record/definition.js'
import type { Kin, Signature } from '../../core/signature/signature.js'
import {
  hasConsent,
  hasRefused,
  nameKey,
  signatureOf,
  signatureValues,
} from '../../core/signature/signature.js'
import { CopyLines } from '../copy-text.js'
import type { Session } from '../engine/engine.js'

/** The word of the decision by which kin who does not sign says no to naming the dead. */
export const namingObjected = 'naming-objected'

/** The purpose that kin says yes or no to. */
const namingTheDead = 'name_and_photo_of_the_dead'

/** 16 bytes of SHA-256: enough that no two of a thousand million meet by chance. */
export function shortKey(text: string): Uint8Array {
  return createHash('sha256').update(text).digest().subarray(0, 16)
}

/** The key of a name, by which the same person is found again; hex. */
export function keyOfName(name: string): string {
  return Buffer.from(shortKey(`name\n${nameKey(name)}`)).toString('hex')
}

/** What a signature says of which text, by which a row of a list that says the same is known again; hex. */
export function contentKey(signature: Signature, textSha256: string): string {
  return Buffer.from(shortKey(JSON.stringify([signatureValues(signature), textSha256]))).toString('hex')
}

/** Lines of both tables, gathered for one COPY each. */
export class SignatureLines {
  readonly #signatures = new CopyLines()
  readonly #kin = new CopyLines()

  constructor(readonly programmeId: string) {}

  /** `values` of a signature-given entry whose number is `entry`. */
  addGiven(entry: number, values: Values): void {
    const signature = signatureOf(values)
    const signsItself = signature.capacities.includes('organisation') && signature.organisation !== null
    this.#signatures.add(
      this.programmeId,
      entry,
      String(values.record_id),
      String(values.document_id),
      bytesOf(values.text_sha256),
      bytesOf(values.row_key),
      Buffer.from(contentKey(signature, String(values.text_sha256)), 'hex'),
      Buffer.from(keyOfName(signature.name), 'hex'),
      signsItself ? Buffer.from(keyOfName(signature.organisation ?? ''), 'hex') : null,
      signature.capacities,
      signature.way,
      signature.readAloudIn,
      signature.witness !== null,
      signature.scanSha256 !== null,
      hasConsent(signature, 'name_in_public'),
      null,
    )
    const refuses = hasRefused(signature, namingTheDead)
    this.#addKin(entry, values, signature.kin, (kin) => refuses && kin.outcome === 'killed')
  }

  /** `values` of a decision by which somebody objects to naming the dead that `take` lists. */
  addObjection(entry: number, values: Values): void {
    const names = Array.isArray(values.take) ? values.take.map(String) : []
    const kin = names.map((name): Kin => ({ name, relation: null, outcome: 'killed', explosion: null }))
    const key = { document_id: values.field ?? '', row_key: values.code ?? '' }
    this.#addKin(entry, key, kin, () => true)
  }

  #addKin(entry: number, values: Values, kin: readonly Kin[], isRefused: (kin: Kin) => boolean): void {
    kin.forEach((one, ordinal) => {
      this.#kin.add(
        this.programmeId,
        entry,
        ordinal,
        String(values.document_id),
        bytesOf(values.row_key),
        Buffer.from(keyOfName(one.name), 'hex'),
        one.outcome,
        one.explosion,
        isRefused(one),
      )
    })
  }

  async write(session: Session): Promise<void> {
    if (this.#signatures.count > 0) {
      await session.copyIn(
        `copy signatures (programme_id, entry, record_id, document_id, text_sha256, row_key, content, name_key,
          organisation_key, capacities, way, read_aloud_in, is_witnessed, is_scanned, in_public, withdrawn) from stdin`,
        this.#signatures.bytes(),
      )
    }
    if (this.#kin.count > 0) {
      await session.copyIn(
        `copy signature_kin (programme_id, entry, ordinal, document_id, row_key, name_key, outcome, explosion,
          is_refused) from stdin`,
        this.#kin.bytes(),
      )
    }
  }
}

function bytesOf(hex: Value | undefined): Uint8Array {
  return Buffer.from(typeof hex === 'string' ? hex : '', 'hex')
}
