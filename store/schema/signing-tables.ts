/**
 * Tables of signing by e-mail: what is asked and not yet a signature. A signature itself is an entry of the log; an address
 * stands here alone, in `signing_addresses`, so that it can be deleted. Times are whole seconds since 1970, by the
 * programme's clock.
 */

/** The texts of a document that is open for signing; `closed_at` null: it still is. */
const signingDocuments = `
create table if not exists signing_documents (
  programme_id uuid not null references programmes,
  document_id text not null,
  language text not null,
  is_original boolean not null,
  text_sha256 bytea not null,
  text text not null,
  opened_at bigint not null,
  closed_at bigint,
  held_back int not null default 0,
  primary key (programme_id, document_id, language)
)`

/**
 * One form that was sent. \`draft\` is the JSON of the signature until it is given; \`entry\` the number of the entry that
 * gave it. \`repeated\`: confirmed, and the same person stood there already by the same address.
 */
const signingRequests = `
create table if not exists signing_requests (
  programme_id uuid not null references programmes,
  request_id uuid not null,
  document_id text not null,
  language text not null,
  text_sha256 bytea not null,
  draft text,
  asked_at bigint not null,
  expires_at bigint not null,
  state text not null check (state in ('waiting', 'confirmed', 'repeated', 'withdrawn', 'expired')),
  delivery text not null check (delivery in ('none', 'taken', 'delayed', 'undeliverable')),
  entry bigint,
  record_id uuid,
  primary key (programme_id, request_id)
)`

const signingRequestsByDocument = `
create index if not exists signing_requests_by_document on signing_requests (programme_id, document_id, asked_at)`

const signingRequestsWaiting = `
create index if not exists signing_requests_waiting on signing_requests (programme_id, expires_at)
  where state = 'waiting'`

/** `mailbox` is what core/mail/address.ts makes of it: only compared. */
const signingAddresses = `
create table if not exists signing_addresses (
  programme_id uuid not null references programmes,
  request_id uuid not null,
  address text not null,
  mailbox text not null,
  primary key (programme_id, request_id)
)`

const signingAddressesByMailbox = `
create index if not exists signing_addresses_by_mailbox on signing_addresses (programme_id, mailbox)`

/** The SHA-256 of the random token of a link; the token itself is in the message alone. */
const signingTokens = `
create table if not exists signing_tokens (
  programme_id uuid not null references programmes,
  token_sha256 bytea not null,
  request_id uuid not null,
  purpose text not null check (purpose in ('confirm', 'counted')),
  expires_at bigint,
  primary key (programme_id, token_sha256)
)`

/** Messages to be sent and what became of each. \`last_code\` is the reply of the server, as a number alone. */
const mailOutbox = `
create table if not exists mail_outbox (
  programme_id uuid not null references programmes,
  message_id uuid not null,
  request_id uuid not null,
  purpose text not null check (purpose in ('confirm', 'counted')),
  state text not null check (state in ('waiting', 'sending', 'taken', 'refused', 'given_up', 'dropped')),
  attempts int not null,
  next_at bigint not null,
  last_code text,
  queued_at bigint not null,
  taken_at bigint,
  primary key (programme_id, message_id)
)`

const mailOutboxWaiting = `
create index if not exists mail_outbox_waiting on mail_outbox (programme_id, next_at)
  where state in ('waiting', 'sending')`

/** Doubts; \`about\` is a request's id, or the SHA-256 of a file in hex. No address stands in \`message\`. */
const signingFindings = `
create table if not exists signing_findings (
  programme_id uuid not null references programmes,
  rule text not null,
  about text not null,
  document_id text,
  message text not null,
  found_at bigint not null,
  primary key (programme_id, rule, about)
)`

/** Statements that make the tables, one each. */
export const signingTableStatements: readonly string[] = [
  signingDocuments,
  signingRequests,
  signingRequestsByDocument,
  signingRequestsWaiting,
  signingAddresses,
  signingAddressesByMailbox,
  signingTokens,
  mailOutbox,
  mailOutboxWaiting,
  signingFindings,
]
