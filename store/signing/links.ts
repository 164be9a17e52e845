/** Following a link: looked at as often as anybody likes, which changes nothing; confirmed or withdrawn by a press. */
import { createHash } from 'node:crypto'
import { dayIn } from '../../core/day.js'
import type { MailPurpose } from '../../core/mail/compose.js'
import { Problem } from '../../core/problem.js'
import type { Signature } from '../../core/signature/signature.js'
import { keepCheckpoint } from '../checkpoint.js'
import type { Session } from '../engine/engine.js'
import type { Programme } from '../programme.js'
import { oneAtATime } from '../programme.js'
import { problem as programmeProblem } from '../programme-problems.js'
import { settingsNow } from '../settings.js'
import { giveSignatures, prepareSignature, withdrawSignature } from '../signatures/give-signatures.js'
import { standingKeys } from '../signatures/read-signatures.js'
import { keyOfName } from '../signatures/signature-rows.js'
import { forgetRequests, secondsOf, withRepeated } from './documents.js'
import type { SigningDoubt } from './findings.js'
import { addSigningFindings } from './findings.js'
import { hashOfToken, queueMail } from './outbox.js'
import { problem } from './problems.js'

/** A link that leads somewhere. */
export interface FollowedLink {
  readonly requestId: string
  readonly documentId: string
  readonly language: string
  readonly state: 'waiting' | 'confirmed' | 'repeated' | 'withdrawn'
  /** The authoritative text of the document. */
  readonly text: string
}

interface LinkRow extends Record<string, unknown> {
  readonly request_id: string
  readonly document_id: string
  readonly language: string
  readonly state: 'waiting' | 'confirmed' | 'repeated' | 'withdrawn' | 'expired'
  readonly text: string
  readonly is_open: boolean
  readonly is_over: boolean
  readonly draft: string | null
  readonly record_id: string | null
  readonly hash: string
}

/** Where a link leads. Throws `link-over`, always the same one: for a link that never was too. */
export async function followLink(
  programme: Programme,
  token: string,
  purpose: MailPurpose,
): Promise<FollowedLink> {
  const row = await programme.engine.transaction((session) => linkRow(session, programme, token, purpose))
  return linkOf(row)
}

async function linkRow(
  session: Session,
  programme: Programme,
  token: string,
  purpose: MailPurpose,
): Promise<LinkRow> {
  if (!/^[A-Za-z0-9_-]{43}$/.test(token)) throw problem.linkOver({})
  const [row] = await session.query<LinkRow>(
    `select r.request_id, r.document_id, r.language, r.state, d.text, d.closed_at is null as is_open,
       coalesce(t.expires_at <= $4, false) as is_over, r.draft, r.record_id, encode(r.text_sha256, 'hex') as hash
     from signing_tokens t
     join signing_requests r on r.programme_id = t.programme_id and r.request_id = t.request_id
     join lateral (select d.text, d.closed_at from signing_documents d
       where d.programme_id = r.programme_id and d.document_id = r.document_id
       order by d.is_original desc limit 1) d on true
     where t.programme_id = $1 and t.token_sha256 = $2 and t.purpose = $3`,
    [programme.programmeId, hashOfToken(token), purpose, secondsOf(programme.now())],
  )
  // Once a signature stands, its link says so until the end; before that it needs time left and a document that is open.
  const isDone = row !== undefined && row.state !== 'waiting' && row.state !== 'expired'
  const canBeUsed = row?.state === 'waiting' && row.is_open && !row.is_over
  if (!row || !(isDone || canBeUsed)) throw problem.linkOver({})
  return row
}

function linkOf(row: LinkRow): FollowedLink {
  const { state } = row
  if (state === 'expired') throw problem.linkOver({})
  return {
    requestId: row.request_id,
    documentId: row.document_id,
    language: row.language,
    state,
    text: row.text,
  }
}

/**
 * Makes the signature of a request, once: a second press changes nothing. The same name by the same address that stands
 * already is not counted again. Throws `link-over`.
 */
export async function confirmLink(programme: Programme, token: string): Promise<FollowedLink> {
  if (programme.readOnlyBecause) throw programmeProblem.readOnly({ ...programme.readOnlyBecause })
  const { timeZone } = await settingsNow(programme)
  const signedOn = dayIn(timeZone, programme.now())
  const confirmed = await oneAtATime(programme, () =>
    programme.engine.transaction(async (session) => {
      const row = await linkRow(session, programme, token, 'confirm')
      if (row.state !== 'waiting') return { link: linkOf(row), isNew: false }
      if (row.draft === null) throw new Error(`the request ${row.request_id} waits and holds no signature`)
      const signature: Signature = { ...(JSON.parse(row.draft) as Signature), way: 'email_link', signedOn }
      const isNew = !(await isRepeated(session, programme, row, signature))
      if (isNew) await giveConfirmed(session, programme, row, signature)
      else
        await closeRequest(session, programme, row.request_id, {
          state: 'repeated',
          entry: null,
          recordId: null,
        })
      return {
        link: { ...linkOf(row), state: isNew ? ('confirmed' as const) : ('repeated' as const) },
        isNew,
      }
    }),
  )
  if (confirmed.isNew) await keepCheckpoint(programme)
  return confirmed.link
}

