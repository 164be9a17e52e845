/** What a record is called on a page. */

/** The length that tells apart the records of a register, at a glance. */
const shownDigits = 8

/**
 * What people call it, else the end of its id: ids begin with the time at which they were made, which is the same for
 * all that came in one file.
 */
export function recordName(id: string, name: string | null | undefined): string {
  return name ?? id.slice(-shownDigits)
}
