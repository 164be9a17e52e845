/**
 * An audit by lot: a public number that was named in advance draws rows of a published file; a named person sees the
 * sources of those in confidence and signs an answer for each. Whoever has the bundle draws the same rows. Pure.
 */
import { fromUtf8, toHex, toUtf8 } from '../log/bytes.js'
import type { LogCrypto, Sha256 } from '../log/crypto.js'
import { openNote } from '../log/note.js'
import type { VerifierKey } from '../log/verifier-key.js'

/** What is drawn from, and by which number. */
export interface Draw {
  /** Of the bundle: 32 bytes, hex. */
  readonly nonce: string
  /** The rows file, such as rows/recent.csv. */
  readonly path: string
  /** The public number as it was published, spaces removed. */
  readonly number: string
  readonly count: number
}

/** The drawn tags, sorted: those whose hash under the number comes first. Fewer where the file has fewer rows. */
export function drawTags(
  sha256: Sha256,
  { nonce, path, number, count }: Draw,
  tags: Iterable<string>,
): readonly string[] {
  const ranked = [...tags].map((tag) => {
    const hash = toHex(sha256(toUtf8(`truebearing audit\n${nonce}\n${path}\n${number}\n${tag}\n`)))
    return { tag, hash }
  })
  return ranked
    .sort((one, other) => (one.hash < other.hash ? -1 : 1))
    .slice(0, count)
    .map(({ tag }) => tag)
    .sort()
}

/** How likely a lot of so many misses every made-up record, where that share of a long list is made up. */
export function chanceOfMissing(share: number, count: number): number {
  return (1 - share) ** count
}

/** What an auditor can say of one row. */
export const auditAnswers = ['documents_seen', 'found_as_recorded', 'not_found', 'refused'] as const
export type AuditAnswer = (typeof auditAnswers)[number]

/** An audit as it is published, whatever it says. */
export interface Audit extends Draw {
  readonly origin: string
  readonly document: string
  readonly asOf: number
  /** Entry of the log that named the number before it was known. */
  readonly announced: number
  readonly answers: ReadonlyMap<string, AuditAnswer>
}

const head = 'truebearing audit by lot'

/** The text that the auditor signs: seven lines, then a line for each row, sorted by tag. */
export function auditText(audit: Audit): string {
  const { origin, document, asOf, nonce, path, number, announced, answers } = audit
  const lines = [...answers].sort(([one], [other]) => (one < other ? -1 : 1))
  return [
    head,
    origin,
    `${document} as of ${asOf}`,
    `nonce ${nonce}`,
    path,
    `number ${number}`,
    `announced in entry ${announced}`,
    ...lines.map(([tag, answer]) => `${tag} ${answer}`),
    '',
  ].join('\n')
}

/** Reads a signed audit. Throws the problems of `openNote`; null where the text is none. */
export function openAudit(crypto: LogCrypto, bytes: Uint8Array, auditor: VerifierKey): Audit | null {
  const { text } = openNote(crypto, bytes, [auditor])
  const [first, origin = '', of = '', nonceLine = '', path = '', numberLine = '', entryLine = '', ...rest] =
    text.split('\n')
  const [, document = '', asOf = ''] = /^(\S+) as of (\d{1,15})$/.exec(of) ?? []
  const nonce = /^nonce ([0-9a-f]{64})$/.exec(nonceLine)?.[1]
  const number = /^number (\S+)$/.exec(numberLine)?.[1]
  const announced = /^announced in entry (\d{1,15})$/.exec(entryLine)?.[1]
  const pairs = rest.slice(0, -1).map((line) => /^([0-9a-f]{64}) ([a-z_]+)$/.exec(line))
  const answers = new Map<string, AuditAnswer>()
  for (const pair of pairs) {
    const answer = auditAnswers.find((known) => known === pair?.[2])
    if (pair?.[1] && answer) answers.set(pair[1], answer)
  }
  if (first !== head || nonce === undefined || number === undefined || announced === undefined) return null
  const audit = {
    origin,
    document,
    asOf: Number(asOf),
    nonce,
    path,
    number,
    announced: Number(announced),
    count: answers.size,
    answers,
  }
  return auditText(audit) === text ? audit : null
}

/** Whether the rows of an audit are those that its number draws from a file. */
export function isDrawn(sha256: Sha256, audit: Audit, tags: Iterable<string>): boolean {
  return String(drawTags(sha256, audit, tags)) === String([...audit.answers.keys()].sort())
}

/** The tags of a rows file, in its order. */
export function tagsOf(file: Uint8Array): readonly string[] {
  return (fromUtf8(file) ?? '').split('\n').flatMap((line) => /^[0-9a-f]{64}(?=,|$)/.exec(line)?.[0] ?? [])
}

/** How often each answer was given. */
export function answerCounts({ answers }: Audit): Readonly<Record<AuditAnswer, number>> {
  const counts = { documents_seen: 0, found_as_recorded: 0, not_found: 0, refused: 0 }
  for (const answer of answers.values()) counts[answer] += 1
  return counts
}
