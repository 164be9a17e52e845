/** Changing a programme's settings: an entry each, and the derived setting that is in force from then on. */
import type { ZodError } from 'zod'
import { appendEntries, lockLog } from './append.js'
import { decodeBody } from './bodies.js'
import { keepCheckpoint } from './checkpoint.js'
import type { Session } from './engine/engine.js'
import { prepareEntry } from './entries.js'
import type { Programme } from './programme.js'
import { timestamp } from './programme.js'
import { problem } from './programme-problems.js'
import { methodSetting, settingsFile, settingsInForce } from './settings.js'

/** Sets what a settings file says; settings it leaves out stay. Gives the names that changed. */
export async function changeSettings(
  programme: Programme,
  file: string,
  text: string,
): Promise<readonly string[]> {
  const parsed = settingsFile.safeParse(readJson(file, text))
  if (!parsed.success) throw problem.settingsInvalid({ file, what: firstIssue(parsed.error) })
  return (await applyChanges(programme, parsed.data)).changed
}

/** Sets how mail is sent, from the text of a file that holds these settings alone, or `null` for not at all. */
export async function changeMail(
  programme: Programme,
  file: string,
  text: string,
): Promise<readonly string[]> {
  return changeSettings(programme, file, JSON.stringify({ mail: readJson(file, text) }))
}

/** Sets METHOD.md. */
export async function changeMethod(programme: Programme, text: string): Promise<readonly string[]> {
  return (await applyChanges(programme, { [methodSetting]: text })).changed
}

/** Settings by their names in the file, and METHOD.md. */
export type SomeSettings = Readonly<Record<string, unknown>>

/** The names that changed, and the last entry that says so; null where nothing did. */
export interface SettingsChanged {
  readonly changed: readonly string[]
  readonly entry: number | null
}

/**
 * Sets what somebody chose who saw `was` in force. Throws `setting-changed-meanwhile` where something else is by now: two
 * who change one setting do not overwrite each other, and an undo takes back its own change alone.
 */
export function setSettings(
  programme: Programme,
  { set, was }: { readonly set: SomeSettings; readonly was: SomeSettings },
): Promise<SettingsChanged> {
  return applyChanges(programme, set, was)
}

async function applyChanges(
  programme: Programme,
  wanted: SomeSettings,
  was: SomeSettings = {},
): Promise<SettingsChanged> {
  const done = await programme.engine.transaction(async (session) => {
    await lockLog(session, programme.programmeId)
    await refuseUnlessAsSeen(session, programme, was)
    const now = await currentSettings(session, programme.programmeId)
    const names = Object.keys(wanted).filter(
      (name) => wanted[name] !== undefined && now.get(name) !== JSON.stringify(wanted[name]),
    )
    const entries = names.map((name) =>
      prepareEntry('programme-changed', {
        at: timestamp(programme.now()),
        by: 'administrator',
        setting: name,
        value: JSON.stringify(wanted[name]),
        reason: null,
      }),
    )
    const { first } = await appendEntries(session, programme, entries)
    for (const [index, name] of names.entries()) {
      await deriveSetting(session, programme.programmeId, {
        name,
        value: JSON.stringify(wanted[name]),
        entry: first + index,
      })
    }
    return { changed: names, entry: names.length > 0 ? first + names.length - 1 : null }
  })
  if (done.entry !== null) await keepCheckpoint(programme)
  return done
}

async function refuseUnlessAsSeen(session: Session, programme: Programme, was: SomeSettings): Promise<void> {
  const inForce: SomeSettings = await settingsInForce(session, programme, Number.MAX_SAFE_INTEGER - 1)
  const other = Object.keys(was).find((name) => JSON.stringify(was[name]) !== JSON.stringify(inForce[name]))
  if (other !== undefined) throw problem.settingChangedMeanwhile({ setting: other })
}

interface Change {
  readonly name: string
  readonly value: string
  readonly entry: number
}

async function deriveSetting(session: Session, programmeId: string, change: Change): Promise<void> {
  await session.query(
    'update programme_settings set current_to = $3 where programme_id = $1 and setting = $2 and current_to is null',
    [programmeId, change.name, change.entry],
  )
  await session.query(
    'insert into programme_settings (programme_id, setting, value, current_from) values ($1, $2, $3, $4)',
    [programmeId, change.name, change.value, change.entry],
  )
}

/** Derives every setting anew from the log. */
export async function deriveSettings(session: Session, programmeId: string): Promise<void> {
  const rows = await session.query<{ n: number; body: Uint8Array }>(
    `select l.n, b.body from log_entries l
     join entry_bodies b on b.programme_id = l.programme_id and b.n = l.n
     where l.programme_id = $1 and l.type = 'programme-changed' order by l.n`,
    [programmeId],
  )
  for (const row of rows) {
    const { setting, value } = decodeBody(row.body)
    await deriveSetting(session, programmeId, {
      name: String(setting),
      value: String(value),
      entry: row.n + 1,
    })
  }
}

async function currentSettings(session: Session, programmeId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await session.query<{ setting: string; value: string }>(
    'select setting, value from programme_settings where programme_id = $1 and current_to is null',
    [programmeId],
  )
  return new Map(rows.map((row) => [row.setting, row.value] as const))
}

function readJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch (error) {
    throw problem.settingsInvalid({ file, what: error instanceof Error ? error.message : String(error) })
  }
}

function firstIssue(error: ZodError): string {
  const [issue] = error.issues
  return issue ? `${issue.path.join('.') || 'the file'}: ${issue.message}` : 'it is not a settings file'
}
