/** Values into and out of statements, the same on both engines: PostgreSQL's own text unless a number surely fits. */
import type { Parameter } from './engine.js'

/** A value that cannot be handed on without changing it. */
export class UnreadableValue extends Error {
  override readonly name = 'UnreadableValue'
}

function whole(text: string): number {
  const value = Number(text)
  if (!Number.isSafeInteger(value)) throw new UnreadableValue(`${text} does not fit a number`)
  return value
}

function bytes(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text.slice(2), 'hex'))
}

/** A one-dimensional array literal such as `{a,"b c",NULL}`. */
export function textArray(literal: string): readonly (string | null)[] {
  if (!literal.startsWith('{') || literal.startsWith('{{')) {
    throw new UnreadableValue('an array of several dimensions or with bounds of its own is not read')
  }
  const values: (string | null)[] = []
  const pattern = /"([^"\\]*(?:\\[\s\S][^"\\]*)*)"|([^,{}"]+)/g
  for (const [, quoted, plain] of literal.slice(1, -1).matchAll(pattern)) {
    if (quoted !== undefined) values.push(quoted.replace(/\\([\s\S])/g, '$1'))
    else values.push(plain === 'NULL' ? null : (plain ?? ''))
  }
  return values
}

type Parser = (text: string) => unknown

/** Parsers by type number (pg_type.oid); a type that is not here stays text. */
export const parsers: Readonly<Record<number, Parser>> = {
  16: (text) => text === 't', // bool
  17: bytes, // bytea
  20: whole, // int8
  21: Number, // int2
  23: Number, // int4
  26: Number, // oid
  700: Number, // float4
  701: Number, // float8
  1009: textArray, // text[]
  1015: textArray, // varchar[]
  2951: textArray, // uuid[]
}

/** The parser of a type. */
export function parserOf(type: number): Parser {
  return parsers[type] ?? asIs
}

function asIs(text: string): string {
  return text
}

/** A parameter as text, as PostgreSQL reads it for whatever type it stands in; bytes stay bytes. */
export function boundValue(parameter: Parameter): string | Uint8Array | null {
  if (parameter === null || typeof parameter === 'string' || parameter instanceof Uint8Array) return parameter
  if (typeof parameter === 'object') return arrayText(parameter)
  return String(parameter)
}

function arrayText(values: readonly (string | number)[]): string {
  const elements = values.map((value) =>
    typeof value === 'string' ? `"${value.replace(/["\\]/g, '\\$&')}"` : String(value),
  )
  return `{${elements.join(',')}}`
}

/** Settings of every session, so that both engines print alike and a commit waits for the disk. */
export const sessionSettings: readonly string[] = [
  "set datestyle to 'ISO, YMD'",
  "set timezone to 'UTC'",
  "set intervalstyle to 'postgres'",
  "set bytea_output to 'hex'",
  'set extra_float_digits to 1',
  "set client_encoding to 'UTF8'",
  "set client_min_messages to 'warning'",
  // Compiling a statement takes seconds and gains less in any of ours.
  'set jit to off',
  // Stronger settings of a server's administrator (remote_apply) stay.
  `select set_config('synchronous_commit', 'on', false)
   where current_setting('synchronous_commit') in ('off', 'local')`,
]
