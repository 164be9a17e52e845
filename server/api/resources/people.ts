/** /api/people: who has an account; invited, changed and ended by administrators. */
import { z } from 'zod'
import { pageLanguages } from '../../../core/access/languages.js'
import { roles } from '../../../core/access/roles.js'
import type { MadeLink } from '../../../store/accounts/links.js'
import { makeLink } from '../../../store/accounts/links.js'
import type { Person } from '../../../store/accounts/people.js'
import {
  changePerson,
  endPerson,
  findPerson,
  invite,
  listPeople,
  takeBackPerson,
} from '../../../store/accounts/people.js'
import { namesOfRecords } from '../../../store/staff/one-record.js'
import { asStaff, scopeOfAccount } from '../../../store/staff/staff-role.js'
import { accountForm, shownNameText } from '../forms.js'
import { linkAddress } from '../link-address.js'
import type { ApiCall, Route } from '../route.js'
import { needAccount, route } from '../route.js'

const personForm = accountForm.extend({ state: z.enum(['invited', 'active']) })

const linkForm = z.object({
  person: personForm,
  /** The secret stands behind the #, which no browser sends and no proxy logs. */
  link: z.url(),
  expiresAt: z.iso.datetime(),
})

const changeForm = z.strictObject({
  shownName: shownNameText.optional(),
  roles: z.array(z.enum(roles)).min(1).optional(),
  placeIds: z.array(z.uuid()).nullable().optional(),
  organisationId: z.uuid().nullable().optional(),
  language: z.enum(pageLanguages).optional(),
})

const inviteForm = z.strictObject({
  name: z.string().max(200),
  shownName: shownNameText,
  roles: z.array(z.enum(roles)).min(1),
  placeIds: z.array(z.uuid()).nullable().default(null),
  organisationId: z.uuid().nullable().default(null),
  language: z.enum(pageLanguages),
})

/** The records that accounts name. */
function recordsOf(people: readonly Person[]): readonly string[] {
  const named = people.flatMap(({ placeIds, organisationId }) => [...(placeIds ?? []), organisationId])
  return [...new Set(named)].filter((id) => id !== null)
}

function accountIn(path: ApiCall['path']) {
  return { accountId: path.id ?? '' }
}

function linkAnswer({ call, serving }: ApiCall, person: Person, { secret, expiresAt }: MadeLink) {
  const base = serving.address ?? new URL(call.req.url).origin
  return { person, link: linkAddress(base, secret), expiresAt: new Date(expiresAt * 1000).toISOString() }
}

export const peopleRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/api/people',
    access: 'administer',
    summary:
      'everybody who has an account, whose account ended, and the names of their places and organisations as far as you may read them',
    answer: z.object({
      people: z.array(personForm),
      ended: z.array(personForm),
      named: z.array(z.object({ id: z.uuid(), name: z.string().nullable() })),
    }),
    run: async ({ reading: { session, programmeId }, account }) => {
      const people = await listPeople(session, programmeId)
      const scope = await scopeOfAccount(session, programmeId, needAccount(account))
      const named = await asStaff(session, scope, (staff) => namesOfRecords(staff, recordsOf(people)))
      return {
        people,
        ended: await listPeople(session, programmeId, 'ended'),
        named: named.map(({ id, name }) => ({ id, name })),
      }
    },
  }),
  route({
    method: 'POST',
    path: '/api/people',
    access: 'administer',
    onlyInPerson: true,
    showsSecret: true,
    status: 201,
    summary: 'invite somebody; the answer holds a link that is shown once and works for a day',
    body: inviteForm,
    answer: linkForm,
    run: async (given) => {
      const { programme, body } = given
      const { person, link } = await programme.engine.transaction((session) =>
        invite(session, programme, body),
      )
      return linkAnswer(given, person, link)
    },
  }),
  route({
    method: 'PATCH',
    path: '/api/people/{id}',
    access: 'administer',
    onlyInPerson: true,
    summary: 'change the roles, the places, the organisation, the shown name or the language of somebody',
    body: changeForm,
    answer: personForm,
    run: ({ programme, path, body }) =>
      programme.engine.transaction((session) => changePerson(session, programme, accountIn(path), body)),
  }),
  route({
    method: 'POST',
    path: '/api/people/{id}/link',
    access: 'administer',
    onlyInPerson: true,
    showsSecret: true,
    status: 201,
    summary: 'a new link for somebody who lost the first, or the password; earlier ones lead nowhere',
    answer: linkForm,
    run: async (given) => {
      const { programme, path } = given
      const { person, link } = await programme.engine.transaction(async (session) => {
        const person = await findPerson(session, programme.programmeId, accountIn(path))
        return { person, link: await makeLink(session, programme, person.accountId) }
      })
      return linkAnswer(given, person, link)
    },
  }),
  route({
    method: 'DELETE',
    path: '/api/people/{id}',
    access: 'administer',
    onlyInPerson: true,
    summary: 'end an account with its sessions, links and tokens; the last administrator stays',
    run: async ({ programme, path }) => {
      await programme.engine.transaction((session) => endPerson(session, programme, accountIn(path)))
      return undefined
    },
  }),
  route({
    method: 'POST',
    path: '/api/people/{id}/back',
    access: 'administer',
    onlyInPerson: true,
    showsSecret: true,
    status: 201,
    summary:
      'take back an account that ended, with its roles, places and organisation; its person gets a new link',
    answer: linkForm,
    run: async (given) => {
      const { programme, path } = given
      const { person, link } = await programme.engine.transaction((session) =>
        takeBackPerson(session, programme, path.id ?? ''),
      )
      return linkAnswer(given, person, link)
    },
  }),
]
