/** Accounts of a programme as the store keeps them. */
import type { Account } from '../../core/access/account.js'
import type { Role } from '../../core/access/roles.js'
import type { Row, Session } from '../engine/engine.js'

/** The columns of an account under the alias `a`. */
export const accountColumns =
  'a.account_id, a.name, a.shown_name, a.roles, a.place_ids, a.organisation_id, a.language'

/** A row of these columns. */
export interface AccountRow extends Row {
  readonly account_id: string
  readonly name: string
  readonly shown_name: string
  readonly roles: readonly Role[]
  readonly place_ids: readonly string[] | null
  readonly organisation_id: string | null
  readonly language: string
}

export function toAccount(row: AccountRow): Account {
  return {
    accountId: row.account_id,
    name: row.name,
    shownName: row.shown_name,
    roles: row.roles,
    placeIds: row.place_ids,
    organisationId: row.organisation_id,
    language: row.language,
  }
}

/** Every account that has not ended, by name. */
export async function activeAccounts(session: Session, programmeId: string): Promise<readonly Account[]> {
  const rows = await session.query<AccountRow>(
    `select ${accountColumns} from accounts a where a.programme_id = $1 and a.ended_at is null order by a.name`,
    [programmeId],
  )
  return rows.map(toAccount)
}
