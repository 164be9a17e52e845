/** The codec of entry bodies: canonical JSON of the labels that are not empty. Every body goes through here. */
import type { Values } from '../core/record/definition.js'

const decoder = new TextDecoder('utf-8', { fatal: true })

/**
 * Bytes of a body. `labels` are all that the values can have, in ascending order, as RFC 8785 sorts keys; empty values
 * are left out.
 */
export function encodeBody(
  values: Values,
  labels: readonly string[] = Object.keys(values).sort(),
): Uint8Array {
  let text = ''
  for (const label of labels) {
    const value = values[label]
    if (value === null || value === undefined) continue
    // Labels are words of ASCII letters, digits, `_` and `~`, which JSON writes as they are.
    text += `${text === '' ? '' : ','}"${label}":${JSON.stringify(value)}`
  }
  return Buffer.from(`{${text}}`)
}

/** The labels of a body; those left out are empty. */
export function decodeBody(body: Uint8Array): Values {
  return JSON.parse(decoder.decode(body)) as Values
}
