/** Versions of a record as a page counts and lists them. */
import type { RecordAnswer, RecordVersion } from './record-answers.js'

/** One row a version that was accepted: what it copies from another record may have changed while it was current. */
export function acceptedVersions({ versions }: RecordAnswer): readonly RecordVersion[] {
  const accepted = versions.filter(({ role }) => role === 'accepted')
  return accepted.filter(
    ({ version }, at) => !accepted.slice(at + 1).some((later) => later.version === version),
  )
}
