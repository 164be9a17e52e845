import assert from 'node:assert/strict'
import { cpSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { openEmbedded } from '../store/engine/embedded.js'
import { preparedFolder } from '../store/engine/prepared.js'
import type { Said } from './support/engine-child.js'
import { temporaryFolder } from './support/engines.js'
import { TalkingChild } from './support/talking-child.js'

test('killed in the middle of commits, again and again, it keeps every acknowledged row', async (t) => {
  const directory = temporaryFolder(t)
  let acknowledged = 0
  for (const enough of [1, 40, 7]) {
    const child = new TalkingChild<Said>(t, 'engine-child', ['commit', directory])
    await child.hear(enough)
    await child.kill()
    const last = child.said.at(-1)
    assert.ok(last?.said === 'committed', JSON.stringify(last))
    assert.ok(last.number > acknowledged, 'numbers go on where the last process was stopped')
    acknowledged = last.number
  }
  const engine = await openEmbedded(directory)
  t.after(() => engine.close())
  const [found] = await engine.transaction((session) =>
    session.query<{ rows: number; last: number; whole: number }>(
      `select count(*) as rows, max(said.number) as last, count(also.number) as whole
       from said full join also using (number)`,
    ),
  )
  assert.ok(found)
  assert.ok(found.last === acknowledged || found.last === acknowledged + 1, `${found.last} ${acknowledged}`)
  assert.equal(found.rows, found.last, 'no number is missing')
  assert.equal(found.whole, found.last, 'both rows of a transaction, or none')
})

test('half a copy of the prepared database, left by a killed process, is done again', async (t) => {
  const directory = temporaryFolder(t)
  const aside = join(directory, 'database.aside')
  if (existsSync(preparedFolder())) cpSync(preparedFolder(), aside, { recursive: true })
  mkdirSync(join(aside, 'global'), { recursive: true })
  writeFileSync(join(aside, 'global', 'pg_control'), 'half')
  const engine = await openEmbedded(directory)
  t.after(() => engine.close())
  const [row] = await engine.transaction((session) =>
    session.query<{ area: number }>("select st_area('polygon((0 0, 0 2, 2 2, 2 0, 0 0))') as area"),
  )
  assert.equal(row?.area, 4)
  assert.deepEqual(readdirSync(directory).sort(), ['database', 'lock'])
})
