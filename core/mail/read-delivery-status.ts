/** What a mail server says became of a message: the part message/delivery-status of a bounce (RFC 3464). */

/** One recipient. The address is not kept: which message it was tells who. */
export interface RecipientStatus {
  /** `failed`, `delayed`, `delivered`, `relayed`, `expanded` (RFC 3464, 2.3.3), lower case. */
  readonly action: string
  /** Such as 5.1.1 (RFC 3463). */
  readonly status: string
}

/** The part, read. */
export interface DeliveryStatus {
  /** Original-Envelope-Id (RFC 3461, 4.4): what we called the message when we handed it over. */
  readonly envelopeId: string | null
  readonly recipients: readonly RecipientStatus[]
}

/** Reads the part; null where it has no recipient with action and status. Never throws. */
export function readDeliveryStatus(text: string): DeliveryStatus | null {
  const groups = text
    .replace(/\r\n?/g, '\n')
    .split(/\n[ \t]*\n+/)
    .map(fieldsOf)
    .filter((fields) => fields.size > 0)
  const recipients = groups.flatMap((fields): readonly RecipientStatus[] => {
    const action = fields.get('action')?.toLowerCase()
    const status = /^[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0]
    return action !== undefined && status !== undefined ? [{ action, status }] : []
  })
  if (recipients.length === 0) return null
  const envelopeId = groups.map((fields) => fields.get('original-envelope-id')).find((id) => id !== undefined)
  return { envelopeId: envelopeId ?? null, recipients }
}

/** Fields by their name in lower case; the first of a name counts; folded lines are joined (RFC 5322, 2.2.3). */
function fieldsOf(group: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const line of group.replace(/\n[ \t]+/g, ' ').split('\n')) {
    const found = /^([!-9;-~]+)[ \t]*:(.*)$/.exec(line)
    const name = found?.[1]?.toLowerCase()
    if (name !== undefined && !fields.has(name))
      fields.set(name, (found?.[2] ?? '').replace(/\([^)]*\)/g, '').trim())
  }
  return fields
}

/** Whether a bounce says that the message will never arrive, that it has not yet, or neither. */
export function meaningOf({ recipients }: DeliveryStatus): 'undeliverable' | 'delayed' | 'delivered' {
  if (recipients.some(({ action, status }) => action === 'failed' && status.startsWith('5')))
    return 'undeliverable'
  // A server that gives up after days of 4.x.x says failed: the mailbox may be there again tomorrow.
  if (recipients.some(({ action }) => action === 'failed' || action === 'delayed')) return 'delayed'
  return 'delivered'
}
