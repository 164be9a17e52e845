/**
 * Ways to those whom a document is addressed to, as data: what each takes, and the rules an author should know. Every
 * profile says where its rules were read and when; a channel changes them without telling us.
 */

/** What an organisation is to the Economic and Social Council; word limits differ by it. */
export const consultativeStatuses = ['general', 'special', 'roster'] as const
export type ConsultativeStatus = (typeof consultativeStatuses)[number]

/** One channel. */
export interface ChannelProfile {
  /** What stands in `channel:` of the front matter. */
  readonly id: string
  readonly title: string
  /** The most words it takes, by status where it asks for one; null where it states no limit. */
  readonly mostWords: Readonly<Record<ConsultativeStatus, number>> | null
  /** Language tags; null: any. */
  readonly languages: readonly string[] | null
  /** The file that is handed in. */
  readonly format: 'docx' | 'pdf' | 'form'
  /** Sentences for the author, which messages/ translates with title and source; empty where it has none. */
  readonly rules: string
  readonly source: string
  /** When the rules were read, YYYY-MM. */
  readonly readOn: string
}

export const channels: readonly ChannelProfile[] = [
  {
    id: 'hrc-written-statement',
    title: 'Written statement to the Human Rights Council',
    mostWords: { general: 2000, special: 1500, roster: 1500 },
    languages: ['en', 'fr', 'es'],
    format: 'docx',
    rules:
      'Only organisations with consultative status may hand it in, two weeks before the session at the latest; it cannot be changed afterwards. ' +
      'Co-sponsors stand in the order general, special, roster; others stand in a footnote: "… also share the views expressed in this statement". ' +
      'It is published unedited, in the language in which it came, and footnotes count as words.',
    source: 'OHCHR, guidelines for written statements by non-governmental organisations',
    readOn: '2026-11',
  },
  {
    id: 'ecosoc-statement',
    title: 'Statement to the high-level segment of the Economic and Social Council',
    mostWords: { general: 2000, special: 500, roster: 500 },
    languages: ['en', 'fr'],
    format: 'docx',
    rules:
      'One statement an organisation; who signs one cannot sign another. ' +
      'Every co-signer is asked by the NGO Branch to confirm, so a name on a list is not enough.',
    source: 'Economic and Social Council, guidance for the high-level segment of 2012',
    readOn: '2026-11',
  },
  {
    id: 'special-procedures',
    title: 'Communication to the Special Procedures of the Human Rights Council',
    mostWords: null,
    languages: ['en', 'fr', 'es'],
    format: 'form',
    rules:
      'It cannot be anonymous: it names who sends it, the persons concerned, date, place and what happened. Say what must stay confidential. ' +
      'Communications and replies are published, and names with them: the consents of those named must say so. ' +
      'What becomes known later is sent as well, whether it helps or not.',
    source: 'OHCHR, how to submit information to the Special Procedures',
    readOn: '2026-11',
  },
  {
    id: 'letter',
    title: 'Letter',
    mostWords: null,
    languages: null,
    format: 'pdf',
    rules: '',
    source: 'no rules of a receiver',
    readOn: '2026-11',
  },
]

/** The profile that a front matter names; null for a channel that none describes, such as e-mail. */
export function channelNamed(id: string | undefined): ChannelProfile | null {
  return channels.find((channel) => channel.id === id) ?? null
}
