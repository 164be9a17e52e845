/** SQL lives in store/ and nowhere else, names its programme, and stays within what every engine can do. */
import { sourceOf } from './source.js'
import type { Complaint, Rule } from './tree.js'
import { complaintOf, filesMatching, isHouse, isTest } from './tree.js'

const statement =
  /^\s*(select\s[\s\S]*\sfrom\s|insert\s+into\s|update\s+\S+\s+(\w+\s+)?set\s|delete\s+from\s|with\s+(recursive\s+)?\w+\s*(\([^)]*\)\s*)?as\s|merge\s+into\s|create\s+(table|index|unique|function|or\s+replace|extension|view)\s|alter\s+table\s|drop\s+table\s|truncate\s|copy\s+\S+\s*\()/i

/** A table after from or join (a name before a bracket is a function), into, update or copy; a hole counts as one. */
const tableNamed =
  /\b(?:from|join)\s+(?:only\s+|lateral\s+)?([a-z_][\w.]*\b|\$\{\})(?!\s*\()|(?:\binto\s+|\bupdate\s+|^\s*copy\s+)([a-z_][\w.]*|\$\{\})/gi

/** Relations that belong to no programme: the engine's own, the list of programmes, the state of the database. */
const common =
  /^(pg_\w+|pg_catalog\..*|information_schema\..*|spatial_ref_sys|programmes|stdin|stdout|old|new|excluded|set|lateral|of|nothing|current_timestamp|generate_series|unnest|json_\w+|only|a|the|register_state)$/i

const engineOnly = /create\s+extension[^;]*postgis_raster|\bst_asmvt/i

export const sqlOnlyInStore: Rule = (tree) => {
  const complaint = complaintOf('sql-only-in-store')
  return filesMatching(tree, /^(core|intake|publish|server|cli|web)\/.*\.ts$/).flatMap(([path, text]) => {
    if (isTest(path)) return []
    return sourceOf(path, text)
      .literals.filter((literal) => statement.test(literal.text))
      .map((literal) => complaint(path, literal.line, `SQL outside store/: ${firstWords(literal.text)}`))
  })
}

/** Names that a statement gives to parts of itself: `with name as (`, `from (...) name`. */
function ownNames(sql: string): ReadonlySet<string> {
  const named = [
    ...sql.matchAll(
      /(?:\bwith\s+(?:recursive\s+)?|,\s*)(\w+)\s*(?:\([^)]*\)\s*)?as\s+(?:materialized\s+)?\(/gi,
    ),
  ]
  return new Set(named.map((found) => (found[1] ?? '').toLowerCase()))
}

export const programmeInEveryStatement: Rule = (tree) => {
  const complaint = complaintOf('programme-id')
  return filesMatching(tree, /^store\/.*\.ts$/).flatMap(([path, text]) => {
    if (isTest(path)) return []
    return sourceOf(path, text).literals.flatMap((literal): readonly Complaint[] => {
      const sql = literal.text
      const isData = statement.test(sql) && !/^\s*(create|alter|drop|truncate)\b/i.test(sql)
      if (!isData || /\bprogramme_id\b/.test(sql + literal.holes) || isWaived(text, literal.line)) return []
      const own = ownNames(sql)
      const tables = [...sql.matchAll(tableNamed)].map((found) => found[1] ?? found[2] ?? '')
      const named = tables.find((table) => !common.test(table) && !own.has(table.toLowerCase()))
      if (!named) return []
      return [complaint(path, literal.line, `reads ${named} without programme_id: ${firstWords(sql)}`)]
    })
  })
}

/** `// programme_id: why` within three lines above: it stands in a hole, or the statement is for the whole database. */
function isWaived(text: string, line: number): boolean {
  const above = text.split('\n').slice(Math.max(line - 4, 0), line)
  return above.some((row) => /\/\/ programme_id: \S/.test(row))
}

export const sqlOfEveryEngine: Rule = (tree) => {
  const complaint = complaintOf('sql-of-every-engine')
  return filesMatching(tree, /^store\/.*\.ts$/).flatMap(([path, text]) =>
    sourceOf(path, text)
      .literals.filter((literal) => engineOnly.test(literal.text) && !isHouse(path))
      .map((literal) =>
        complaint(path, literal.line, `${engineOnly.exec(literal.text)?.[0]} is not on every engine`),
      ),
  )
}

function firstWords(sql: string): string {
  return sql.trim().replace(/\s+/g, ' ').slice(0, 60)
}
