import { deepEqual, equal, ok } from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'node:test'
import { findField } from './columns.js'
import { kindNamed } from './kinds.js'
import { recogniseColumn, recogniseHeader, shareRecognised } from './recognise.js'

const best = (header: string, samples: readonly string[], kinds = ['victim', 'accident']): string => {
  const first = recogniseColumn(header, samples, kinds)[0]
  return first ? `${first.kind}.${first.field}` : 'nothing'
}

test('a header is recognised in five languages', () => {
  const first = (header: string, kind: string): string | undefined =>
    recogniseHeader(header, [kind])[0]?.field
  equal(first('Date of accident', 'accident'), 'date')
  equal(first('Fecha del evento', 'accident'), 'date')
  equal(first('Année', 'accident'), 'date')
  equal(first('Дата происшествия', 'accident'), 'date')
  equal(first('تاريخ الحادث', 'accident'), 'date')
  equal(first('AGE_AT_EVENT', 'victim'), 'age_least')
  equal(first('Edad (años)', 'victim'), 'age_least')
  equal(first('фио', 'person'), 'name')
})

test('a header tells latitude from longitude and a year from a month', () => {
  const part = (header: string): string | null | undefined => recogniseHeader(header, ['accident'])[0]?.part
  equal(part('latitudcabecera'), 'latitude')
  equal(part('longitudcabecera'), 'longitude')
  equal(part('ano'), 'year')
  equal(part('mes'), 'month')
  equal(part('fecha'), null)
})

test('a part of a list is recognised and named', () => {
  const first = recogniseHeader('areadespejada', ['activity'])[0]
  deepEqual([first?.field, first?.part, first?.score], ['land', 'area_square_metres', 1])
})

test('a place is named by several columns: its name, its code and what it lies in', () => {
  const first = (header: string): string => {
    const found = recogniseHeader(header, ['accident'])[0]
    return `${found?.field} ${found?.part}`
  }
  equal(first('municipio'), 'place null')
  equal(first('codigodanemunicipio'), 'place code')
  equal(first('departamento'), 'place parent')
  equal(first('codigodanedepartamento'), 'place parent_code')
})

test('a column of unknowns says nothing, and its header counts', () => {
  const first = recogniseColumn('sexo', ['Sin información', ''], ['victim'])[0]
  deepEqual([first?.field, first?.score], ['sex', 0.75])
})

test('values outweigh headers: estado that holds a sex is sex, genero that holds an outcome is outcome', () => {
  equal(best('estado', ['Hombre', 'Mujer', 'Hombre', 'Sin información']), 'victim.sex')
  equal(best('genero', ['Herido', 'Muerto', 'Herido']), 'victim.outcome')
  equal(best('sexo', ['Hombre', 'Mujer']), 'victim.sex')
})

test('yes and no fit many fields and are no evidence without a header', () => {
  equal(best('grupo', ['no', 'sí', 'no']), 'nothing')
  equal(best('deminer', ['no', 'yes', 'no']), 'victim.deminer')
})

test('the share recognised leaves empty and unknown cells out', () => {
  const sex = findField(kindNamed('victim'), 'sex')
  equal(shareRecognised(sex, ['Hombre', 'Mujer', '', 'Sin información']), 1)
  equal(shareRecognised(sex, ['Hombre', 'Herido']), 0.5)
  equal(shareRecognised(sex, ['', 'Sin información']), 0)
  equal(shareRecognised(findField(kindNamed('victim'), 'employer'), ['Hombre']), 0)
})

const published = join(process.cwd(), '../shared/data/colombia-victims/SituacionVictimas.csv')

test('the columns of Colombia’s register are recognised although two headers are swapped', {
  skip: existsSync(published) ? false : 'shared data is not here',
}, () => {
  // The first rows have no quoted line breaks; a plain split is enough for a sample.
  const rows = readFileSync(published, 'utf8').split(/\r?\n/).slice(0, 200)
  const cells = rows.map((row) =>
    [...row.matchAll(/"([^"]*)"|([^,]+)|(?<=,)(?=,)/g)].map((m) => m[1] ?? m[2] ?? ''),
  )
  const columnOf = (header: string): string => {
    const index = (cells[0] ?? []).indexOf(header)
    return best(
      header,
      cells.slice(1).map((row) => row[index] ?? ''),
    )
  }
  equal(columnOf('estado'), 'victim.sex')
  equal(columnOf('genero'), 'victim.outcome')
  equal(columnOf('condicion'), 'victim.status')
  equal(columnOf('rangoedad'), 'victim.age_group_stated')
  equal(columnOf('ano'), 'accident.date')
  equal(columnOf('municipio'), 'accident.place')
  equal(columnOf('tipoevento'), 'accident.device')
  ok(columnOf('latitudcabecera') === 'accident.position')
})
