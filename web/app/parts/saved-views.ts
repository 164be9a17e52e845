/** Views that a browser kept by itself before accounts kept them: they go to whoever is signed in, once. */

import { question } from '../../../core/record/list-question.js'
import { Refusal, request } from '../api.js'
import { partsOf } from '../list-question.js'

/** Hands over the views of a kind. What the service refuses stays in the browser, and is tried again another time. */
export async function takeOverViews(kinds: string, kind: string): Promise<void> {
  const place = `truebearing-views-${kind}`
  const text = localStorage.getItem(place)
  if (text === null) return
  const left: Record<string, string> = {}
  for (const [name, address] of Object.entries(JSON.parse(text) as Record<string, string>))
    if (!(await isTaken({ kinds, name, query: questionIn(new URLSearchParams(address)), columns: [] })))
      left[name] = address
  if (Object.keys(left).length === 0) localStorage.removeItem(place)
  else localStorage.setItem(place, JSON.stringify(left))
}

/** What an address asks of a list, whichever page of it is shown. */
export function questionIn(address: URLSearchParams): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(partsOf(address, question)).flatMap(([name, value]) => (value ? [[name, value]] : [])),
  )
}

async function isTaken(view: object): Promise<boolean> {
  try {
    await request('PUT', '/api/views', view)
    return true
  } catch (error) {
    if (error instanceof Refusal && error.status < 500) return false
    throw error
  }
}

const longestName = 80

/** The name of a copy: the same, or with a number where one's own views have that name already. */
export function nameOfCopy(name: string, taken: readonly string[]): string {
  for (let number = 1; ; number += 1) {
    const ending = number === 1 ? '' : ` (${number})`
    const made = name.slice(0, longestName - ending.length) + ending
    if (!taken.includes(made)) return made
  }
}
