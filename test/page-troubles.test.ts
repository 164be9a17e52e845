/** What pages say of problems: nobody who sits at a browser is told to type a command. */
import { deepEqual, equal, ok } from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { pageLanguages } from '../core/access/languages.js'
import { callsOf } from '../scripts/house/source.js'
import { repository } from './reading-files.js'

/** A command, an option of one, or a statement for the database. */
const command =
  /\btruebearing\b|(?<!\S)--[a-z]|\brun (?:doctor|the command|this (?:command|one))\b|"(?:create|backup) /i

/** The source of each problem's sentence by its code, of every room whose problems a page can meet. */
function catalogue(): ReadonlyMap<string, string> {
  const rooms = ['core', 'store', 'intake', 'publish', 'server']
  const paths = rooms.flatMap((room) =>
    readdirSync(join(repository, room), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
      .map((path) => join(repository, room, path)),
  )
  return new Map(paths.flatMap((path) => [...callsOf('defineProblem', path, readFileSync(path, 'utf8'))]))
}

/** Problems of the terminal alone, each with the work in which it is met. */
const ofTheTerminal: Readonly<Record<string, string>> = {
  'audit-not-announced': 'a draw',
  'consistency-missing': 'a witness',
  'export-not-public': 'a public export; pages save files for staff',
  'extension-refused': 'the opening of the register, before there is a page',
  'folder-not-writable': 'the opening of the register',
  'host-refused': 'the first request, before there is a page',
  'mail-server-refuses': 'the sending of mail',
  'not-a-backup': 'a restore',
  'not-a-person': 'an erasure',
  'port-taken': 'the start of the service',
  'postgis-missing': 'the opening of the register',
  'programme-unknown': 'the opening of the register',
  'receipt-too-large': 'a receipt',
  'register-in-use': 'the opening of the register',
  'role-not-made': 'the opening of the register',
  'second-reader-needed': 'an import that accepts at once; one from a page waits',
  'server-encoding': 'the opening of the register',
  'server-locale-c': 'the opening of the register',
  'signed-document-unknown': 'a list beside a file; on a page it belongs to a text',
  'signing-request-unknown': 'signing by e-mail, as it is listed and forgotten',
}

const own = (language: string): Readonly<Record<string, string>> =>
  JSON.parse(readFileSync(join(repository, 'messages', `${language}.json`), 'utf8'))

const problems = catalogue()
const withCommand = [...problems].filter(([, source]) => command.test(source)).map(([code]) => code)

test('each problem whose sentence names a command has words for pages, or is met at the terminal alone', () => {
  ok(problems.size > 150, String(problems.size))
  ok(withCommand.length > 30, String(withCommand.length))
  const english = own('en')
  deepEqual(
    withCommand.filter((code) => !ofTheTerminal[code] && !english[`trouble.code.${code}`]),
    [],
  )
  for (const code of Object.keys(ofTheTerminal)) ok(withCommand.includes(code), `${code} names no command`)
})

test('the words that pages have name no command in any of 8 languages, and each is of a problem that there is', () => {
  for (const language of pageLanguages)
    for (const [key, words] of Object.entries(own(language)).filter(([key]) =>
      key.startsWith('trouble.code.'),
    )) {
      equal(command.test(words), false, `${language} ${key}`)
      ok(problems.has(key.slice('trouble.code.'.length)), key)
    }
})
