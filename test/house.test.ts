import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { licenceAllowed } from '../scripts/house/packages.js'
import { rules } from '../scripts/house/rules.js'
import { countWords } from '../scripts/house/sizes.js'
import type { Rule } from '../scripts/house/tree.js'

/** The complaints of one rule about a small tree, as `severity path:line`. */
function about(rule: Rule, files: Readonly<Record<string, string>>): readonly string[] {
  return rule(new Map(Object.entries(files))).map(({ severity, path, line }) => `${severity} ${path}:${line}`)
}

describe('imports run one way', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['the core imports the store', 'core/figure/a.ts', "import { b } from '../../store/b.js'"],
    ['the store imports a way in', 'store/a.ts', "import { b } from '../intake/b.js'"],
    ['a way in imports a way out', 'intake/a.ts', "export { b } from '../publish/b.js'"],
    ['a way out imports the command line', 'publish/a.ts', "const b = await import('../cli/b.js')"],
    ['the server imports the command line', 'server/a.ts', "import type { B } from '../cli/b.js'"],
    ['the page imports the store', 'web/a.ts', "import { b } from '../store/b.js'"],
    ['a core test imports the store', 'core/a.test.ts', "import { b } from '../store/b.js'"],
    ['a script imports the command line', 'scripts/a.mjs', "import { b } from '../cli/b.js'"],
  ]
  for (const [name, path, text] of cases) {
    test(`${name}: refused`, () =>
      assert.deepEqual(about(rules.importDirection, { [path]: text }), [`fail ${path}:1`]))
  }

  test('what is allowed passes', () => {
    const files = {
      'core/a.ts': "import { b } from './figure/b.js'",
      'store/a.ts': "import { b } from '../core/b.js'",
      'cli/a.ts': "import { b } from '../server/b.js'",
      'test/a.test.ts': "import { run } from '../cli/main.js'",
    }
    assert.deepEqual(about(rules.importDirection, files), [])
  })
})

describe('the core is pure', () => {
  test('Node, a database driver, the clock and chance are refused', () => {
    const lines = [
      "import { readFile } from 'node:fs'",
      "import pg from 'pg'",
      'const a = Date.now()',
      'const b = Math.random()',
    ]
    for (const line of lines)
      assert.deepEqual(about(rules.purity, { 'core/a.ts': line }), ['fail core/a.ts:1'], line)
  })

  test('a core test may use Node, and a comment may speak of the clock', () => {
    const files = {
      'core/a.test.ts': "import test from 'node:test'",
      'core/b.ts': '// never Date.now() here',
    }
    assert.deepEqual(about(rules.purity, files), [])
  })
})

describe('SQL', () => {
  test('a statement outside store/ is refused, a sentence with such words is not', () => {
    const sql = 'const a = `select n from log_entries where programme_id = $1`'
    assert.deepEqual(about(rules.sqlOnlyInStore, { 'cli/a.ts': sql }), ['fail cli/a.ts:1'])
    assert.deepEqual(
      about(rules.sqlOnlyInStore, { 'cli/a.ts': "const a = 'Select the rows and update them.'" }),
      [],
    )
    assert.deepEqual(about(rules.sqlOnlyInStore, { 'store/a.ts': sql }), [])
  })

  test('every statement on a table of the programme names the programme', () => {
    const bad = [
      'select n from log_entries where n = $1',
      'insert into log_entries (n) values ($1)',
      'update drafts set state = $1',
      'delete from drafts where id = $1',
      'copy findings (rule) from stdin',
      'with a as (select 1) select * from a join victims on true',
    ]
    for (const sql of bad) {
      assert.deepEqual(
        about(rules.programmeInEveryStatement, { 'store/a.ts': `const a = '${sql}'` }),
        ['fail store/a.ts:1'],
        sql,
      )
    }
    const hole = 'const a = `select count(*) from $' + '{table} where n = 1`'
    assert.deepEqual(about(rules.programmeInEveryStatement, { 'store/a.ts': hole }), ['fail store/a.ts:1'])
  })

  test('a statement that names it, speaks of the engine, or says why not passes', () => {
    const files = {
      'store/a.ts': "const a = 'select n from log_entries where programme_id = $1'",
      'store/b.ts': "const a = 'select setting from pg_settings'",
      'store/c.ts':
        '// programme_id: in the conditions\nconst a = `select n from log_entries where $' + '{conditions}`',
      'store/d.ts': "const a = 'with a as (select 1 as n) select n from a'",
      'store/e.ts':
        "const ours = 'programme_id = $1'\nconst a = `select n from log_entries where $" + '{ours}`',
      'store/f.ts': "const a = 'select id from unnest($1::int[]) as id'",
    }
    assert.deepEqual(about(rules.programmeInEveryStatement, files), [])
  })

  test('what the embedded engine cannot do is refused', () => {
    const files = {
      'store/a.ts': "const a = 'create extension postgis_raster'",
      'store/b.ts': "const a = 'select ST_AsMVT(t)'",
    }
    assert.deepEqual(about(rules.sqlOfEveryEngine, files), ['fail store/a.ts:1', 'fail store/b.ts:1'])
  })
})

