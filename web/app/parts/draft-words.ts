/** How a row that waits, or was decided, is called and spoken of. */
import type { State } from '../../../core/review/states.js'
import { isRejectionCode } from '../../../core/review/states.js'
import { say } from '../../../core/words/sentences.js'
import { t } from '../language.svelte.js'
import { toldWord } from '../words.js'
import type { ShownDraft } from './draft-answers.js'

/** People's own number of the row's main record. */
export function numberOf({ kind, records }: Pick<ShownDraft, 'kind' | 'records'>): string | null {
  const number = records.find((record) => record.kind === kind)?.values.local_id
  return typeof number === 'string' ? number : null
}

/** Why it is in its state: words of a person, of the register or of a code; null where nothing is said. */
export function reasonWord({ state, reason }: Pick<ShownDraft, 'state' | 'reason'>): string | null {
  if (reason === null) return null
  if (state === 'rejected' && isRejectionCode(reason)) return t(`review.code.${reason}`)
  return toldWord(reason) ?? reason
}

/** What became of the row with its last conflict; null where it was not decided with one. */
export function lastConflictWord({
  state,
  reason,
}: {
  readonly state: State
  readonly reason: string | null
}): string | null {
  if (state === 'accepted' && reason === say('conflict_resolved')) return t('review.last_conflict.accepted')
  if (state === 'rejected' && reason === say('known_stands')) return t('review.last_conflict.set_aside')
  return null
}
