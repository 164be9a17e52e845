/** The mapping of a transcription's columns, which needs no file: the columns are always the same. */
import { elementFields } from '../../core/record/minefield-record-elements.js'
import { type LoadedMapping, mappingFromBytes } from '../table/load-mapping.js'

const column = (name: string) => ({ column: name })
const unknownWhereIllegible = { unknown: ['illegible'] }
const coded = (name: string) => ({ column: name, values: 'recognise', ...unknownWhereIllegible })
const dated = (name: string) => ({ column: name, ...unknownWhereIllegible })
const organisation = (name: string) => ({
  kind: 'organisation',
  fields: { local_id: column(name), name: column(name), type: { constant: 'unknown' } },
})

const fields = {
  local_id: column('number'),
  original_identifier: column('number'),
  supplied_by: { record: 'supplier' },
  supplied_on: dated('supplied_on'),
  supplied_through: column('supplied_through'),
  made_by: { record: 'maker' },
  drawn_by_as_written: column('drawn_by'),
  drawn_on: dated('drawn_on'),
  information_date: dated('information_date'),
  original_or_copy: coded('original_or_copy'),
  rule_set: coded('rule_set'),
  laid_from: dated('laid_from'),
  laid_to: dated('laid_to'),
  emplacing_party: column('emplacing_party'),
  method: coded('method'),
  pattern: coded('pattern'),
  datum: column('datum'),
  map_sheet: column('map_sheet'),
  place: { record: 'place' },
  comment: column('comment'),
  illegible: column('illegible'),
  mine_types: { exported: ['mine_types'] },
  landmarks: { exported: ['landmarks'] },
  rows: { exported: ['rows'] },
  mines: { exported: ['mines'] },
  shape: { geometry: 'outline', crs: 'EPSG:4326', basis: 'map' },
  ...Object.fromEntries(elementFields.map(({ name }) => [name, { column: name, values: 'recognise' }])),
}

const mapping = {
  mapping: 1,
  title: 'Transcription of minefield records',
  main: 'minefield_record',
  records: {
    supplier: organisation('supplied_by'),
    maker: organisation('made_by'),
    place: { kind: 'place', match: true, fields: { name: column('place') } },
    minefield_record: { kind: 'minefield_record', fields },
  },
}

/** The mapping with which transcriptions are read where none is given. */
export function transcriptionMapping(): LoadedMapping {
  return mappingFromBytes(
    Buffer.from(JSON.stringify(mapping, null, 2)),
    'minefield-record-transcription.json',
  )
}
