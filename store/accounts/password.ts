/** Passwords: scrypt (RFC 7914) of node:crypto, as text in the PHC form. */
import { scrypt, timingSafeEqual } from 'node:crypto'
import { Queue } from '../engine/queue.js'
import { randomBytes } from '../node-crypto.js'

/** 32 MiB and about a tenth of a second: OWASP's second choice of equal strength, for laptops without much memory. */
const cost = { N: 2 ** 15, r: 8, p: 3 } as const
const form = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([\w+/]+)\$([\w+/]+)$/

/** A crowd that signs in must not take the memory of the machine: one after the other. */
const queue = new Queue()

interface Cost {
  readonly N: number
  readonly r: number
  readonly p: number
}

function derive(password: string, salt: Uint8Array, { N, r, p }: Cost): Promise<Buffer> {
  return queue.run(
    () =>
      new Promise<Buffer>((done, fail) => {
        // The same word typed on two keyboards may come composed or not.
        scrypt(password.normalize('NFC'), salt, 32, { N, r, p, maxmem: 256 * N * r }, (error, key) =>
          error ? fail(error) : done(key),
        )
      }),
  )
}

/** What the store keeps of a password. */
export async function hashOfPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const key = await derive(password, salt, cost)
  const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64').replace(/=+$/, '')
  return `$scrypt$ln=${Math.log2(cost.N)},r=${cost.r},p=${cost.p}$${text(salt)}$${text(key)}`
}

/** Of nobody: what a name without a password is compared with, so that the answer takes as long. */
const ofNobody = `$scrypt$ln=${Math.log2(cost.N)},r=${cost.r},p=${cost.p}$${'A'.repeat(22)}$${'A'.repeat(43)}`

/** Whether a password is the kept one; null is nobody's, which takes as long and is never it. */
export async function isPassword(password: string, kept: string | null): Promise<boolean> {
  const [, ln, r, p, salt = '', key = ''] = form.exec(kept ?? ofNobody) ?? []
  if (ln === undefined) throw new Error('a kept password is not in the form in which it is written')
  const costs = { N: 2 ** Number(ln), r: Number(r), p: Number(p) }
  const found = await derive(password, Buffer.from(salt, 'base64'), costs)
  return timingSafeEqual(found, Buffer.from(key, 'base64')) && kept !== null
}
