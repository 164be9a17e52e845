/** Every role against every route: who may is written out here by hand, not read from the routes. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Role } from '../core/access/roles.js'
import { roles } from '../core/access/roles.js'
import type { Route } from '../server/api/route.js'
import { apiRoutes } from '../server/api/routes.js'
import { makeToken } from '../store/accounts/tokens.js'
import { newRecordId } from '../store/record-id.js'
import type { SignedIn } from './served-accounts.js'
import { servedAccounts } from './served-accounts.js'
import { describeEngines, sharedRegister } from './support/registers.js'

/** `anybody` needs no sign-in, `everybody` is every role; else the roles that may. */
type WhoMay = 'anybody' | 'everybody' | readonly Role[]

const administrator: WhoMay = ['administrator']
const writers: WhoMay = ['analyst', 'publisher', 'administrator']
const openers: WhoMay = ['reviewer', 'administrator', 'auditor']
const enterers: WhoMay = ['collector', 'data_entry', 'reviewer', 'administrator']
/** Not the same as everybody: an account without a role reads nothing. */
const everyRole: WhoMay = [
  'collector',
  'data_entry',
  'reviewer',
  'analyst',
  'publisher',
  'administrator',
  'auditor',
]

/** A new route needs a row here: think who may call it before you look at what it says of itself. */
const whoMay: Readonly<Record<string, WhoMay>> = {
  'GET /api/openapi.json': 'anybody',
  'GET /api/session': 'anybody',
  'POST /api/session': 'anybody',
  'PATCH /api/session': 'everybody',
  'DELETE /api/session': 'anybody',
  'POST /api/session/link/look': 'anybody',
  'POST /api/session/link': 'anybody',
  'POST /api/session/password': 'everybody',
  'GET /api/sessions': 'everybody',
  'DELETE /api/sessions/{id}': 'everybody',
  'POST /api/session/passkey/options': 'anybody',
  'POST /api/session/passkey': 'anybody',
  'GET /api/passkeys': 'everybody',
  'POST /api/passkeys/options': 'everybody',
  'POST /api/passkeys': 'everybody',
  'DELETE /api/passkeys/{id}': 'everybody',
  'GET /api/people': administrator,
  'POST /api/people': administrator,
  'PATCH /api/people/{id}': administrator,
  'POST /api/people/{id}/link': administrator,
  'DELETE /api/people/{id}': administrator,
  'POST /api/people/{id}/back': administrator,
  'GET /api/tokens': 'everybody',
  'POST /api/tokens': 'everybody',
  'DELETE /api/tokens/{id}': 'everybody',
  'GET /api/views': everyRole,
  'PUT /api/views': everyRole,
  'PATCH /api/views/{id}': everyRole,
  'DELETE /api/views/{id}': everyRole,
  'GET /api/figures': ['reviewer', 'analyst', 'publisher', 'administrator', 'auditor'],
  'GET /api/assessment': ['reviewer', 'analyst', 'publisher', 'administrator', 'auditor'],
  'GET /api/documents': writers,
  'GET /api/documents/{id}': writers,
  'PUT /api/documents/{id}': writers,
  'PUT /api/documents/{id}/{language}': writers,
  'POST /api/documents/{id}/check': writers,
  'POST /api/documents/{id}/preview': writers,
  'POST /api/documents/{id}/ask': writers,
  'POST /api/documents/{id}/publish': ['publisher', 'administrator'],
  'GET /api/documents/{id}/signatories': writers,
  'POST /api/documents/{id}/signatories': writers,
  'GET /api/documents/{id}/signatories/jobs': writers,
  'GET /api/documents/{id}/signatories/jobs/{job}': writers,
  'DELETE /api/documents/{id}/signatories/jobs/{job}': writers,
  'POST /api/documents/{id}/signatories/{entry}/withdraw': writers,
  'POST /api/documents/{id}/signatories/{entry}/open': openers,
  'GET /api/documents/{id}/signing': writers,
  'POST /api/documents/{id}/signing': ['publisher', 'administrator'],
  'DELETE /api/documents/{id}/signing': ['publisher', 'administrator'],
  'GET /api/documents/{id}/sheet': writers,
  'GET /api/documents/{id}/deliveries': writers,
  'POST /api/documents/{id}/deliveries': ['publisher', 'administrator'],
  'GET /api/drafts': everyRole,
  'GET /api/work': everyRole,
  'GET /api/drafts/{id}': everyRole,
  'POST /api/decisions': ['reviewer', 'administrator'],
  'GET /api/tiles': everyRole,
  'GET /api/tiles/{layer}/{z}/{x}/{y}': everyRole,
  'POST /api/outlines': enterers,
  'GET /api/places/named': everyRole,
  'GET /api/places/tree': everyRole,
  'GET /api/boundaries': everyRole,
  'GET /api/codes': everyRole,
  'GET /api/{kinds}': everyRole,
  'GET /api/{kinds}/{id}': everyRole,
  'GET /api/{kinds}/{id}/versions/{range}': everyRole,
  'POST /api/{kinds}/{id}/open': openers,
  'POST /api/drafts/{id}/open': openers,
  'GET /api/{kinds}/{id}/attachments': everyRole,
  'POST /api/{kinds}/{id}/attachments': enterers,
  'GET /api/{kinds}/{id}/attachments/{entry}': everyRole,
  'POST /api/{kinds}/{id}/attachments/{entry}/open': openers,
  'POST /api/{kinds}/{id}/attachments/{entry}/custody': enterers,
  'POST /api/{kinds}/{id}/attachments/{entry}/withdraw': ['reviewer', 'administrator'],
  'GET /api/drafts/{id}/attachments': everyRole,
  'POST /api/drafts/{id}/attachments': enterers,
  'GET /api/drafts/{id}/attachments/{entry}': everyRole,
  'POST /api/drafts/{id}/attachments/{entry}/open': openers,
  'POST /api/drafts/{id}/attachments/{entry}/custody': enterers,
  'POST /api/drafts/{id}/attachments/{entry}/withdraw': ['reviewer', 'administrator'],
  'GET /api/openings': ['publisher', 'administrator', 'auditor'],
  'GET /api/{kinds}/export': everyRole,
  'POST /api/{kinds}': enterers,
  'PUT /api/{kinds}/{id}': enterers,
  'GET /api/programme': everyRole,
  'GET /api/programme/settings': everyRole,
  'PATCH /api/programme/settings': administrator,
  'GET /api/programme/examination': administrator,
  'POST /api/programme/backup': administrator,
  'GET /api/imports': everyRole,
  'POST /api/uploads': enterers,
  'POST /api/uploads/{id}/mapping': enterers,
  'POST /api/imports': enterers,
  'GET /api/imports/{id}': everyRole,
  'DELETE /api/imports/{id}': enterers,
  'GET /api/findings': everyRole,
  'POST /api/near': everyRole,
  'GET /api/log/checkpoints': ['publisher', 'administrator', 'auditor'],
  'GET /api/log/checkpoints/{size}': ['publisher', 'administrator', 'auditor'],
  'POST /api/log/checkpoints': ['publisher', 'administrator'],
  'POST /api/log/cosignatures': ['publisher', 'administrator'],
  'GET /api/log/people': ['publisher', 'administrator', 'auditor'],
  'GET /api/log': ['publisher', 'administrator', 'auditor'],
}