/** Whether the same name stands already by the same address under the document. */
async function isRepeated(
  session: Session,
  { programmeId }: Programme,
  row: LinkRow,
  signature: Signature,
): Promise<boolean> {
  const [same] = await session.query(
    `select s.entry from signing_addresses own
     join signing_addresses a on a.programme_id = own.programme_id and lower(a.address) = lower(own.address)
     join signing_requests r on r.programme_id = a.programme_id and r.request_id = a.request_id
     join signatures s on s.programme_id = r.programme_id and s.record_id = r.record_id
     where own.programme_id = $1 and own.request_id = $2 and r.document_id = $3 and s.withdrawn is null
       and s.name_key = decode($4, 'hex') and s.text_sha256 = decode($5, 'hex') limit 1`,
    [programmeId, row.request_id, row.document_id, keyOfName(signature.name), row.hash],
  )
  return same !== undefined
}

async function giveConfirmed(
  session: Session,
  programme: Programme,
  row: LinkRow,
  signature: Signature,
): Promise<void> {
  const { programmeId } = programme
  const now = secondsOf(programme.now())
  const doubts = await sameAgain(session, programmeId, row.document_id, signature)
  const prepared = prepareSignature(programme, signature, {
    documentId: row.document_id,
    textSha256: row.hash,
    submission: null,
    rowKey: createHash('sha256').update(`request\n${row.request_id}`).digest('hex').slice(0, 32),
  })
  const entry = await giveSignatures(session, programme, [prepared])
  const { recordId } = prepared.entry
  await closeRequest(session, programme, row.request_id, { state: 'confirmed', entry, recordId })
  await queueMail(session, programmeId, { requestId: row.request_id, purpose: 'counted', now })
  const place = { about: row.request_id, documentId: row.document_id, now }
  await addSigningFindings(session, programmeId, place, doubts)
}

async function closeRequest(
  session: Session,
  { programmeId }: Programme,
  requestId: string,
  become: { readonly state: string; readonly entry: number | null; readonly recordId: string | null },
): Promise<void> {
  await session.query(
    `update signing_requests set state = $3, entry = $4, record_id = $5, draft = null
     where programme_id = $1 and request_id = $2`,
    [programmeId, requestId, become.state, become.entry, become.recordId],
  )
}

/** The same doubts as of a list: the same person or organisation twice, an organisation without mandate. */
async function sameAgain(
  session: Session,
  programmeId: string,
  documentId: string,
  signature: Signature,
): Promise<readonly SigningDoubt[]> {
  const look = async (of: 'name_key' | 'organisation_key', name: string, rule: string) => {
    const found = await standingKeys(session, programmeId, documentId, { of, keys: [keyOfName(name)] })
    return [...found.values()].map((entry) => ({
      rule,
      message: `This name stands already (entry ${entry}). Both are counted until a person withdraws one.`,
    }))
  }
  const { name, organisation, capacities, decidedBy, decidedOn } = signature
  const signsItself = capacities.includes('organisation') && organisation !== null
  return [
    ...(name === '' ? [] : await look('name_key', name, 'same-person-twice')),
    ...(signsItself ? await look('organisation_key', organisation, 'same-organisation-twice') : []),
    ...(capacities.includes('organisation') && (decidedBy === null || decidedOn === null)
      ? [
          {
            rule: 'organisation-without-mandate',
            message: 'Who decided that the organisation signs, or when, is not stated.',
          },
        ]
      : []),
  ]
}

/** Withdraws the signature of a link, once, and deletes the address. Throws `link-over`. */
export async function withdrawByLink(programme: Programme, token: string): Promise<FollowedLink> {
  const { engine, programmeId } = programme
  const row = await engine.transaction((session) => linkRow(session, programme, token, 'counted'))
  const link = linkOf(row)
  if (row.record_id === null) throw problem.linkOver({})
  try {
    await withdrawSignature(programme, row.record_id, 'withdrawn by the link of its e-mail')
  } catch (error) {
    // Withdrawn before, by staff or by an earlier press: what the signer wants is so.
    if (!(error instanceof Problem) || error.code !== 'signature-withdrawn') throw error
  }
  await engine.transaction(async (session) => {
    await session.query(
      `update signing_requests set state = 'withdrawn' where programme_id = $1 and request_id = $2`,
      [programmeId, link.requestId],
    )
    await forgetRequests(session, programmeId, await withRepeated(session, programmeId, [link.requestId]))
  })
  return { ...link, state: 'withdrawn' }
}
