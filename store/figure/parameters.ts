/** The parameters of one statement: every value that did not come from this source goes through here. */
import type { Parameter } from '../engine/engine.js'

export class Parameters {
  readonly values: Parameter[] = []

  /** The placeholder of a value, with its type, so that both engines read it alike. */
  add(
    value: Parameter,
    type:
      | 'uuid'
      | 'uuid[]'
      | 'text'
      | 'text[]'
      | 'bigint'
      | 'numeric'
      | 'boolean'
      | 'date'
      | 'timestamp'
      | 'timestamp[]'
      | 'double precision'
      | 'int',
  ): string {
    this.values.push(value)
    return `$${this.values.length}::${type}`
  }
}
