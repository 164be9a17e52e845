/** Records that are confidential as a whole for a time. */
import type { Kind, Values } from './definition.js'

/** Whether the whole record is confidential at present, such as a store of ammunition that is not destroyed. */
export function isHeldBack({ confidentialWhile, computed = [] }: Kind, values: Values): boolean {
  return computed.some(({ name, from }) => name === confidentialWhile && from(values) === true)
}
