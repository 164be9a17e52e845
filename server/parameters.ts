/** Reading the query of a request: every parameter is known and stands once, or the request is refused. */
import { problem } from './problems.js'
import type { Call } from './serving.js'

/** The parameters of a request by name. Throws `parameter-unknown` (OGC 17-069r4, 7.11.1) or `parameter-repeated`. */
export function readParameters(call: Call, known: readonly string[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  for (const [name, values] of Object.entries(call.req.queries())) {
    if (!known.includes(name)) throw problem.parameterUnknown({ name, known })
    const [value, ...more] = values
    if (value === undefined || more.length > 0) throw problem.parameterRepeated({ name })
    // No database keeps it as text.
    if (value.includes('\0'))
      throw problem.parameterInvalid({ name, value: value.replaceAll('\0', '␀'), expected: 'give text' })
    found.set(name, value)
  }
  return found
}

/** A whole number of at least `least`, or `parameter-invalid`. */
export function wholeNumber(name: string, value: string, least: number): number {
  const number = Number(value)
  if (!/^\d{1,15}$/.test(value) || number < least)
    throw problem.parameterInvalid({ name, value, expected: `give a whole number of at least ${least}` })
  return number
}

/** Numbers with commas between them, or `parameter-invalid`. */
export function numbers(name: string, value: string, counts: readonly number[]): readonly number[] {
  const parts = value.split(',').map((part) => part.trim())
  const isNumber = (part: string) => /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,3})?$/.test(part)
  if (!counts.includes(parts.length) || !parts.every(isNumber))
    throw problem.parameterInvalid({
      name,
      value,
      expected: `give ${counts.join(' or ')} numbers with commas between them`,
    })
  return parts.map(Number)
}
