/** Sources that a form names beside its own: each is one that stands, kept as an import keeps sources. */
import type { Kind, Value } from '../../core/record/definition.js'
import { sourcesOfForm } from '../../core/record/form-fields.js'
import { sourcesNamed } from '../../store/named-sources.js'
import type { Programme } from '../../store/programme.js'
import { problem } from './problems.js'

/** Lines of a form: the number or title of a source, the page in it, what it supports; parts at the end may be missing. */
export type TypedSources = readonly (readonly (string | null)[])[]

/** The lines as a record keeps them. Throws `form-source-unknown`, which says which lines and why. */
export async function readSources(
  { engine, programmeId }: Programme,
  kind: Kind,
  typed: TypedSources,
): Promise<readonly Value[]> {
  if (typed.length === 0) return []
  const lines = typed.map(([name, ...rest]) => ({ name: name?.trim() ?? '', rest }))
  const found = await engine.transaction((session) =>
    sourcesNamed(
      session,
      programmeId,
      lines.map(({ name }) => name),
    ),
  )
  const unknown = lines.flatMap(({ name }, index) => {
    const count = found.get(name)?.length ?? 0
    return count === 1 ? [] : [{ line: index + 1, source: name, found: count }]
  })
  if (unknown.length > 0) throw problem.sourceUnknown({ lines: unknown })
  const { parts } = sourcesOfForm(kind).value
  return lines.map(({ name, rest }) =>
    parts.map((_, index) => (index === 0 ? (found.get(name)?.[0] ?? null) : filled(rest[index - 1]))),
  )
}

function filled(text: string | null | undefined): Value {
  return text?.trim() || null
}
