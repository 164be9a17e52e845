/** The command line: exit codes, one JSON value, problems in sentences, and a programme worked from its first word. */
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { allCommands } from '../cli/commands.js'
import { run } from '../cli/main.js'
import { freshDatabase, testServer, whyNoServer } from './support/databases.js'
import { temporaryFolder } from './support/engines.js'

interface Ran {
  readonly status: number
  readonly out: string
  readonly error: string
}

interface Place {
  readonly folder: string
  readonly data: string
  readonly databaseUrl?: string
  readonly person?: string
}

async function command(place: Place, ...words: readonly string[]): Promise<Ran> {
  let out = ''
  let error = ''
  const status = await run([...words, '--data', place.data], {
    environment: { DATABASE_URL: place.databaseUrl, TRUEBEARING_PERSON: place.person ?? 'anna' },
    directory: place.folder,
    streams: {
      out: (text: string) => {
        out += text
      },
      error: (text: string) => {
        error += text
      },
      terminal: false,
    },
    now: () => new Date('2044-06-01T12:00:00Z'),
  })
  return { status, out, error }
}

const forms = `local_id,information_date,accident_id,accident_date,device,outcome,sex,age,status
V1,2041-05-01,A1,2041-04-30,AP mine,injured,male,30,civilian
V2,2041-05-01,A1,2041-04-30,AP mine,killed,female,,civilian
V3,2041-05-02,A2,2041-05-01,UXO,injured,male,12,civilian
`

test('what was typed wrongly is said with the right words and exit 2, before any register is opened', async (t) => {
  const folder = temporaryFolder(t)
  const place = { folder, data: join(folder, 'data') }
  writeFileSync(join(folder, 'forms.csv'), forms)
  writeFileSync(join(folder, 'mapping.json'), '{')
  mkdirSync(join(folder, 'a-folder'))
  const at = (name: string) => join(folder, name)
  const wrong: readonly (readonly [words: readonly string[], said: RegExp])[] = [
    [['improt'], /no command "improt".*help/],
    [['import'], /Give the file.*Usage: truebearing import FILE/s],
    [['import', at('forms.csv')], /--mapping is missing.*Usage/s],
    [['import', at('forms.csv'), '--maping', 'x'], /maping.*Usage/s],
    [['import', at('nothing.csv'), '--mapping', at('mapping.json')], /nothing\.csv cannot be read/],
    [['import', at('forms.csv'), '--mapping', at('nothing.json')], /nothing\.json could not be opened/],
    [['import', at('forms.csv'), '--mapping', at('mapping.json')], /no JSON/],
    [['import', '--undo', 'x'], /"x" is not a whole number/],
    [['map', at('forms.csv')], /--kind is missing/],
    [['map', at('forms.csv'), '--kind', 'victims'], /no kind "victims".*victim/],
    [['map', at('a-folder'), '--kind', 'victim'], /a-folder/],
    [['figure'], /Give a query/],
    [['review', 'accept'], /Say what to accept/],
    [['erase', 'V1'], /--reason is missing/],
    [['log', 'prove'], /Say which entry/],
  ]
  for (const [words, said] of wrong) {
    const ran = await command(place, ...words)
    assert.deepEqual([ran.status, ran.out], [2, ''], words.join(' '))
    assert.match(ran.error, said)
    assert.doesNotMatch(ran.error, /\bat .*:\d+:\d+/, 'no trace of the program')
  }
  assert.equal(existsSync(place.data), false, 'nothing was made')
})

