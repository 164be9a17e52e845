/** All kinds of records. */
import { accident } from './accident.js'
import { activity } from './activity.js'
import { assistance } from './assistance.js'
import { claim } from './claim.js'
import type { Kind } from './definition.js'
import { handover } from './handover.js'
import { hazard } from './hazard.js'
import { inspection } from './inspection.js'
import { item } from './item.js'
import { link } from './link.js'
import { minefieldRecord } from './minefield-record.js'
import { organisation } from './organisation.js'
import { person } from './person.js'
import { place } from './place.js'
import { post } from './post.js'
import { project } from './project.js'
import { returnSite } from './return-site.js'
import { seizure } from './seizure.js'
import { source } from './source.js'
import { task } from './task.js'
import { testimony } from './testimony.js'
import { victim } from './victim.js'

/** Every kind, in the order of records.md. */
export const kinds: readonly Kind[] = [
  place,
  organisation,
  person,
  source,
  claim,
  hazard,
  minefieldRecord,
  item,
  task,
  project,
  handover,
  inspection,
  activity,
  accident,
  victim,
  assistance,
  seizure,
  post,
  returnSite,
  testimony,
  link,
]

/** The definition of a kind by its name; a name from outside is checked with `isKind` first. */
export function kindNamed(name: string): Kind {
  const found = kinds.find((entry) => entry.kind === name)
  if (!found) throw new Error(`no kind ${name}`)
  return found
}

/** Whether there is a kind of that name. */
export function isKind(name: string): boolean {
  return kinds.some((entry) => entry.kind === name)
}