/** What a program with a token never decides on, whatever its roles. */
const onlyInPerson: readonly string[] = [
  'PATCH /api/programme/settings',
  'POST /api/programme/backup',
  'POST /api/{kinds}/{id}/open',
  'POST /api/{kinds}/{id}/attachments/{entry}/open',
  'POST /api/drafts/{id}/open',
  'POST /api/drafts/{id}/attachments/{entry}/open',
  'POST /api/documents/{id}/signatories/{entry}/open',
  'PATCH /api/session',
  'POST /api/session/password',
  'GET /api/sessions',
  'DELETE /api/sessions/{id}',
  'GET /api/passkeys',
  'POST /api/passkeys/options',
  'POST /api/passkeys',
  'DELETE /api/passkeys/{id}',
  'POST /api/people',
  'PATCH /api/people/{id}',
  'POST /api/people/{id}/link',
  'DELETE /api/people/{id}',
  'POST /api/people/{id}/back',
  'GET /api/tokens',
  'POST /api/tokens',
  'DELETE /api/tokens/{id}',
  'GET /api/views',
  'PUT /api/views',
  'PATCH /api/views/{id}',
  'DELETE /api/views/{id}',
  'POST /api/documents/{id}/publish',
  'POST /api/documents/{id}/signing',
  'DELETE /api/documents/{id}/signing',
]

