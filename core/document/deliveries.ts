/** What became of a published document with those it is addressed to: sent, received, replied to, or answered by silence. */
import type { FrontMatter } from './front-matter.js'

/** The steps, as they are written in the log. */
export const deliverySteps = ['sent', 'received', 'replied', 'silent'] as const
export type DeliveryStep = (typeof deliverySteps)[number]

/** One step, as it was recorded. */
export interface Delivery {
  /** Number of the `document-published` entry whose files it is about. */
  readonly publication: number
  /** Id of the addressee in the front matter. */
  readonly addressee: string
  readonly step: DeliveryStep
  /** The day on which it happened, YYYY-MM-DD; of silence the day after which it is said. */
  readonly on: string
  /** Id of the ask that a reply or a silence is about. */
  readonly ask: string | null
  readonly channel: string | null
  /** The receiver's own number or symbol for it. */
  readonly reference: string | null
  readonly note: string | null
}

/** A step with the entry that records it. */
export interface RecordedDelivery extends Delivery {
  readonly entry: number
}

/** Why a step cannot be recorded. */
export type DeliveryRefusal =
  | { readonly why: 'addressee_unknown'; readonly known: readonly string[] }
  | { readonly why: 'ask_unknown'; readonly known: readonly string[] }
  | { readonly why: 'not_sent' }
  | { readonly why: 'later_than_today'; readonly today: string }
  | { readonly why: 'ask_without_date' }
  | { readonly why: 'not_yet_due'; readonly replyBy: string }
  | { readonly why: 'replied'; readonly on: string }

type Known = Pick<FrontMatter, 'to' | 'asks'>

/** Whether a step fits what is known; null where it does. */
export function refusalOf(
  step: Delivery,
  { to, asks }: Known,
  { recorded, today }: { readonly recorded: readonly Delivery[]; readonly today: string },
): DeliveryRefusal | null {
  const { addressee } = step
  if (!to.some(({ id }) => id === addressee))
    return { why: 'addressee_unknown', known: to.map(({ id }) => id) }
  const own = asks.filter((ask) => [ask.to].flat().includes(addressee))
  const ask = own.find(({ id }) => id === step.ask)
  if (step.ask !== null && !ask) return { why: 'ask_unknown', known: own.map(({ id }) => id) }
  if (step.on > today) return { why: 'later_than_today', today }
  if (step.step === 'sent') return null
  const sent = recorded.some((entry) => entry.step === 'sent' && entry.addressee === addressee)
  if (!sent) return { why: 'not_sent' }
  return step.step === 'silent' ? silenceRefusal(step, ask?.reply_by, recorded) : null
}

/** Silence is about an ask with a day, said after that day, where no reply came. */
function silenceRefusal(
  { addressee, ask, on }: Delivery,
  replyBy: string | undefined,
  recorded: readonly Delivery[],
): DeliveryRefusal | null {
  if (replyBy === undefined) return { why: 'ask_without_date' }
  if (on <= replyBy) return { why: 'not_yet_due', replyBy }
  const reply = recorded.find((entry) => isReplyTo(entry, addressee, ask))
  return reply ? { why: 'replied', on: reply.on } : null
}

/** A reply that names no ask answers all of them. */
function isReplyTo(entry: Delivery, addressee: string, ask: string | null): boolean {
  return (
    entry.step === 'replied' && entry.addressee === addressee && (entry.ask === null || entry.ask === ask)
  )
}

/** How one ask stands with one addressee. */
export interface AskState {
  readonly ask: string
  readonly addressee: string
  readonly replyBy: string | null
  /** `due`: the day has passed, and neither a reply nor silence is recorded. */
  readonly state: 'replied' | 'silent' | 'due' | 'open'
  /** The day of the reply or silence. */
  readonly on: string | null
}

/** Every ask with each of its addressees. */
export function askStates(
  { asks }: Known,
  recorded: readonly Delivery[],
  today: string,
): readonly AskState[] {
  return asks.flatMap(({ id, to, reply_by: replyBy }) =>
    [to].flat().map((addressee): AskState => {
      const base = { ask: id, addressee, replyBy: replyBy ?? null }
      const reply = recorded.find((entry) => isReplyTo(entry, addressee, id))
      if (reply) return { ...base, state: 'replied', on: reply.on }
      const silence = recorded.find(
        (entry) => entry.step === 'silent' && entry.addressee === addressee && entry.ask === id,
      )
      if (silence) return { ...base, state: 'silent', on: silence.on }
      return { ...base, state: replyBy !== undefined && today > replyBy ? 'due' : 'open', on: null }
    }),
  )
}

/** Addressees to whom an earlier publication was sent and the last one was not: a correction goes to the same. */
export function correctionsDue(recorded: readonly Delivery[], last: number): readonly string[] {
  const sent = recorded.filter(({ step }) => step === 'sent')
  const has = new Set(
    sent.filter(({ publication }) => publication === last).map(({ addressee }) => addressee),
  )
  const had = new Set(sent.map(({ addressee }) => addressee))
  return [...had].filter((addressee) => !has.has(addressee)).sort()
}
