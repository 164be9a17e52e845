/** Sentences that are said beside numbers, texts and lists, and whence and why a version of a record came, each once: whoever says one takes it from here, and messages/ translates it. */

export const sentences = {
  no_number_in_link: 'No number is read in the words of this link.',
  figure_left_out: 'The figure that it is linked to cannot be counted.',
  bound_to_nothing: 'It is bound to no figure and no claim.',
  percentage_of_rate: 'A percentage cannot be checked against a rate.',
  percentage_of_count:
    'A percentage cannot be checked against a count of everything; bind it to "share of ...".',
  percentage_without_base:
    'The text does not say of what it is a percentage; bind it to "share of ..., base known" or "base all".',
  no_claim: 'No claim {claim} is recorded.',
  claim_without_number: 'The claim states no number.',
  claim_of_another: 'The claim states another number.',
  claim_in_words: 'Stated by {who} on {day}: "{words}" Not counted here.',
  claim_of_quantity: 'Stated by {who} on {day}, as {quantity}: "{words}" Not counted here.',
  claim_corrected: 'Its author has since corrected it.',
  claim_withdrawn: 'Its author has since withdrawn it.',
  claim_read_as_english: 'It names no language; its words were read as English.',
  claim_not_read: 'Its words are in "{language}", a language in which no numbers are read.',
  period_without_ends: 'The figure has no beginning and end with which a length of time could be compared.',
  period_on_date: "The figure's period is {length} long and ends on the document's date.",
  period_before: "The figure's period is {length} long and ends {days} before the document's date.",
  period_after: "The figure's period is {length} long and ends {days} after the document's date.",
  nothing_recorded:
    'Nothing is recorded for that definition, period and place. This does not say that nothing happened.',
  counted: 'Counted {count} {unit} as of entry {entry}.',
  counted_range: 'Counted {count} {unit} as of entry {entry}, sources disagree from {least} to {most}.',
  counted_known: 'Counted {known} % of those known.',
  counted_all: 'Counted {all} % of all, unknown among them.',
  counted_both: 'Counted {known} % of those known; {all} % of all, unknown among them.',
  holds_when: 'Holds when {rule}.',
  may_fall: '{count} more may fall in the period.',
  fewer_needed:
    'For it to match, {count} fewer would have to be counted: records withdrawn, joined as the same, or dated outside the period.',
  more_needed: 'For it to match, {count} more would have to be recorded, dated or joined.',
  near_not_reviewed: 'Not counted now: {reviewed} submitted and not yet reviewed.',
  near_undated: 'Not counted now: {undated} whose date may fall in the period.',
  near_both:
    'Not counted now: {reviewed} submitted and not yet reviewed, {undated} whose date may fall in the period.',
  never_held: 'What is stated never held.',
  last_held: 'What is stated last held as of entry {entry}.',
  sum_open: '{sum} of {whole}, the other parts are not stated',
  sum_of_two_stated: '{sum}, stated {whole}',
  from_beginning: 'From the beginning: since the first record.',
  place: 'Place: {place}.',
  place_and_within: '{place}, and the {count} places recorded in it',
  without_place: 'Without a recorded place, not in this number: {n}.',
  not_random:
    'Lists are not random samples: a difference between years or between places may lie in what was recorded.',
  erased_since: 'Entries erased by law since entry {entry}: {count}. The number may have been another then.',
  not_asked_of_them: '{note} The conditions on {names} cannot be asked of them.',
  share_of_known: '{count} of {base}; known {names} only, in both numbers.',
  share_of_all: '{count} of {base}; unknown among them.',
  share_disputed: 'Sources disagree on records that this share counts; it rests on the accepted values.',
  divided_by: 'Divided by what claim {claim} states, which is not counted here: {stated}.',
  divided_by_range:
    'Divided by what claim {claim} states, which is not counted here: {low} to {high}, and the rate is over the first.',
  small_by_decision: 'Small numbers are published here by decision of {who}: {why}',
  fewer_than: 'fewer than {count}',
  per_claim: '{unit} per {count}',
  many_of: '{count} {unit}',
  kin_of: 'kin of {names}',
  decided_by: 'decided by {whom}',
  accepted_alone: 'accepted without a second reader',
  accepted_by_second: 'accepted by a second reader',
  conflict_resolved: 'conflict resolved by a reviewer',
  known_stands: 'what was known stands',
  read_anew: 'the row was read anew',
  report_of_row: 'report of {file}, row {row}; {reason}',
  imported_from: 'import {n}, row {row}',
  ask_without_paragraph: 'The ask {ask} has no paragraph that ends in {mark}.',
  mark_without_ask: 'A paragraph ends in {mark}, which the front matter does not name among its asks.',
  ask_of_nobody: 'The ask {ask} is addressed to {addressee}, who is not among those in to:.',
  on_line: 'Line {line}: {said}',
  letters_turned:
    'It holds a mark that turns the order in which letters are shown; what is seen may not be what is read.',
  letters_mixed: 'The word "{word}" mixes letters of two scripts; no number is read in it.',
  channel_rules: '{title} ({source}; read {month}): {rules}',
  channel_languages: '{title}: taken in {languages}; this text is in {language}.',
  channel_too_long:
    'Too long for this channel. {title}: at most {most} words {whose}; this text has {words}.',
  channel_long:
    '{title}: {words} words are more than the {least} that some statuses allow; say which is yours with status: in "to".',
  whatever_status: 'whatever the status',
  of_general_status: 'from an organisation of general status',
  of_special_status: 'from an organisation of special status',
  of_roster_status: 'from an organisation of roster status',
  released_more: 'Only the newest {count} pieces of released land are listed; there are more.',
  people: 'people',
  accidents: 'accidents',
  items: 'items',
  hazards: 'hazards',
  square_metres: 'square metres',
  per_cent: 'per cent',
  share: 'share',
  hour: 'hour',
  hours: 'hours',
  day: 'day',
  days: 'days',
  week: 'week',
  weeks: 'weeks',
  month: 'month',
  months: 'months',
  year: 'year',
  years: 'years',
} as const

export type SentenceName = keyof typeof sentences

/** A sentence with its gaps filled. */
export function say(name: SentenceName, values: Readonly<Record<string, string | number>> = {}): string {
  return sentences[name].replace(/\{(\w+)\}/g, (_, gap: string) => {
    const value = values[gap]
    if (value === undefined) throw new Error(`no value for {${gap}} in ${name}`)
    return String(value)
  })
}