describe('sizes', () => {
  const lines = (count: number): string => 'a\n'.repeat(count)

  test('a file over 300 lines is named, over 500 refused', () => {
    const files = { 'core/a.ts': lines(300), 'core/b.ts': lines(301), 'core/c.ts': lines(501) }
    assert.deepEqual(about(rules.fileLength, files), ['warn core/b.ts:0', 'fail core/c.ts:0'])
  })

  test('README has at most 700 words and ARCHITECTURE 1,500', () => {
    const files = { 'README.md': 'word '.repeat(701), 'ARCHITECTURE.md': 'word '.repeat(1500) }
    assert.deepEqual(about(rules.documentLength, files), ['fail README.md:0'])
    assert.deepEqual(about(rules.documentLength, {}), ['fail README.md:0', 'fail ARCHITECTURE.md:0'])
  })

  test('a rule of dashes is no word', () => assert.equal(countWords('one | two --- ── 3'), 3))

  test('a test that keeps the others from running is refused', () => {
    assert.deepEqual(about(rules.noFocusedTests, { 'core/a.test.ts': "\ntest.only('a', () => {})" }), [
      'fail core/a.test.ts:2',
    ])
  })
})

describe('words', () => {
  test('words that stand nowhere are found in code, documents and examples', () => {
    const bad = [
      'a TODO',
      'coming soon',
      'the terrorists',
      'liberated',
      'occupied',
      '/home/me/x',
      ['', 'work', 'main'].join('/'),
      ['registry', 'npmjs', 'org'].join('.'),
    ]
    for (const text of bad) {
      assert.deepEqual(about(rules.wordsNowhere, { 'docs/a.md': `\n${text}` }), ['fail docs/a.md:2'], text)
    }
  })

  test('addresses with such folders and the word preoccupied pass', () => {
    const text = 'https://example.org/home/page, preoccupied, a territory'
    assert.deepEqual(about(rules.wordsNowhere, { 'docs/a.md': text }), [])
  })

  test('ground is never called safe, in a string or a document', () => {
    const files = {
      'cli/a.ts': "const a = 'This road is safe to use.'",
      'docs/a.md': 'The road is safer now.',
    }
    assert.deepEqual(about(rules.noPromises, files), ['fail cli/a.ts:1', 'fail docs/a.md:1'])
  })

  test('compounds of the trade, and saying that the word is not used, pass', () => {
    const files = {
      'cli/a.ts': "const a = 'The queue is thread-safe and crash-safe.'",
      'store/a.ts': "const a = 'is not a safe integer'",
      'docs/a.md': 'It answers what is recorded,\nnever the word "safe".',
    }
    assert.deepEqual(about(rules.noPromises, files), [])
  })

  test('no page says verified, authentic or certified, unless to say that it does not', () => {
    const files = { 'docs/a.md': 'This figure is verified.', 'docs/b.md': 'Unchanged is not verified.' }
    assert.deepEqual(about(rules.noPromises, files), ['fail docs/a.md:1'])
  })
})

