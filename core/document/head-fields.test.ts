import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { headFields, translatorOf, withHeadFields, withTranslator } from './head-fields.js'

const text = `---
# Invented: no such people.
kind:   report
title: { en: "Letter: of a valley", ar: رسالة }
date: 2043-06-01
publisher: 'Example Press'   # in print
id: counted
to:
  - { id: sg, office: Secretary-General }
also: [feed]
figures:
  # all of them
  all: casualties
---
So far [40](#all).
`
const change = (edit: (fields: ReturnType<typeof headFields>) => void) => {
  const after = headFields(text, 'counted')
  edit(after)
  return withHeadFields(text, headFields(text, 'counted'), after)
}

test('a head of which nothing was changed keeps every byte, also of 2 lines that the form would write otherwise', () => {
  equal(
    change(() => undefined),
    text,
  )
})

test('1 changed field rewrites its own line alone', () => {
  equal(
    change((fields) => {
      fields.date = '2043-06-02'
    }),
    text.replace('2043-06-01', '2043-06-02'),
  )
  equal(
    change((fields) => {
      fields.also = []
    }),
    text.replace('also: [feed]\n', ''),
  )
})

test('2 titles are read, that of the language of the text apart, and a third is added', () => {
  const { title, otherTitles } = headFields(text, 'counted')
  deepEqual([title, otherTitles], ['Letter: of a valley', [{ language: 'ar', title: 'رسالة' }]])
  const changed = change((fields) => fields.otherTitles.push({ language: 'fr', title: 'Lettre' }))
  deepEqual(
    headFields(changed, 'counted').otherTitles.map((other) => other.title),
    ['رسالة', 'Lettre'],
  )
  const alone = change((fields) => fields.otherTitles.splice(0))
  equal(alone.includes('\ntitle: "Letter: of a valley"\n'), true)
})

test('a figure is added, and one that is taken away goes with its line', () => {
  const added = change((fields) =>
    fields.figures.push({ name: 'killed', query: 'casualties where outcome = killed' }),
  )
  deepEqual(
    headFields(added, 'counted').figures.map(({ name }) => name),
    ['all', 'killed'],
  )
  equal(
    headFields(
      change((fields) => fields.figures.pop()),
      'counted',
    ).figures.length,
    0,
  )
})

test('a translation without a head gets one that names 1 translator, and every other line stays', () => {
  const named = withTranslator('Jusqu’ici [40](#all).\n', 'Pell: Arran')
  equal(translatorOf(named), 'Pell: Arran')
  equal(named.endsWith('---\nJusqu’ici [40](#all).\n'), true)
  equal(translatorOf(withTranslator(named, '')), '')
  equal(withTranslator('Jusqu’ici.\n', ''), 'Jusqu’ici.\n')
})
