/** What a TypeScript source says in its imports and strings, read by the compiler's own parser. */
import ts from 'typescript'

/** A string as written; the holes of a template stand as `${}`. */
export interface Literal {
  readonly text: string
  readonly line: number
  /** Source text of the declarations in the same file that the holes lead to. */
  readonly holes: string
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
  const declared = declarationsIn(file)
  const visit = (node: ts.Node): void => {
    const literal = literalOf(node, file, declared)
    if (literal) (isImported(node) ? imports : literals).push(literal)
    ts.forEachChild(node, visit)
  }
  visit(file)
  const source = { imports, literals }
  read.set(key, source)
  return source
}

/** Each call of a function by that name whose first argument is a text: that text, and the source that its arguments lead to. */
export function callsOf(name: string, path: string, text: string): ReadonlyMap<string, string> {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)
  const declared = declarationsIn(file)
  const found = new Map<string, string>()
  const visit = (node: ts.Node): void => {
    const [first, ...others] = ts.isCallExpression(node) ? node.arguments : []
    if (ts.isCallExpression(node) && node.expression.getText() === name && first && ts.isStringLiteral(first))
      found.set(first.text, others.map((other) => reached(other, declared, new Set())).join('\n'))
    ts.forEachChild(node, visit)
  }
  visit(file)
  return found
}

type Declarations = ReadonlyMap<string, ts.Node>

function literalOf(node: ts.Node, file: ts.SourceFile, declared: Declarations): Literal | null {
  const line = (): number => file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1
  if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) {
    return { text: node.text, line: line(), holes: '' }
  }
  if (!ts.isTemplateExpression(node)) return null
  const text = node.head.text + node.templateSpans.map((span) => `\${}${span.literal.text}`).join('')
  const holes = node.templateSpans.map((span) => reached(span.expression, declared, new Set())).join('\n')
  return { text, line: line(), holes }
}

/** Constants, variables and functions of a file by name. */
function declarationsIn(file: ts.SourceFile): Declarations {
  const declared = new Map<string, ts.Node>()
  const visit = (node: ts.Node): void => {
    const isNamed = ts.isVariableDeclaration(node) || ts.isFunctionDeclaration(node)
    if (isNamed && node.name && ts.isIdentifier(node.name)) declared.set(node.name.text, node)
    ts.forEachChild(node, visit)
  }
  visit(file)
  return declared
}

/** The source of a node and of what its names were declared as, and so on. */
function reached(node: ts.Node, declared: Declarations, seen: Set<ts.Node>): string {
  if (seen.has(node)) return ''
  seen.add(node)
  const parts = [node.getText()]
  const visit = (inner: ts.Node): void => {
    const target = ts.isIdentifier(inner) ? declared.get(inner.text) : undefined
    if (target) parts.push(reached(target, declared, seen))
    ts.forEachChild(inner, visit)
  }
  visit(node)
  return parts.join('\n')
}

function isImported(node: ts.Node): boolean {
  const { parent } = node
  if (ts.isImportDeclaration(parent) || ts.isExportDeclaration(parent)) return true
  if (ts.isLiteralTypeNode(parent)) return ts.isImportTypeNode(parent.parent)
  return ts.isCallExpression(parent) && parent.expression.kind === ts.SyntaxKind.ImportKeyword
}