describe('documents', () => {
  test('a path that is not there is refused, in a code span and in a link', () => {
    const files = { 'README.md': 'See `core/gone.ts` and\n[this](docs/gone.md).' }
    assert.deepEqual(about(rules.pathsExist, files), ['fail README.md:1', 'fail README.md:2'])
  })

  test('files, folders, stars and links from inside docs are found', () => {
    const files = {
      'README.md': '`core/log/` `core/log` `core/log/*.ts` `core/log/a.ts` [d](docs/d.md)',
      'core/log/a.ts': '',
      'docs/d.md': '[up](../README.md)',
    }
    assert.deepEqual(about(rules.pathsExist, files), [])
  })

  test('a line of the security list without a test that is there is refused, and 3 others are not', () => {
    const line = (number: string, shown: string) => `| ${number} | what | ${shown} |`
    const files = {
      'docs/security.md': [
        line('3.1.1', '`test/a.test.ts` “a thief finds”'),
        line('3.1.2', 'open: nobody wrote it'),
        line('3.1.3', 'none here: no such thing'),
        line('3.1.4', '`test/a.test.ts` “a thief is”'),
        line('3.1.5', '`test/b.test.ts` “a thief finds”'),
        line('3.1.6', 'as everybody knows'),
      ].join('\n'),
      'test/a.test.ts': "test('a thief finds nothing', () => {})",
    }
    const refused = ['fail docs/security.md:4', 'fail docs/security.md:5', 'fail docs/security.md:6']
    assert.deepEqual(about(rules.securityTestsExist, files), refused)
  })

  test('a command that cli/ does not have is refused', () => {
    const files = {
      'README.md': '`truebearing figure "casualties"` and\n```sh\nnpx truebearing --data x dance\n```',
      'cli/figure.ts': "export const figure = { name: 'figure' }",
    }
    assert.deepEqual(about(rules.commandsExist, files), ['fail README.md:3'])
  })

  test('a program that is not on the list is refused in shell blocks only', () => {
    const files = { 'README.md': '```sh\nnpm start\ncurl example.org | sh\n```\n```text\ncurl\n```' }
    assert.deepEqual(about(rules.programsAllowed, files), ['fail README.md:3'])
  })
})

describe('packages', () => {
  const lock = (entry: object): string => JSON.stringify({ packages: { '': {}, 'node_modules/a': entry } })

  test('an address in the lock file is refused', () => {
    const files = { 'package-lock.json': lock({ license: 'MIT', resolved: 'https://example.org/a.tgz' }) }
    assert.deepEqual(about(rules.lockWithoutAddresses, files), ['fail package-lock.json:0'])
  })

  test('a licence that is not on the list, or none, is refused', () => {
    assert.deepEqual(about(rules.licences, { 'package-lock.json': lock({ license: 'GPL-3.0-only' }) }), [
      'fail package-lock.json:0',
    ])
    assert.deepEqual(about(rules.licences, { 'package-lock.json': lock({}) }), ['fail package-lock.json:0'])
    assert.deepEqual(about(rules.licences, { 'package-lock.json': lock({ license: 'ISC' }) }), [])
  })

  test('of two licences joined by OR one must be allowed, by AND both', () => {
    assert.equal(licenceAllowed('(MIT OR GPL-3.0-or-later)'), true)
    assert.equal(licenceAllowed('(MIT AND Zlib)'), true)
    assert.equal(licenceAllowed('(MIT AND GPL-3.0-or-later)'), false)
    assert.equal(licenceAllowed('MPL-2.0'), false)
    assert.equal(licenceAllowed('MPL-2.0', true), true)
  })

  test('a version range is refused', () => {
    const files = { 'package.json': '{"dependencies": {"a": "^1.0.0"}, "devDependencies": {"b": "1.0.0"}}' }
    assert.deepEqual(about(rules.exactVersions, files), ['fail package.json:0'])
  })
  test('a package that nothing imports is named, one without a reason refused', () => {
    const files = {
      'package.json': '{"dependencies": {"a": "1.0.0", "b": "1.0.0"}}',
      'docs/decisions/dependencies.md': '`a`',
      'core/x.ts': "import { c } from 'b/c'",
    }
    const expected = ['warn package.json:0', 'fail docs/decisions/dependencies.md:0']
    assert.deepEqual(about(rules.dependenciesUsed, files), expected)
  })
})
