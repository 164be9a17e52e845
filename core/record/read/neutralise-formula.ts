/** Texts that a spreadsheet would calculate, made harmless when a table is written. Reading never changes them. */

/**
 * The text with an apostrophe before it where a spreadsheet would take it for a formula (`=`, `+`, `-`, `@`, a tab or a
 * line end first, also their wide forms). Plain numbers such as -75.18 stay as they are.
 */
export function neutraliseFormula(text: string): string {
  if (/^[+-]?\d+(\.\d+)?$/.test(text)) return text
  return /^\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20\u2212]|^[\t\r\n]/.test(text) ? `'${text}` : text
}

/**
 * The same for tables that are read back: a text that has such an apostrophe of its own gets another, so that
 * `restoreFormula` gives exactly the text that was there.
 */
export function neutraliseExactly(text: string): string {
  return isFormulaBehind(text) ? `'${text}` : text
}

/** The text that `neutraliseExactly` was given. */
export function restoreFormula(text: string): string {
  return text.startsWith("'") && isFormulaBehind(text) ? text.slice(1) : text
}

/** Whether a formula stands behind any apostrophes. */
function isFormulaBehind(text: string): boolean {
  const bare = text.replace(/^'+/, '')
  return neutraliseFormula(bare) !== bare
}
