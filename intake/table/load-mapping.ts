/** A mapping file with its bytes, which are kept beside the file that was read with it. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { mappingNotFound, mappingNotValid } from '../problems.js'
import { mainRecords } from './main-record.js'
import { tableOptions } from './map-row.js'
import { type Mapping, parseMapping } from './mapping.js'
import type { TableOptions } from './table.js'

/** A mapping that was checked, and the bytes it was read from. */
export interface LoadedMapping {
  readonly name: string
  readonly bytes: Uint8Array
  readonly sha256: Uint8Array
  readonly mapping: Mapping
  /** The kinds of record that its rows are counted as; mostly one. */
  readonly kinds: readonly string[]
  readonly tableOptions: TableOptions
}

/** Reads a mapping file. Throws `mapping-not-found` or `mapping-not-valid`. */
export async function loadMapping(path: string): Promise<LoadedMapping> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(path)
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw mappingNotFound({ path, reason: String(error.code) })
    throw error
  }
  return mappingFromBytes(bytes, basename(path))
}

/** The mapping in these bytes. Throws `mapping-not-valid`. */
export function mappingFromBytes(bytes: Uint8Array, name: string): LoadedMapping {
  const mapping = parseMapping(textOf(bytes))
  return {
    name,
    bytes,
    sha256: new Uint8Array(createHash('sha256').update(bytes).digest()),
    mapping,
    kinds: [...new Set(mainRecords(mapping).map(({ kind }) => kind))],
    tableOptions: tableOptions(mapping),
  }
}

function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch (error) {
    if (!(error instanceof TypeError)) throw error
    throw mappingNotValid({ issues: [{ path: '(file)', message: 'it is not UTF-8 text' }] })
  }
}
