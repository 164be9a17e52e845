/** A served register with accounts, for tests: people made with roles, signed in without a page, and a clock to move. */
import { after, before } from 'node:test'
import type { Account } from '../core/access/account.js'
import type { Role } from '../core/access/roles.js'
import type { RunningService } from '../server/listen.js'
import { serveProgramme } from '../server/listen.js'
import { addAccount } from '../store/accounts/add-account.js'
import { setPassword } from '../store/accounts/links.js'
import { hashOfPassword } from '../store/accounts/password.js'
import { startSession } from '../store/accounts/sessions.js'
import type { Programme } from '../store/programme.js'
import { newProgramme } from './support/programmes.js'
import type { SharedRegister } from './support/registers.js'

/** Somebody who is signed in: the account, and the secret of the session. */
export interface SignedIn {
  readonly account: Account
  readonly secret: string
  /** The headers that a page of the service sends. */
  readonly headers: Readonly<Record<string, string>>
}

/** The password of everybody who has one. */
export const password = 'a wide river bends'
let kept: Promise<string> | null = null

/** An invented person of these roles, with a session, and with the password where it is asked for. */
export async function signedIn(
  programme: Programme,
  address: string,
  person: {
    readonly name: string
    readonly roles: readonly Role[]
    readonly hasPassword?: boolean
    /** The places to which the person is limited. */
    readonly placeIds?: readonly string[]
  },
): Promise<SignedIn> {
  kept ??= hashOfPassword(password)
  const hash = person.hasPassword ? await kept : null
  const { account, secret } = await programme.engine.transaction(async (session) => {
    const { name, roles } = person
    const shownName = `Invented ${name}`
    const wanted = {
      name,
      roles,
      shownName,
      placeIds: person.placeIds ?? null,
      organisationId: null,
      language: 'en',
    }
    const account = await addAccount(session, programme, wanted)
    if (hash !== null) await setPassword(session, programme.programmeId, account.accountId, hash)
    return { account, secret: await startSession(session, programme, account.accountId) }
  })
  return { account, secret, headers: { Cookie: `truebearing-${programme.code}=${secret}`, Origin: address } }
}

/** A request as it is written in tests. */
export interface Asked {
  readonly as?: SignedIn | null
  readonly body?: unknown
  readonly headers?: Readonly<Record<string, string>>
}

/** A running service, and what tests do with it. */
export interface ServedAccounts {
  readonly programme: Programme
  readonly address: string
  /** What was logged. */
  readonly lines: readonly string[]
  /** Moves the clock on. */
  pass(minutes: number): void
  ask(method: string, path: string, asked?: Asked): Promise<Response>
  person(name: string, roles: readonly Role[], hasPassword?: boolean): Promise<SignedIn>
  /** Somebody who is limited to places. */
  limited(name: string, roles: readonly Role[], placeIds: readonly string[]): Promise<SignedIn>
}

/** A service on a shared register, started before the tests of the suite and stopped after them. */
export function servedAccounts(shared: SharedRegister, code: string): ServedAccounts {
  let held: { programme: Programme; service: RunningService } | null = null
  let minutes = 0
  const lines: string[] = []
  before(async () => {
    const made = await newProgramme(shared.engine, shared.place, code)
    const now = () => new Date(made.now().getTime() + minutes * 60_000)
    const programme = { ...made, now }
    const log = (line: string) => lines.push(line)
    const service = await serveProgramme(programme, { port: 0, host: '127.0.0.1', address: null, log })
    held = { programme, service }
  })
  after(async () => {
    await held?.service.close()
  })
  const there = () => {
    if (!held) throw new Error('the service is there inside tests only')
    return held
  }
  return {
    get programme() {
      return there().programme
    },
    get address() {
      return there().service.address
    },
    lines,
    pass: (more) => {
      minutes += more
    },
    ask: (method, path, { as = null, body, headers = {} } = {}) =>
      fetch(there().service.address + path, {
        method,
        headers: {
          ...as?.headers,
          ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
          ...headers,
        },
        body: body === undefined ? null : JSON.stringify(body),
      }),
    person: (name, roles, hasPassword = false) =>
      signedIn(there().programme, there().service.address, { name, roles, hasPassword }),
    limited: (name, roles, placeIds) =>
      signedIn(there().programme, there().service.address, { name, roles, placeIds }),
  }
}

/** Status and stable code of a refusal. */
export async function codeOf(answer: Response): Promise<string> {
  const { title } = (await answer.json()) as { title: string }
  return `${answer.status} ${title}`
}

/** The secret of the session that an answer sets, and the attributes of its cookie. */
export function cookieOf(answer: Response): { readonly secret: string; readonly attributes: string } {
  const [cookie = ''] = answer.headers.getSetCookie()
  const [pair = '', ...attributes] = cookie.split('; ')
  return { secret: pair.slice(pair.indexOf('=') + 1), attributes: attributes.join('; ') }
}