const nameOf = ({ method, path }: Route) => `${method} ${path}`

function mayCall(who: WhoMay | undefined, role: Role | null): boolean {
  if (who === 'anybody') return true
  return role !== null && (who === 'everybody' || who?.includes(role) === true)
}

test('each route has one row, and each row a route', () => {
  deepEqual(apiRoutes.map(nameOf).sort(), Object.keys(whoMay).sort())
})

describeEngines('each role against each route', (kind) => {
  const shared = sharedRegister(kind)
  const service = servedAccounts(shared, 'MATRIX')

  /** The code of a refusal by the frame; null where the route itself answered. The body is of no route's form. */
  async function refused(route: Route, asked: { as?: SignedIn; headers?: Readonly<Record<string, string>> }) {
    const path = route.path.replace(/\{\w+\}/g, () => newRecordId())
    const body = route.body ? { body: [] } : {}
    const file = route.upload ? { headers: { ...asked.headers, 'Content-Type': 'application/x-none' } } : {}
    const answer = await service.ask(route.method, path, { ...asked, ...body, ...file })
    const { title } = answer.status < 400 ? { title: '' } : ((await answer.json()) as { title: string })
    const byFrame = ['sign-in-needed', 'right-missing', 'only-in-person', 'foreign-origin', 'sign-in-again']
    if (!byFrame.includes(title)) return null
    equal(answer.status, title === 'sign-in-needed' ? 401 : 403)
    return title
  }

  test('nobody is told to sign in on every route that is not for anybody', async () => {
    for (const route of apiRoutes) {
      const expected = mayCall(whoMay[nameOf(route)], null) ? null : 'sign-in-needed'
      equal(await refused(route, {}), expected, nameOf(route))
    }
  })

  for (const role of roles)
    test(`${role} may call what its rows say and nothing else`, async () => {
      for (const [index, route] of apiRoutes.entries()) {
        // Each route has a session of its own: signing out ends it.
        const as = await service.person(`${role}.${index}`, [role])
        const expected = mayCall(whoMay[nameOf(route)], role) ? null : 'right-missing'
        equal(await refused(route, { as }), expected, nameOf(route))
      }
    })

  test('what reaches beyond the register is done within 15 minutes of signing in, and all else after 16 too', async () => {
    const weighty: readonly unknown[] = ['administer', 'publish', 'open_confidential']
    const people = new Map<Route, SignedIn>()
    for (const [index, route] of apiRoutes.entries())
      people.set(route, await service.person(`late.${index}`, ['administrator']))
    service.pass(16)
    const asked = new Set<string>()
    for (const route of apiRoutes) {
      const as = people.get(route)
      const isWeighty = route.method !== 'GET' && weighty.includes(route.access)
      const expected = isWeighty || nameOf(route) === 'POST /api/tokens' ? 'sign-in-again' : null
      equal(await refused(route, as ? { as } : {}), expected, nameOf(route))
      if (expected !== null) asked.add(nameOf(route))
    }
    for (const name of ['POST /api/people', 'PATCH /api/people/{id}', 'DELETE /api/people/{id}'])
      ok(asked.has(name), name)
    for (const name of [
      'POST /api/documents/{id}/publish',
      'POST /api/{kinds}/{id}/open',
      'POST /api/tokens',
    ])
      ok(asked.has(name), name)
  })

  test('a token of all 7 roles may call everything but what is done in person', async () => {
    const { programme } = service
    const { account } = await service.person('every.role', [...roles])
    const { secret } = await programme.engine.transaction((session) =>
      makeToken(session, programme, account, { label: 'all', roles, days: 1 }),
    )
    for (const route of apiRoutes) {
      const expected = onlyInPerson.includes(nameOf(route)) ? 'only-in-person' : null
      equal(await refused(route, { headers: { Authorization: `Bearer ${secret}` } }), expected, nameOf(route))
    }
  })

  test('an account without a role may call what is for everybody, and no more', async () => {
    for (const [index, route] of apiRoutes.entries()) {
      const as = await service.person(`none.${index}`, [])
      const who = whoMay[nameOf(route)]
      const expected = typeof who === 'string' ? null : 'right-missing'
      equal(await refused(route, { as }), expected, nameOf(route))
    }
  })
})
