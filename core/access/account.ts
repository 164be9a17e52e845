/** A person who signs in to a register, as every part of the house sees them. */
import type { Role } from './roles.js'

/** One account of one programme. Its number is never in the log; entries say the role alone. */
export interface Account {
  readonly accountId: string
  /** The word by which the person signs in: lower case, unique in the programme. */
  readonly name: string
  /** As the person writes it. */
  readonly shownName: string
  readonly roles: readonly Role[]
  /** Record ids of places: the person sees restricted values of records there alone; null: everywhere. */
  readonly placeIds: readonly string[] | null
  /** The record id of the organisation for which the person works; null: none is said. */
  readonly organisationId: string | null
  /** BCP 47, one of the eight languages of the pages. */
  readonly language: string
}
