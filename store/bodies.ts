/** The codec of entry bodies: canonical JSON of the labels that are not empty. Every body goes through here. */
import type { Values } from '../core/record/definition.js'

const decoder = new TextDecoder('utf-8', { fatal: true })

/** Bytes of a body. Labels in ascending order, as RFC 8785 sorts keys; empty values are left out. */
export function encodeBody(values: Values): Uint8Array {
  const parts: string[] = []
  for (const label of Object.keys(values).sort()) {
    const value = values[label]
    if (value !== null && value !== undefined) parts.push(`${JSON.stringify(label)}:${JSON.stringify(value)}`)
  }
  return Buffer.from(`{${parts.join(',')}}`)
}

/** The labels of a body; those left out are empty. */
export function decodeBody(body: Uint8Array): Values {
  return JSON.parse(decoder.decode(body)) as Values
}
