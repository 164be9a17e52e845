/** Texts that a spreadsheet would calculate, made harmless when a table is written. Reading never changes them. */

/**
 * The text with an apostrophe before it where a spreadsheet would take it for a formula (`=`, `+`, `-`, `@`, a tab or a
 * line end first, also their wide forms). Plain numbers such as -75.18 stay as they are.
 */
export function neutraliseFormula(text: string): string {
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return text
  return /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\u2212]|^[\t\r\n]/.test(text) ? `'${text}` : text
}
