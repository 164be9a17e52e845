/** Result values, the same on both engines: numbers that fit, and PostgreSQL's own text for everything else. */

const oid = {
  bool: 16,
  bytea: 17,
  int8: 20,
  int2: 21,
  int4: 23,
  float4: 700,
  float8: 701,
  textArray: 1009,
  uuidArray: 2951,
  varcharArray: 1015,
}

function safeInteger(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new Error(`${text} does not fit a number`)
  return value
}

function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'))
}

/** A one-dimensional array literal such as `{a,"b c",NULL}`. */
export function textArray(literal: string): readonly (string | null)[] {
  const values: (string | null)[] = []
  const pattern = /"((?:[^"\\]|\\.)*)"|([^,{}]+)/g
  for (const match of literal.slice(1, -1).matchAll(pattern)) {
    const [, quoted, plain] = match
    if (quoted !== undefined) values.push(quoted.replace(/\\(.)/g, '$1'))
    else values.push(plain === 'NULL' ? null : (plain ?? ''))
  }
  return values
}

/** Parsers by type; a type that is not here stays text. */
export const parsers: Readonly<Record<number, (text: string) => unknown>> = {
  [oid.bool]: (text) => text === 't',
  [oid.bytea]: bytes,
  [oid.int8]: safeInteger,
  [oid.int2]: Number,
  [oid.int4]: Number,
  [oid.float4]: Number,
  [oid.float8]: Number,
  [oid.textArray]: textArray,
  [oid.varcharArray]: textArray,
  [oid.uuidArray]: textArray,
}

/** Types that PGlite would parse by itself, which stay text here: dates, times, json, numeric. */
export const textTypes: readonly number[] = [114, 199, 3802, 3807, 1082, 1083, 1114, 1184, 1700, 1186, 1266]

/** Settings of every session, so that texts look the same on both engines. */
export const sessionSettings: readonly string[] = [
  "set datestyle to 'ISO, YMD'",
  "set timezone to 'UTC'",
  "set bytea_output to 'hex'",
  "set client_encoding to 'UTF8'",
  "set client_min_messages to 'warning'",
]
