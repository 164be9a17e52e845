/** What a TypeScript source says in its imports and strings, read by the compiler's own parser. */
import ts from 'typescript'

/** A string as written; the holes of a template stand as `${}`. */
export interface Literal {
  readonly text: string
  readonly line: number
}

/** One source file's imports and strings. */
export interface Source {
  readonly imports: readonly Literal[]
  readonly literals: readonly Literal[]
}

const read = new Map<string, Source>()

/** Parses a source; the same text is parsed once. */
export function sourceOf(path: string, text: string): Source {
  const key = `${path}\n${text}`
  const known = read.get(key)
  if (known) return known
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const imports: Literal[] = []
  const literals: Literal[] = []
  const visit = (node: ts.Node): void => {
    const literal = literalOf(node, file)
    if (literal) (isImported(node) ? imports : literals).push(literal)
    ts.forEachChild(node, visit)
  }
  visit(file)
  const source = { imports, literals }
  read.set(key, source)
  return source
}

function literalOf(node: ts.Node, file: ts.SourceFile): Literal | null {
  const line = (): number => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return { text: node.text, line: line() }
  }
  if (!ts.isTemplateExpression(node)) return null
  const text = node.head.text + node.templateSpans.map((span) => `\${}${span.literal.text}`).join('')
  return { text, line: line() }
}

function isImported(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return true
  if (ts.isLiteralTypeNode(parent)) return ts.isImportTypeNode(parent.parent)
  return ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword
}
