/**
 * The empty register that a build prepares: the prepared database with every table in it. A new register is a copy of
 * it, which spares a first start, and each test, the seconds that making the tables takes.
 */
import { existsSync } from 'node:fs'
import { preparedFolder } from '../engine/prepared.js'
import { schemaVersion } from './make-schema.js'

/** Enough of a version to tell it from every other; the tables themselves are held against the whole of it. */
const told = 16

/** Where the prepared register of these definitions stands, whether it is there or not. */
export function preparedRegisterFolder(): string {
  return `${preparedFolder()}-register-${schemaVersion.slice(0, told)}`
}

/** The prepared register, where this build made one. */
export function preparedRegister(): string | undefined {
  const folder = preparedRegisterFolder()
  return existsSync(folder) ? folder : undefined
}
