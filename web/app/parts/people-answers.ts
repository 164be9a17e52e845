/** What the routes under /api/people answer, as the pages read it. */
import type { Account } from '../../../core/access/account.js'

/** An account, and whether its person has set a password. */
export type Person = Account & { readonly state: 'invited' | 'active' }

export interface PeopleAnswer {
  readonly people: readonly Person[]
  /** Whose accounts ended. */
  readonly ended: readonly Person[]
  /** Places and organisations that accounts name. */
  readonly named: readonly { readonly id: string; readonly name: string | null }[]
}

/** An account with the link by which its person signs in. */
export interface MadeLink {
  readonly person: Person
  readonly link: string
}

/** What an administrator decides of an account: what it may do, where, and for whom. */
export type PersonRights = Pick<Account, 'roles' | 'placeIds' | 'organisationId'>

/** What a new account is given unless somebody says otherwise. */
export const noRights: PersonRights = { roles: [], placeIds: null, organisationId: null }

/** The part of an account that is decided, alone. */
export function rightsIn({ roles, placeIds, organisationId }: PersonRights): PersonRights {
  return { roles, placeIds, organisationId }
}

/** Whether it can be sent: without a role nothing can be done, and a limit to no place at all is no limit that anybody means. */
export function isWhole({ roles, placeIds }: PersonRights): boolean {
  return roles.length > 0 && placeIds?.length !== 0
}