test('with --json a problem is one object on standard error and nothing on standard output', async (t) => {
  const folder = temporaryFolder(t)
  const ran = await command({ folder, data: folder }, 'figure', 'casualties', '--json')
  assert.deepEqual([ran.status, ran.out], [1, ''])
  const { code, message } = JSON.parse(ran.error) as { code: string; message: string }
  assert.equal(code, 'programme-unknown')
  assert.match(message, /Make it with "truebearing init/)
  const unknown = await command({ folder, data: folder }, 'log', '--json', '--every')
  assert.equal((JSON.parse(unknown.error) as { code: string }).code, 'wrong-use')
})

test('help names every command, and each one says how it is used', async (t) => {
  const folder = temporaryFolder(t)
  const all = await command({ folder, data: folder }, 'help')
  assert.equal(all.status, 0)
  for (const name of ['init', 'map', 'import', 'review', 'figure', 'erase', 'log', 'backup', 'restore']) {
    assert.match(all.out, new RegExp(`^  ${name} `, 'm'))
    assert.match(
      (await command({ folder, data: folder }, name, '--help')).out,
      new RegExp(`truebearing ${name} `),
    )
  }
})

test('each command is called by its own name', async () => {
  const commands = await allCommands()
  assert.deepEqual(
    [...commands.keys()],
    [...commands.values()].map(({ name }) => name),
  )
})

/** Each command opens the register, which takes seconds embedded: one test runs there, the longer one on a server. */
const longEngine = testServer ? 'server' : 'embedded'
for (const engine of ['embedded', 'server'] as const) {
  describe(`a programme on the ${engine} engine`, {
    skip: engine === 'server' && !testServer && whyNoServer,
  }, () => {
    const skip = engine === longEngine ? false : `run on the ${longEngine} engine`
    test('is made, mapped, imported, reviewed, counted and taken back from the command line', {
      skip,
    }, async (t) => {
      const folder = temporaryFolder(t)
      const database = engine === 'server' ? await freshDatabase() : undefined
      t.after(() => database?.drop())
      const place = { folder, data: join(folder, 'data'), databaseUrl: database?.url }
      const table = join(folder, 'forms.csv')
      const mapping = join(folder, 'mapping.json')
      writeFileSync(table, forms)
      const json = async (...words: readonly string[]) => {
        const ran = await command(place, ...words, '--json')
        assert.equal(ran.status, 0, ran.error)
        return JSON.parse(ran.out)
      }

      assert.equal((await json('init')).made, true)
      assert.equal((await json('init')).made, false, 'an existing programme is no error')
      const mapped = await command(place, 'map', table, '--kind', 'victim')
      writeFileSync(mapping, mapped.out)

      const words = ['import', table, '--mapping', mapping, '--source', 'forms']
      const dry = await command(place, ...words, '--dry-run', '--accept')
      assert.match(dry.out, /Dry run: nothing was written.*accepted +3/s)
      const imported = await json(...words)
      assert.deepEqual(imported, {
        id: imported.id,
        rows: 3,
        accepted: 0,
        submitted: 3,
        waiting: 0,
        unchanged: 0,
        updated: 0,
        gone: 0,
        findings: 0,
        findingsFile: null,
      })
      assert.match(
        (await command(place, 'review', 'list')).out,
        new RegExp(`${imported.id}\\.1 +victim +submitted`),
      )
      assert.match((await command(place, 'review', 'show', 'V1')).out, /outcome +injured/)
      assert.deepEqual(await json('review', 'accept', imported.id), { accepted: 3, records: 5, left: 0 })

      writeFileSync(
        table,
        forms.replace(
          'V1,2041-05-01,A1,2041-04-30,AP mine,injured',
          'V1,2041-05-01,A1,2041-04-30,AP mine,killed',
        ),
      )
      const conflict = await command(place, ...words, '--accept')
      assert.equal(conflict.status, 0, 'a row that waits for a decision was read')
      assert.match(conflict.out, /waiting +1 +say otherwise than what is known/)
      const disputed = await json('figure', 'casualties where outcome = killed')
      assert.deepEqual([disputed.total, disputed.range], [1, { minimum: 1, maximum: 2 }])
      const resolved = await command(place, 'review', 'resolve', 'V1', '--field', 'outcome', '--take', 'new')
      assert.match(resolved.out, /now the current version/)
      assert.match((await command(place, 'figure', 'casualties by outcome')).out, /killed +2\n +injured +1/)

      const [, second] = /Import (\d+)/.exec(conflict.out) ?? []
      assert.deepEqual(await json('import', '--undo', String(second)), {
        id: second,
        withdrawn: 0,
        restored: 1,
      })
      assert.equal((await json('figure', 'casualties where outcome = killed')).total, 1)
      const wrong = await command(place, 'figure', 'casualties by colour')
      assert.equal(wrong.status, 2)
      assert.match(wrong.error, /colour/)
    })

    test('says in a file and on the terminal what is doubtful, what waits first', async (t) => {
      const folder = temporaryFolder(t)
      const database = engine === 'server' ? await freshDatabase() : undefined
      t.after(() => database?.drop())
      const place = { folder, data: join(folder, 'data'), databaseUrl: database?.url }
      const table = join(folder, 'forms.csv')
      const mapping = join(folder, 'mapping.json')
      writeFileSync(table, forms)
      await command(place, 'init')
      writeFileSync(mapping, (await command(place, 'map', table, '--kind', 'victim')).out)
      writeFileSync(
        table,
        forms
          .replace(/^(.*status)$/m, '$1,extra')
          .replace(/civilian$/gm, 'civilian,x')
          .replace(',30,', ',=430,'),
      )
      const ran = await command(place, 'import', table, '--mapping', mapping, '--source', 'forms', '--accept')
      assert.equal(ran.status, 0, ran.error)
      assert.match(
        ran.out,
        /accepted +2.*waiting +1.*1 finding for which rows wait:.*=430.*1 note; no row waits/s,
      )
      const [, file = ''] = /All of them: (.*)/.exec(ran.out) ?? []
      assert.match(readFileSync(file, 'utf8'), /^row,column,rule,severity,text,message\n/)
      assert.match(readFileSync(file, 'utf8'), /,'=430,/)
      writeFileSync(table, forms.replace(/,\d+,civilian/g, ',x,civilian').replace('killed', 'kiled'))
      const none = await command(place, 'import', table, '--mapping', mapping, '--source', 'others', '--json')
      assert.equal(none.status, 1, 'no row at all could be read')
      assert.equal((JSON.parse(none.out) as { waiting: number }).waiting, 3)
    })
  })
}
