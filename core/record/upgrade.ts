/** Values written under an older version of a definition, brought to the present one. */
import type { Values } from './definition.js'
import { kindNamed } from './kinds.js'

/** Renames or splits fields; never changes a meaning. Pure. */
export type Upgrader = (values: Values) => Values

/** The upgraders there are, by the version that they start from, and the present version of a kind. */
export interface Upgrades {
  /** `victim@1` brings a victim from version 1 to version 2. */
  readonly upgraders: Readonly<Record<string, Upgrader>>
  readonly versionOf: (kind: string) => number
}

/** Every kind is at its first version; an upgrader comes in the same commit as the version that needs it. */
export const upgrades: Upgrades = {
  upgraders: {},
  versionOf: (kind) => kindNamed(kind).version,
}

/**
 * The values of a record of schema `kind@n` in the form of the present version: the chain n -> n+1 -> ... in order.
 * A gap in the chain, or a schema newer than this code, is a bug: nothing is guessed about what the log says.
 */
export function upgrade(
  kindAtVersion: string,
  values: Values,
  { upgraders, versionOf }: Upgrades = upgrades,
): Values {
  const [, kind = '', from = ''] = /^([a-z_]+)@([1-9]\d*)$/.exec(kindAtVersion) ?? []
  if (kind === '') throw new Error(`${kindAtVersion} is no schema of the form kind@version`)
  const present = versionOf(kind)
  if (Number(from) > present) throw new Error(`${kindAtVersion} is newer than ${kind}@${present}`)
  let upgraded = values
  for (let version = Number(from); version < present; version++) {
    const upgrader = upgraders[`${kind}@${version}`]
    if (!upgrader) throw new Error(`no upgrader from ${kind}@${version} to ${kind}@${version + 1}`)
    upgraded = upgrader(upgraded)
  }
  return upgraded
}
