/** New accounts. */
import type { Account } from '../../core/access/account.js'
import type { Session } from '../engine/engine.js'
import type { Programme } from '../programme.js'
import { newRecordId } from '../record-id.js'
import { secondsOf } from '../signing/documents.js'
import { problem } from './problems.js'

/** Who is to have an account; ids are given. */
export type NewAccount = Omit<Account, 'accountId'>

/** Adds an account without a password: a link lets its person set one. Throws `name-taken`. */
export async function addAccount(
  session: Session,
  { programmeId, now }: Pick<Programme, 'programmeId' | 'now'>,
  account: NewAccount,
): Promise<Account> {
  const accountId = newRecordId()
  const made = await session.query(
    `insert into accounts
       (programme_id, account_id, name, shown_name, roles, place_ids, organisation_id, language, made_at)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)
     on conflict (programme_id, name) do nothing returning account_id`,
    [
      programmeId,
      accountId,
      account.name,
      account.shownName,
      account.roles,
      account.placeIds,
      account.organisationId,
      account.language,
      secondsOf(now()),
    ],
  )
  if (made.length === 0) throw problem.nameTaken({ name: account.name })
  return { accountId, ...account }
}
