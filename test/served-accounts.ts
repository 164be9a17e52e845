/** Accounts of a served register, for tests: made with roles, signed in without a page. */
import type { Account } from '../core/access/account.js'
import type { Role } from '../core/access/roles.js'
import { addAccount } from '../store/accounts/add-account.js'
import { startSession } from '../store/accounts/sessions.js'
import type { Programme } from '../store/programme.js'

/** Somebody who is signed in: the account, and the secret of the session. */
export interface SignedIn {
  readonly account: Account
  readonly secret: string
  /** The headers that a page of the service sends. */
  readonly headers: Readonly<Record<string, string>>
}

/** An invented person of these roles, with a session. */
export async function signedIn(
  programme: Programme,
  address: string,
  person: { readonly name: string; readonly roles: readonly Role[] },
): Promise<SignedIn> {
  const { account, secret } = await programme.engine.transaction(async (session) => {
    const account = await addAccount(session, programme, {
      ...person,
      shownName: `Invented ${person.name}`,
      placeIds: null,
      organisationId: null,
      language: 'en',
    })
    return { account, secret: await startSession(session, programme, account.accountId) }
  })
  return { account, secret, headers: { Cookie: `truebearing-${programme.code}=${secret}`, Origin: address } }
}
