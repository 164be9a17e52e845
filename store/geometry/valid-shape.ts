/**
 * What the database makes of a stored shape: the form that maps, areas and unions use. The same expression stands in the
 * derived tables and in the examination of a batch, so that both say the same of one shape.
 */

/**
 * The valid form of a geometry expression: the polygonal part of what ST_MakeValid makes of an invalid one, the union of
 * the polygons of a collection, else the geometry as it is. Null where nothing of it is left.
 */
export function validShape(geometry: string): string {
  const mended = `ST_CollectionExtract(ST_MakeValid(${geometry}), 3)`
  const joined = `ST_UnaryUnion(${mended})`
  return [
    'case',
    `when ${geometry} is null then null`,
    `when ST_GeometryType(${geometry}) = 'ST_GeometryCollection' and ST_Dimension(${geometry}) = 2 then ${joined}`,
    `when ST_IsValid(${geometry}) then ${geometry}`,
    `when ST_IsEmpty(${mended}) then null`,
    `else ${mended} end`,
  ].join(' ')
}

/** The state of a shape from its two columns: missing, empty, valid or invalid. */
export function shapeState(geometry: string, form: string): string {
  return [
    `case when ${form} in ('missing', 'empty') then ${form}`,
    `when ${form} <> 'whole' or not ST_IsValid(${geometry}) then 'invalid'`,
    "else 'valid' end",
  ].join(' ')
}
