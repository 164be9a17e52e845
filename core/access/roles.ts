/** Who may do what in a register, as one table of words. Visibility of values is decided in store/; acts are decided here. */

/** Every role a person can have; one person may have several. */
export const roles = [
  'collector',
  'data_entry',
  'reviewer',
  'analyst',
  'publisher',
  'administrator',
  'auditor',
] as const

export type Role = (typeof roles)[number]

/** What can be done, and which roles may. A right that is not in this table does not exist. */
const holders = {
  /** Records, their history and their findings, without what is confidential. */
  read_register: ['collector', 'data_entry', 'reviewer', 'analyst', 'publisher', 'administrator', 'auditor'],
  /** Files and forms in; rows that wait corrected. */
  enter: ['collector', 'data_entry', 'reviewer', 'administrator'],
  /** Accept, return, reject, withdraw. */
  review: ['reviewer', 'administrator'],
  /** Figures over the whole register, not yet protected by small-number rules. */
  count: ['reviewer', 'analyst', 'publisher', 'administrator', 'auditor'],
  /** Texts with figures: write and check. */
  write_document: ['analyst', 'publisher', 'administrator'],
  /** Seal and publish: what cannot be undone. */
  publish: ['publisher', 'administrator'],
  /** One confidential field of one record, with a reason that is logged. */
  open_confidential: ['reviewer', 'administrator', 'auditor'],
  /** The log, its checkpoints, who opened what. */
  read_log: ['publisher', 'administrator', 'auditor'],
  /** People, settings, code lists, backup. */
  administer: ['administrator'],
} as const satisfies Readonly<Record<string, readonly Role[]>>

export type Right = keyof typeof holders

/** Every right, in the order of the table. */
export const rights = Object.keys(holders) as readonly Right[]

/** Whether a text is a role. */
export function isRole(text: string): text is Role {
  return (roles as readonly string[]).includes(text)
}

/** Whether anybody with these roles may do it. */
export function may(held: readonly Role[], right: Right): boolean {
  return (holders[right] as readonly Role[]).some((role) => held.includes(role))
}

/** Everything that these roles allow. */
export function rightsOf(held: readonly Role[]): readonly Right[] {
  return rights.filter((right) => may(held, right))
}

/** Which roles may do it, for a refusal that says whom to ask. */
export function rolesWith(right: Right): readonly Role[] {
  return holders[right]
}
