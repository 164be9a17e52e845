/** Settings of a programme: each change is a programme-changed entry, so that an old figure keeps its old rules. */
import { z } from 'zod'
import { definitions } from '../core/figure/catalogue.js'
import { dimensionsOf } from '../core/figure/dimensions.js'
import type { Session } from './engine/engine.js'
import type { MailSettings } from './mail-settings.js'
import { mailSettings } from './mail-settings.js'
import type { Programme } from './programme.js'

/** Name of the setting that holds METHOD.md. */
export const methodSetting = 'method'

function isTimeZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone !== ''
  } catch {
    // Intl says only by throwing that it does not know a zone.
    return false
  }
}

function isDimension(name: string): boolean {
  return definitions.some((definition) => dimensionsOf(definition).some((known) => known.name === name))
}

/** The file that `programme set FILE` reads. */
export const settingsFile = z.strictObject({
  /** What the register calls itself on its documents. */
  name: z.string().min(1).optional(),
  /** IANA zone in which days begin and end, such as Asia/Kabul. */
  time_zone: z
    .string()
    .refine(isTimeZone, 'is not a time zone that this machine knows, such as Asia/Kabul')
    .optional(),
  /** Smallest number that may be published (figures-and-documents.md, "Small numbers"); never below 3. */
  k: z.int().min(3).optional(),
  /** How many people work on the register; from two on, nobody accepts their own entry. */
  people: z.int().min(1).optional(),
  /** Whom a reader may call about a document. */
  contact: z.string().optional(),
  /** Whether `truebearing serve` shows public fields without sign-in. */
  public_services: z.enum(['open', 'closed']).optional(),
  /** The box of the country where the programme works, degrees: west, south, east, north. Shapes beyond it are found; null: none. */
  country_box: z
    .tuple([
      z.number().min(-180).max(180),
      z.number().min(-90).max(90),
      z.number().min(-180).max(180),
      z.number().min(-90).max(90),
    ])
    .nullable()
    .optional(),
  /** How old, in days, the newest record near a place may be before `near` and `along` refuse to answer; null: no limit. */
  oldest_data_days: z.int().min(1).nullable().optional(),
  /** Canonical queries of one dimension for the whole country that may be published below k, by a publisher's decision. */
  publish_small: z
    .array(
      z.strictObject({
        query: z.string(),
        decided_by: z.string(),
        reason: z.string(),
        /** Who published the number already: then it may be of a place, or of several dimensions. */
        source: z.string().optional(),
      }),
    )
    .optional(),
  /** Dimensions that need two different values in every published combination, such as status. */
  sensitive: z.array(z.string().refine(isDimension, 'names no dimension of a figure')).optional(),
  /** How mail is sent; null: not at all. `truebearing mail` sets it. */
  mail: mailSettings.nullable().optional(),
})

/** What such a file can say. */
type SettingsFile = z.infer<typeof settingsFile>

/** Every setting under its name in the file, with its default where it was never set, and METHOD.md beside them. */
export type SettingsInForce = {
  readonly [name in keyof SettingsFile]-?: Exclude<SettingsFile[name], undefined>
} & { readonly method: string | null }

/** The settings as the rest of the house reads them. */
export interface Settings {
  readonly name: string
  readonly timeZone: string
  readonly k: number
  readonly people: number
  readonly contact: string
  readonly publicServices: 'open' | 'closed'
  /** West, south, east, north; null: not asked. */
  readonly countryBox: readonly [number, number, number, number] | null
  /** null: no limit. */
  readonly oldestDataDays: number | null
  readonly publishSmall: readonly {
    readonly query: string
    readonly decided_by: string
    readonly reason: string
    readonly source?: string
  }[]
  readonly sensitive: readonly string[]
  /** null: no message leaves this machine. */
  readonly mail: MailSettings | null
  /** METHOD.md, or null where the programme has written none. */
  readonly method: string | null
}

/** The settings in force now. */
export async function settingsNow(programme: Programme): Promise<Settings> {
  return programme.engine.transaction((session) =>
    settingsAsOf(session, programme, Number.MAX_SAFE_INTEGER - 1),
  )
}

/** The settings in force after the first `asOf` entries. */
export async function settingsAsOf(
  session: Session,
  programme: SettingsOwner,
  asOf: number,
): Promise<Settings> {
  const known = await settingsInForce(session, programme, asOf)
  return {
    name: known.name,
    timeZone: known.time_zone,
    k: known.k,
    people: known.people,
    contact: known.contact,
    countryBox: known.country_box,
    publicServices: known.public_services,
    oldestDataDays: known.oldest_data_days,
    publishSmall: known.publish_small,
    sensitive: known.sensitive,
    mail: known.mail,
    method: known.method,
  }
}

/** The same under their names in the file, as they are changed. */
export async function settingsInForce(
  session: Session,
  programme: SettingsOwner,
  asOf: number,
): Promise<SettingsInForce> {
  const rows = await session.query<{ setting: string; value: string }>(
    `select setting, value from programme_settings
     where programme_id = $1 and current_from <= $2 and (current_to is null or current_to > $2)`,
    [programme.programmeId, asOf],
  )
  const stated = Object.fromEntries(rows.map(({ setting, value }) => [setting, JSON.parse(value) as unknown]))
  const known = settingsFile.strip().parse(stated)
  const method = stated[methodSetting]
  return {
    name: known.name ?? programme.code,
    time_zone: known.time_zone ?? 'UTC',
    k: known.k ?? 5,
    people: known.people ?? 1,
    contact: known.contact ?? '',
    public_services: known.public_services ?? 'open',
    country_box: known.country_box ?? null,
    oldest_data_days: known.oldest_data_days ?? null,
    publish_small: known.publish_small ?? [],
    sensitive: known.sensitive ?? [],
    mail: known.mail ?? null,
    method: typeof method === 'string' ? method : null,
  }
}

interface SettingsOwner {
  readonly programmeId: string
  readonly code: string
}
