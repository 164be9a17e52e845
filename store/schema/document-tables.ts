/**
 * Texts that are being written. Every save stays as a revision of its own, so that nothing that was written is lost; what
 * is published is sealed in the log. Times are whole seconds since 1970, by the programme's clock.
 */
const documentTexts = `
create table if not exists document_texts (
  programme_id uuid not null references programmes,
  document_id text not null,
  language text not null,
  revision int not null,
  is_original boolean not null,
  text text not null,
  saved_at bigint not null,
  saved_by text not null,
  primary key (programme_id, document_id, language, revision)
)`

/**
 * Who asked that a document be published, and which revisions they had before them. A second person carries it out; the
 * same person after a day (interface.md, "Time").
 */
const publicationRequests = `
create table if not exists publication_requests (
  programme_id uuid not null references programmes,
  document_id text not null,
  texts_sha256 bytea not null,
  asked_at bigint not null,
  asked_by text not null,
  primary key (programme_id, document_id)
)`

/** Statements that make the tables, one each. */
export const documentTableStatements: readonly string[] = [documentTexts, publicationRequests]
