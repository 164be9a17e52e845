/** GeoPackage (OGC 12-128r17, 1.3): one layer, or a table of attributes where the kind lies nowhere. Made in memory. */
import initSqlJs, { type Database } from 'sql.js'
import { geometryIn } from './geometry.js'
import { MemoryLimit } from './memory-limit.js'
import type { ExportedTable, FilePieces, TableColumn, TableRow, Writing } from './table.js'
import { geopackageBlob } from './wkb.js'

/** The WKT that the standard asks for (1.1.2.1.2); the two undefined systems stand there by rule. */
const systems: readonly (readonly (string | number)[])[] = [
  ['Undefined cartesian', -1, 'NONE', -1, 'undefined'],
  ['Undefined geographic', 0, 'NONE', 0, 'undefined'],
  [
    'WGS 84',
    4326,
    'EPSG',
    4326,
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]',
  ],
]

/** The same entry gives the same file, so no time of making stands in it. */
const noTime = '1970-01-01T00:00:00.000Z'

/** The bytes of the file. Throws `export-too-large`. */
export async function* geopackagePieces(table: ExportedTable, { path }: Pick<Writing, 'path'>): FilePieces {
  const limit = new MemoryLimit(path, 'GeoPackage')
  const sqlite = await initSqlJs()
  const database = new sqlite.Database()
  try {
    lay(database, table)
    const insert = database.prepare(insertStatement(table))
    database.run('begin')
    for await (const row of table.rows) {
      limit.add(row)
      insert.run(valuesOf(table, row))
    }
    database.run('commit')
    insert.free()
    yield database.export()
  } finally {
    database.close()
  }
}

function lay(database: Database, table: ExportedTable): void {
  // 'GPKG' and version 1.3.
  database.run('pragma application_id = 1196444487; pragma user_version = 10300')
  database.run(`create table gpkg_spatial_ref_sys (srs_name text not null, srs_id integer not null primary key,
    organization text not null, organization_coordsys_id integer not null, definition text not null, description text)`)
  for (const system of systems)
    database.run('insert into gpkg_spatial_ref_sys values (?, ?, ?, ?, ?, null)', [...system])
  database.run(`create table gpkg_contents (table_name text not null primary key, data_type text not null,
    identifier text unique, description text default '',
    last_change datetime not null default (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
    min_x double, min_y double, max_x double, max_y double, srs_id integer,
    constraint fk_gc_r_srs_id foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id))`)
  database.run(
    `insert into gpkg_contents (table_name, data_type, identifier, last_change, srs_id) values (?, ?, ?, ?, ?)`,
    [
      table.name,
      table.hasGeometry ? 'features' : 'attributes',
      table.name,
      noTime,
      table.hasGeometry ? 4326 : null,
    ],
  )
  database.run(`create table gpkg_geometry_columns (table_name text not null, column_name text not null,
    geometry_type_name text not null, srs_id integer not null, z tinyint not null, m tinyint not null,
    constraint pk_geom_cols primary key (table_name, column_name))`)
  // Any kind of geometry; heights where they are known.
  if (table.hasGeometry)
    database.run('insert into gpkg_geometry_columns values (?, ?, ?, ?, ?, ?)', [
      ...[table.name, 'geom', 'GEOMETRY', 4326, 2, 0],
    ])
  const columns = table.columns.map((column) => `"${column.name}" ${columnType(column)}`)
  const geometry = table.hasGeometry ? ['geom GEOMETRY'] : []
  database.run(
    `create table "${table.name}" (${['fid integer primary key autoincrement not null', ...geometry, ...columns].join(', ')})`,
  )
}

function columnType({ type }: TableColumn): string {
  if (type === 'whole') return 'INTEGER'
  return type === 'boolean' ? 'BOOLEAN' : 'TEXT'
}

function insertStatement(table: ExportedTable): string {
  const names = [...(table.hasGeometry ? ['geom'] : []), ...table.columns.map((column) => `"${column.name}"`)]
  return `insert into "${table.name}" (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`
}

function valuesOf(table: ExportedTable, { cells, geometry }: TableRow) {
  const values = table.columns.map(({ type }, index) => {
    const cell = cells[index] ?? null
    if (cell === null || type === 'text' || type === 'number') return cell
    return type === 'boolean' ? Number(cell === 'true') : Number(cell)
  })
  const blob = geometry === null ? null : geopackageBlob(geometryIn(geometry))
  return table.hasGeometry ? [blob, ...values] : values
}
