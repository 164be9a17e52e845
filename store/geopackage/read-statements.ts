/** What is asked of a GeoPackage of others: an SQLite file, which has no programmes. */

/**
 * Layers with their geometry column and coordinate system (OGC 12-128r18, 1.1.2, 1.1.3 and 2.1.5): name, kind of data,
 * geometry column, organisation, code, definition. Tables of attributes have no geometry column.
 */
// programme_id: the file is of others and belongs to no programme.
export const layersOfGeopackage = `
  select contents.table_name, contents.data_type, columns.column_name,
    systems.organization, systems.organization_coordsys_id, systems.definition, systems.srs_id
  from gpkg_contents as contents
  left join gpkg_geometry_columns as columns on columns.table_name = contents.table_name
  left join gpkg_spatial_ref_sys as systems on systems.srs_id = columns.srs_id
  where contents.data_type in ('features', 'attributes')
  order by contents.rowid`

/** The columns of a table or view with the types that were declared. */
// programme_id: the file is of others and belongs to no programme.
export const columnsOfTable = `select name, type from pragma_table_info(?) order by cid`

/** Every row of a table or view, in the order of the file. */
export function rowsOfTable(table: string, columns: readonly string[]): string {
  const names = columns.map(quotedName).join(', ')
  // programme_id: the file is of others and belongs to no programme.
  return `select ${names} from ${quotedName(table)}`
}

/** A name as SQLite quotes it, whatever stands in it. */
function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`
}
