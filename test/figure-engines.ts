/** The registers on which figures are counted in tests. */
import { PGlite } from '@electric-sql/pglite'
import type { Row, Session } from '../store/engine/engine.js'
import { derivedTableStatements } from '../store/schema/derived-tables.js'
import { logTableStatements } from '../store/schema/log-tables.js'

export interface TestRegister {
  readonly name: string
  open(): Promise<Session>
  close(): Promise<void>
}

function embedded(): TestRegister {
  let database: PGlite | null = null
  return {
    name: 'embedded',
    async open() {
      const asText = (text: string) => text
      const opened = await PGlite.create({ parsers: { 1114: asText, 1082: asText, 20: Number } })
      database = opened
      for (const statement of [...logTableStatements, ...derivedTableStatements])
        await opened.query(statement.replaceAll('geometry(Point, 4326)', 'text'))
      return {
        query: async <T extends Row>(sql: string, parameters?: readonly unknown[]) =>
          (await opened.query<T>(sql, [...(parameters ?? [])])).rows,
        copyIn: () => Promise.reject(new Error('not here')),
      }
    },
    close: async () => database?.close(),
  }
}

export const registers: readonly TestRegister[] = [embedded()]
