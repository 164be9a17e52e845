/** Keys by which somebody signs in without a password, as browsers make and ask for them (WebAuthn level 3, 5.1). */
import { post } from './api.js'

/** Whether this browser, at this address, knows keys at all: an address in numbers has none. */
export const knowsKeys =
  typeof PublicKeyCredential !== 'undefined' &&
  'parseRequestOptionsFromJSON' in PublicKeyCredential &&
  !/^[\d.]+$|^\[/.test(location.hostname)

/** Signs in by a key that the person chooses. Throws what the browser or the server refuses. */
export async function signInByKey(): Promise<void> {
  const asked = await post<PublicKeyCredentialRequestOptionsJSON>('/api/session/passkey/options')
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(asked)
  await post('/api/session/passkey', {
    response: await credentialOf(navigator.credentials.get({ publicKey })),
  })
}

/** Makes a key and adds it under a label; the password first. */
export async function addKey(label: string, present: string): Promise<void> {
  const asked = await post<PublicKeyCredentialCreationOptionsJSON>('/api/passkeys/options', { present })
  const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(asked)
  await post('/api/passkeys', {
    label,
    response: await credentialOf(navigator.credentials.create({ publicKey })),
  })
}

async function credentialOf(asked: Promise<Credential | null>): Promise<unknown> {
  const credential = await asked
  if (!(credential instanceof PublicKeyCredential)) throw new Error('the browser gave no key')
  return credential.toJSON()
}
