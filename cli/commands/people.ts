import { pageLanguages } from '../../core/access/languages.js'
import type { Role } from '../../core/access/roles.js'
import { isRole, roles } from '../../core/access/roles.js'
import { readSignInName } from '../../core/access/sign-in-name.js'
import { linkAddress } from '../../server/api/link-address.js'
import { makeLink } from '../../store/accounts/links.js'
import type { Person } from '../../store/accounts/people.js'
import { changePerson, endPerson, findPerson, invite, listPeople } from '../../store/accounts/people.js'
import type { Programme } from '../../store/programme.js'
import type { Call, Command, ExitStatus } from '../command.js'
import { neededOption, wrongUse } from '../words.js'

/** Where `serve` stands unless somebody says otherwise. */
const usualAddress = 'http://127.0.0.1:8180'

/** Who may sign in to the pages: listed, invited, given a new link, given roles, ended. */
export const people: Command = {
  name: 'people',
  summary: 'who may sign in to the pages, and in which roles',
  usage:
    '[list | add NAME --role R[,R] [--shown TEXT] [--language L] | link NAME | roles NAME --role R[,R] | end NAME] [--address URL]',
  options: {
    role: { type: 'string' },
    shown: { type: 'string' },
    language: { type: 'string' },
    address: { type: 'string' },
  },
  run: (call) => {
    const [act = 'list', name, ...more] = call.words
    if (more.length > 0) throw wrongUse(people, 'Give one name.')
    return call.withProgramme((programme) => {
      if (act === 'list' && name === undefined) return list(call, programme)
      if (name === undefined) throw wrongUse(people, 'Give a name.')
      return actOn(call, programme, { act, name })
    })
  },
}

async function list(call: Call, programme: Programme): Promise<ExitStatus> {
  const found = await programme.engine.transaction((session) => listPeople(session, programme.programmeId))
  call.output.value({ people: found })
  for (const person of found) call.output.line(lineOf(person))
  if (found.length === 0)
    call.output.line(
      'Nobody has an account yet: "truebearing serve" prints a link for the first administrator.',
    )
  return 0
}

function lineOf({ name, shownName, roles: held, state }: Person): string {
  const invited = state === 'invited' ? ' (invited, has set no password yet)' : ''
  return `${name}: ${shownName}, ${held.join(', ')}${invited}`
}

async function actOn(
  call: Call,
  programme: Programme,
  { act, name }: { readonly act: string; readonly name: string },
): Promise<ExitStatus> {
  const which = { name: readSignInName(name) ?? name }
  switch (act) {
    case 'add':
      return add(call, programme, name)
    case 'link':
      return link(call, programme, which.name)
    case 'roles': {
      const change = { roles: rolesGiven(call) }
      const person = await programme.engine.transaction((session) =>
        changePerson(session, programme, which, change),
      )
      call.output.value({ person })
      call.output.line(lineOf(person))
      return 0
    }
    case 'end': {
      const person = await programme.engine.transaction((session) => endPerson(session, programme, which))
      call.output.value({ ended: person.name })
      call.output.line(`${person.name} can no longer sign in, and is signed out everywhere.`)
      return 0
    }
    default:
      throw wrongUse(people, `"${act}" is none of list, add, link, roles, end.`)
  }
}

async function add(call: Call, programme: Programme, name: string): Promise<ExitStatus> {
  const language = call.option('language') ?? 'en'
  if (!(pageLanguages as readonly string[]).includes(language))
    throw wrongUse(people, `The language "${language}" is none of ${pageLanguages.join(', ')}.`)
  const wanted = {
    name,
    shownName: call.option('shown') ?? name,
    roles: rolesGiven(call),
    placeIds: null,
    organisationId: null,
    language,
  }
  const made = await programme.engine.transaction((session) => invite(session, programme, wanted))
  return tellLink(call, made.person, made.link.secret)
}

async function link(call: Call, programme: Programme, name: string): Promise<ExitStatus> {
  const made = await programme.engine.transaction(async (session) => {
    const person = await findPerson(session, programme.programmeId, { name })
    return { person, link: await makeLink(session, programme, person.accountId) }
  })
  return tellLink(call, made.person, made.link.secret)
}

function tellLink(call: Call, person: Person, secret: string): ExitStatus {
  const address = linkAddress(call.option('address') ?? usualAddress, secret)
  call.output.value({ person, link: address })
  call.output.line(`${person.shownName} signs in as ${person.name} and sets a password at this address,`)
  call.output.line('once, within a day. Give it to nobody else:')
  call.output.line(address)
  return 0
}

function rolesGiven(call: Call): readonly Role[] {
  const given = neededOption(call, people, 'role')
    .split(',')
    .map((role) => role.trim())
  const wrong = given.find((role) => !isRole(role))
  if (wrong !== undefined) throw wrongUse(people, `"${wrong}" is none of the roles ${roles.join(', ')}.`)
  return given.filter(isRole)
}
