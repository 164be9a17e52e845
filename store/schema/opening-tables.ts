/**
 * Who opened which confidential field, and why. The log holds the act by its role; the account stands here, because whom a
 * programme employs is not part of its register. `entry` is the number (n + 1) of the act.
 */
const confidentialOpenings = `
create table if not exists confidential_openings (
  programme_id uuid not null references programmes,
  entry bigint not null,
  account_id uuid not null,
  record_id uuid not null,
  kind text not null,
  field text not null,
  reason text not null,
  opened_at bigint not null,
  primary key (programme_id, entry)
)`

/** Statements that make the table, one each. */
export const openingTableStatements: readonly string[] = [confidentialOpenings]
