/** The tables that publishing would refuse: those of a checked document beside everything that was published before. */
import type { SmallCombination } from '../core/disclosure/small-rows.js'
import type { Programme } from '../store/programme.js'
import { settingsAsOf } from '../store/settings.js'
import type { CheckedFile } from './check-document.js'
import { countFiles, tryLevels } from './rows.js'

/** What in them is too small, or would let fewer than k people be told apart; empty where all may be published. */
export async function refusedTables(
  programme: Programme,
  { checked, asOf }: Pick<CheckedFile, 'checked' | 'asOf'>,
): Promise<readonly SmallCombination[]> {
  const { k, publishSmall, sensitive } = await programme.engine.transaction((session) =>
    settingsAsOf(session, programme, asOf),
  )
  const counted = await countFiles(programme, checked, asOf)
  return (await tryLevels(programme, counted, { k, decisions: publishSmall, sensitive })).refused
}
