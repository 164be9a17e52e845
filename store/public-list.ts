/** Lists and codes as a public reader sees them, made in SQL so that what is not public never leaves the database. */
import { publicCodes } from '../core/figure/withhold.js'
import type { Code, Field } from '../core/record/definition.js'
import { isKind, kindNamed } from '../core/record/kinds.js'

/** A confidential code shows the one above it, or `withheld` where there is none. `name` is SQL of a code as text. */
export function masked(codes: readonly Code[], name: string): string {
  const hidden = [...publicCodes(codes, 'withheld')].filter(([code, shown]) => code !== shown)
  if (hidden.length === 0) return name
  const cases = hidden.map(([code, shown]) => `when '${code}' then '${shown}'`)
  return `case ${name} ${cases.join(' ')} else ${name} end`
}

/** That there is a record whose existence is not public is told by nothing, its number least of all. */
export function refersToPublic({ value }: Field): boolean {
  if (value.type !== 'reference') return false
  return value.to.every((name) => isKind(name) && kindNamed(name).privacy === 'public')
}

/** SQL of a list column as JSON: an array of objects that hold the public parts; null where it has none. */
export function publicList(parts: readonly Field[], name: string): string {
  const pairs = parts.flatMap((part, index) => publicPart(part, index))
  if (pairs.length === 0) return 'null::json'
  const entry = `json_build_object(${pairs.join(', ')})`
  return `(select json_agg(${entry}) from json_array_elements(${name}::json) as each (part))`
}

/** Key and value of a part in json_build_object, two pairs for a date; none where it is not public or is a geometry. */
function publicPart(part: Field, index: number): readonly string[] {
  if (part.privacy !== 'public') return []
  const value = `each.part -> ${index}`
  const text = `each.part ->> ${index}`
  switch (part.value.type) {
    case 'code': {
      if (!part.value.several) return [`'${part.name}', ${masked(part.value.codes, `(${text})`)}`]
      return masked(part.value.codes, '') === '' ? [`'${part.name}', ${value}`] : []
    }
    case 'reference':
      return refersToPublic(part) ? [`'${part.name}', ${value}`] : []
    case 'date':
      return [
        `'${part.name}_from', left(${value} ->> 0, 10)`,
        `'${part.name}_until', left(${value} ->> 1, 10)`,
      ]
    case 'integer':
    case 'decimal':
      return [`'${part.name}', (${text})::numeric`]
    case 'text':
    case 'boolean':
      return [`'${part.name}', ${value}`]
    default:
      return []
  }
}
