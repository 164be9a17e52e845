/** WebAuthn by @simplewebauthn/server: what a key is asked, and whether its answer is good. No certificate is looked at. */
import type {
  AuthenticationResponseJSON,
  AuthenticatorTransport,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/server'
import type { Account } from '../../core/access/account.js'
import { Problem } from '../../core/problem.js'
import type { KeyHalf } from '../../store/accounts/passkeys.js'
import type { Call, Serving } from '../serving.js'
import { problem } from './problems.js'

type Library = typeof import('@simplewebauthn/server')

let loaded: Promise<Library> | null = null

/** Loaded at the first key: it takes half a second of the processor, which every command would wait for. */
function library(): Promise<Library> {
  loaded ??= import('@simplewebauthn/server').then((made) => {
    // With makers' certificates to hold a key against, the library would fetch lists of revoked ones.
    for (const identifier of ['android-key', 'android-safetynet', 'apple', 'mds'] as const)
      made.SettingsService.setRootCertificates({ identifier, certificates: [] })
    return made
  })
  return loaded
}

/** The address to which keys are bound. */
export interface KeyPlace {
  readonly origin: string
  /** Its host name; WebAuthn takes no numbers for one. */
  readonly host: string
}

/** Where the pages stand for a browser. Throws `passkey-needs-a-name` where that is an address in numbers. */
export function keyPlaceOf(call: Call, { address }: Pick<Serving, 'address'>): KeyPlace {
  const { origin, hostname } = new URL(address ?? call.req.url)
  if (/^[\d.]+$|^\[/.test(hostname)) throw problem.passkeyNeedsName({ host: hostname })
  return { origin, host: hostname }
}

type Known = Pick<KeyHalf, 'credential' | 'transports'>

function descriptorOf({ credential, transports }: Known) {
  return { id: credential, transports: transports as AuthenticatorTransport[] }
}

/** What a browser is asked so that a new key is made for somebody. */
export async function askForNewKey(
  { host }: KeyPlace,
  account: Account,
  known: readonly Known[],
  programme: string,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: programme,
    rpID: host,
    userID: new Uint8Array(Buffer.from(account.accountId.replaceAll('-', ''), 'hex')),
    userName: account.name,
    userDisplayName: account.shownName,
    attestationType: 'none',
    excludeCredentials: known.map(descriptorOf),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  })
}

/** What a browser is asked so that somebody signs in. It names no key, so that nobody learns who has one. */
export async function askForKey({ host }: KeyPlace): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({ rpID: host, userVerification: 'required' })
}

type Asked = (challenge: string) => Promise<boolean>

/** The public half of a new key. `asked` uses the challenge up. Throws `passkey-refused`. */
export async function readNewKey(
  place: KeyPlace,
  response: RegistrationResponseJSON,
  asked: Asked,
): Promise<KeyHalf> {
  const { verifyRegistrationResponse } = await library()
  const { verified, registrationInfo } = await orRefused(() =>
    verifyRegistrationResponse({
      response,
      expectedChallenge: asked,
      expectedOrigin: place.origin,
      expectedRPID: place.host,
      requireUserVerification: true,
    }),
  )
  if (!verified) throw problem.passkeyRefused({})
  const { id, publicKey, counter, transports = [] } = registrationInfo.credential
  return { credential: id, publicKey, counter, transports }
}

/** How far a key has counted whose answer is good. `asked` uses the challenge up. Throws `passkey-refused`. */
export async function checkKey(
  place: KeyPlace,
  response: AuthenticationResponseJSON,
  half: KeyHalf,
  asked: Asked,
): Promise<number> {
  const { verifyAuthenticationResponse } = await library()
  const { verified, authenticationInfo } = await orRefused(() =>
    verifyAuthenticationResponse({
      response,
      expectedChallenge: asked,
      expectedOrigin: place.origin,
      expectedRPID: place.host,
      requireUserVerification: true,
      credential: {
        ...descriptorOf(half),
        publicKey: new Uint8Array(half.publicKey),
        counter: half.counter,
      },
    }),
  )
  if (!verified) throw problem.passkeyRefused({})
  return authenticationInfo.newCounter
}

/** The library says in an Error of its own what does not fit; which of it, an attacker need not know. */
async function orRefused<T>(check: () => Promise<T>): Promise<T> {
  try {
    return await check()
  } catch (error) {
    if (error instanceof Error && !(error instanceof Problem)) throw problem.passkeyRefused({})
    throw error
  }
}
