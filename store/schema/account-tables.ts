/**
 * Tables of accounts: who may sign in, by what, and what they were answered. None of it is in the log: whom a programme
 * employs is not part of its register. Times are whole seconds since 1970, by the programme's clock. Of every secret the
 * SHA-256 stands here alone, of a password its scrypt.
 */

/** `place_ids` null: everywhere. An account that ended keeps its name, so that what it did is never another person's. */
const accounts = `
create table if not exists accounts (
  programme_id uuid not null references programmes,
  account_id uuid not null,
  name text not null,
  shown_name text not null,
  roles text[] not null,
  place_ids uuid[],
  organisation_id uuid,
  language text not null,
  password text,
  made_at bigint not null,
  ended_at bigint,
  primary key (programme_id, account_id)
)`

const accountsByName = `
create unique index if not exists accounts_by_name on accounts (programme_id, name)`

/** Somebody who is signed in. \`used_at\` is written every few minutes at most. */
const accountSessions = `
create table if not exists account_sessions (
  programme_id uuid not null references programmes,
  token_sha256 bytea not null,
  account_id uuid not null,
  started_at bigint not null,
  used_at bigint not null,
  primary key (programme_id, token_sha256)
)`

const accountSessionsByAccount = `
create index if not exists account_sessions_by_account on account_sessions (programme_id, account_id)`

/** A link by which somebody sets a password, once. */
const accountLinks = `
create table if not exists account_links (
  programme_id uuid not null references programmes,
  token_sha256 bytea not null,
  account_id uuid not null,
  expires_at bigint not null,
  primary key (programme_id, token_sha256)
)`

/** For programs that read the register by themselves. \`roles\` are at most those of the account. */
const accountTokens = `
create table if not exists account_tokens (
  programme_id uuid not null references programmes,
  token_id uuid not null,
  token_sha256 bytea not null,
  account_id uuid not null,
  label text not null,
  roles text[] not null,
  made_at bigint not null,
  expires_at bigint not null,
  primary key (programme_id, token_id)
)`

const accountTokensByHash = `
create unique index if not exists account_tokens_by_hash on account_tokens (programme_id, token_sha256)`

/** Keys that stay with their person; the public half stands here. \`counter\` only grows, where a key counts at all. */
const accountPasskeys = `
create table if not exists account_passkeys (
  programme_id uuid not null references programmes,
  passkey_id uuid not null,
  account_id uuid not null,
  credential text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  label text not null,
  made_at bigint not null,
  primary key (programme_id, passkey_id)
)`

const accountPasskeysByCredential = `
create unique index if not exists account_passkeys_by_credential on account_passkeys (programme_id, credential)`

/** What a key was asked to sign, once, within minutes; \`account_id\` null: to sign in, as whoever holds the key. */
const passkeyChallenges = `
create table if not exists passkey_challenges (
  programme_id uuid not null references programmes,
  challenge text not null,
  account_id uuid,
  expires_at bigint not null,
  primary key (programme_id, challenge)
)`

/** Lists that somebody keeps under a name; `query` is the JSON of what is asked, by parameter. */
const accountViews = `
create table if not exists account_views (
  programme_id uuid not null references programmes,
  view_id uuid not null,
  account_id uuid not null,
  kinds text not null,
  name text not null,
  query text not null,
  columns text[] not null,
  primary key (programme_id, view_id),
  unique (programme_id, account_id, kinds, name)
)`

/** Views that everybody of the programme may use. They stay when the account of whoever shared them ends. */
const sharedViews = `
create table if not exists shared_views (
  programme_id uuid not null references programmes,
  view_id uuid not null,
  primary key (programme_id, view_id),
  foreign key (programme_id, view_id) references account_views on delete cascade
)`

/** What a request with an Idempotency-Key was answered; \`status\` null: it runs. */
const keptAnswers = `
create table if not exists kept_answers (
  programme_id uuid not null references programmes,
  account_id uuid not null,
  request_key text not null,
  request_sha256 bytea not null,
  status int,
  answer text,
  kept_at bigint not null,
  primary key (programme_id, account_id, request_key)
)`

/** Statements that make the tables, one each. */
export const accountTableStatements: readonly string[] = [
  accounts,
  accountsByName,
  accountSessions,
  accountSessionsByAccount,
  accountLinks,
  accountTokens,
  accountTokensByHash,
  accountPasskeys,
  accountPasskeysByCredential,
  passkeyChallenges,
  accountViews,
  sharedViews,
  keptAnswers,
]
