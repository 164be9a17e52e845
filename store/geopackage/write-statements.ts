/** Statements that lay out a GeoPackage (OGC 12-128r17, 1.3): SQL, but of a file and not of the register. */

/** A column of the one table of a file. */
export interface GeopackageColumn {
  readonly name: string
  readonly type: 'TEXT' | 'INTEGER' | 'BOOLEAN'
}

/** The table of a file; a table without geometry is one of attributes. */
export interface GeopackageTable {
  readonly name: string
  readonly hasGeometry: boolean
  readonly columns: readonly GeopackageColumn[]
}

/** 'GPKG', and version 1.3. */
const mark = 'pragma application_id = 1196444487; pragma user_version = 10300'

const systems = `create table gpkg_spatial_ref_sys (
  srs_name text not null,
  srs_id integer not null primary key,
  organization text not null,
  organization_coordsys_id integer not null,
  definition text not null,
  description text
)`

const contents = `create table gpkg_contents (
  table_name text not null primary key,
  data_type text not null,
  identifier text unique,
  description text default '',
  last_change datetime not null default (strftime('%Y-%m-%dT%H:%M:%fZ','now')),
  min_x double,
  min_y double,
  max_x double,
  max_y double,
  srs_id integer,
  constraint fk_gc_r_srs_id foreign key (srs_id) references gpkg_spatial_ref_sys (srs_id)
)`

const geometryColumns = `create table gpkg_geometry_columns (
  table_name text not null,
  column_name text not null,
  geometry_type_name text not null,
  srs_id integer not null,
  z tinyint not null,
  m tinyint not null,
  constraint pk_geom_cols primary key (table_name, column_name)
)`

/** The WKT that the standard asks for (1.1.2.1.2). */
const wgs84 =
  'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433],AUTHORITY["EPSG","4326"]]'

/** Two undefined systems stand there by rule. */
// programme_id: a file has no programmes
const threeSystems = `insert into gpkg_spatial_ref_sys values
  ('Undefined cartesian', -1, 'NONE', -1, 'undefined', null),
  ('Undefined geographic', 0, 'NONE', 0, 'undefined', null),
  ('WGS 84', 4326, 'EPSG', 4326, '${wgs84}', null)`

/** The statements that make an empty file of one table. Names are of the definitions and need no quotes of their own. */
export function layingStatements({ name, hasGeometry, columns }: GeopackageTable): readonly string[] {
  // The same entry gives the same file, so no time of making stands in it.
  // programme_id: a file has no programmes
  const content = `insert into gpkg_contents (table_name, data_type, identifier, last_change, srs_id) values
    ('${name}', '${hasGeometry ? 'features' : 'attributes'}', '${name}', '1970-01-01T00:00:00.000Z', ${hasGeometry ? 4326 : 'null'})`
  // Any kind of geometry; heights where they are known.
  // programme_id: a file has no programmes
  const geometry = `insert into gpkg_geometry_columns values ('${name}', 'geom', 'GEOMETRY', 4326, 2, 0)`
  const described = [
    'fid integer primary key autoincrement not null',
    ...(hasGeometry ? ['geom GEOMETRY'] : []),
    ...columns.map((column) => `"${column.name}" ${column.type}`),
  ]
  return [
    mark,
    systems,
    threeSystems,
    contents,
    content,
    geometryColumns,
    ...(hasGeometry ? [geometry] : []),
    `create table "${name}" (${described.join(', ')})`,
  ]
}

/** The statement that adds a row: its geometry where the table has one, then its columns. */
export function rowStatement({ name, hasGeometry, columns }: GeopackageTable): string {
  const names = [...(hasGeometry ? ['geom'] : []), ...columns.map((column) => `"${column.name}"`)]
  // programme_id: a file has no programmes
  return `insert into "${name}" (${names.join(', ')}) values (${names.map(() => '?').join(', ')})`
}
