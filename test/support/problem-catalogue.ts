/** The catalogues of problems and of what is said of a register that is looked over, read from their sources by the compiler. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { callsOf } from '../../scripts/house/source.js'
import { repository } from '../reading-files.js'

/** One problem, or one thing that is said. */
export interface Catalogued {
  /** Of its sentence, with the functions and constants of the file that it leads to. */
  readonly source: string
  /** Names of its details; of a list those that one member has, `each` where a member is a text or number. */
  readonly details: ReadonlyMap<string, readonly string[]>
  /** Of details that can be few words alone: those words. */
  readonly codes: ReadonlyMap<string, readonly string[]>
  /** The details that its English sentence shows. */
  readonly shown: readonly string[]
}

/** The rooms whose problems a page can meet. */
const rooms = ['core', 'store', 'intake', 'publish', 'server']

/** Every problem of these rooms by its code. */
export function problemCatalogue(): ReadonlyMap<string, Catalogued> {
  return catalogueOf('defineProblem', 'problems.ts')
}

/** All that is said of a register that is looked over, by its code. */
export function examinedCatalogue(): ReadonlyMap<string, Catalogued> {
  return catalogueOf('defineExamined', 'examined.ts')
}

/** What the calls of a function define, whose first argument is a code. `ending`: of the names of the files. */
function catalogueOf(define: string, ending: string): ReadonlyMap<string, Catalogued> {
  const paths = rooms.flatMap((room) =>
    readdirSync(join(repository, room), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith(ending))
      .map((path) => join(repository, room, path)),
  )
  const program = ts.createProgram(paths, {
    target: ts.ScriptTarget.ES2023,
    lib: ['lib.es2023.d.ts'],
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    strict: true,
    skipLibCheck: true,
    types: [],
    noEmit: true,
  })
  const checker = program.getTypeChecker()
  const found = new Map<string, Catalogued>()
  for (const path of paths) {
    const sources = callsOf(define, path, readFileSync(path, 'utf8'))
    const visit = (node: ts.Node): void => {
      const [code] = ts.isCallExpression(node) ? node.arguments : []
      const source = code && ts.isStringLiteral(code) ? sources.get(code.text) : undefined
      if (ts.isCallExpression(node) && node.expression.getText() === define && source !== undefined)
        found.set((code as ts.StringLiteral).text, cataloguedAs(source, propertiesTold(node, checker)))
      ts.forEachChild(node, visit)
    }
    const file = program.getSourceFile(path)
    if (file) visit(file)
  }
  return found
}

function cataloguedAs(source: string, told: readonly Told[]): Catalogued {
  const named = namesIn(source)
  return {
    source,
    details: new Map(told.map(({ name, members }) => [name, members])),
    codes: new Map(told.map(({ name, codes }) => [name, codes])),
    shown: told.map(({ name }) => name).filter((name) => named.has(name)),
  }
}

interface Told {
  readonly name: string
  readonly members: readonly string[]
  readonly codes: readonly string[]
}

/** From the type of what the constructor takes. */
function propertiesTold(call: ts.CallExpression, checker: ts.TypeChecker): readonly Told[] {
  const [signature] = checker.getTypeAtLocation(call).getCallSignatures()
  const parameter = signature?.getParameters()[0]
  if (!parameter) throw new Error(`no constructor: ${call.getText().slice(0, 60)}`)
  const type = checker.getTypeOfSymbolAtLocation(parameter, call)
  const alternatives = type.isUnion() ? type.types : [type]
  return propertiesOf(type).map(({ name }) => {
    const values = alternatives.flatMap((each) => {
      const property = each.getProperty(name)
      return property ? [checker.getNonNullableType(checker.getTypeOfSymbolAtLocation(property, call))] : []
    })
    const parts = values.flatMap((value) => (value.isUnion() ? value.types : [value]))
    const isClosed = parts.every((part) => part.isStringLiteral())
    const list = values.find((value) => checker.isArrayLikeType(value))
    const member = list && checker.getIndexTypeOfType(list, ts.IndexKind.Number)
    return {
      name,
      members: member ? namesOf(member) : [],
      codes: isClosed ? parts.map((part) => (part as ts.StringLiteralType).value) : [],
    }
  })
}

function namesOf(member: ts.Type): readonly string[] {
  const isObject = (member.flags & ts.TypeFlags.Object) !== 0
  return isObject ? propertiesOf(member).map(({ name }) => name) : ['each']
}

function propertiesOf(type: ts.Type): readonly ts.Symbol[] {
  const parts = type.isUnion() ? type.types : [type]
  const byName = new Map(
    parts.flatMap((part) => part.getProperties().map((property) => [property.name, property] as const)),
  )
  return [...byName.values()]
}

/** Names that stand in a source outside its types. */
function namesIn(source: string): ReadonlySet<string> {
  const names = new Set<string>()
  const visit = (node: ts.Node): void => {
    if (ts.isTypeNode(node)) return
    if (ts.isIdentifier(node)) names.add(node.text)
    ts.forEachChild(node, visit)
  }
  // Its exit code and status stand before it.
  const sentence = source.replace(/^\d\n\d{3}\n/, '')
  visit(ts.createSourceFile('sentence.ts', sentence, ts.ScriptTarget.Latest, true))
  return names
}
