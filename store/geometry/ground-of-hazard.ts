/** SQL of where a hazard lies: its shape in the valid form, else its spot. `row` is the alias with its dot, or empty. */
export function groundOfHazard(row: string): string {
  return `coalesce(${row}shape_valid, ${row}position)`
}
